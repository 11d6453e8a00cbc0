"""From template and values to PDF, by WeasyPrint and by LibreOffice."""

import hashlib
import io

import pdfplumber
import pytest

from hireloop.engines.errors import EngineFailed, EngineUnavailable
from hireloop.kernel.errors import BadInput, Conflict
from hireloop.platform.audit.actor import Actor
from hireloop.platform.background.testing import run_all
from hireloop.platform.documents import actions, office, queries
from hireloop.platform.documents.actions import TemplateDraft
from hireloop.platform.documents.actions.uploading import TemplateProblems
from hireloop.platform.documents.models import DocumentTemplate, TemplateVersion
from hireloop.platform.documents.rendering import preview_html, render

from .conftest import CATALOGUE, KIND

SYSTEM = Actor.system("tests")
needs_office = pytest.mark.skipif(not office.is_installed(), reason="LibreOffice is not installed")


def text_of(pdf: bytes) -> str:
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return "".join(page.extract_text() for page in document.pages).replace("\n", "")


def upload(content, user=None, name="公司模板"):
    draft = TemplateDraft(kind=KIND, name=name, language="zh")
    return actions.add_template(draft, content, file_name="模板.docx", user=user, actor=SYSTEM)


def test_a_built_in_template_prints_names_with_rare_characters(db):
    (version,) = actions.sync_built_in(KIND)
    document = render(version, {**CATALOGUE.examples(), "candidate.name": "𠮷㼆龘"})
    assert "𠮷㼆龘：月薪25,000元（贰万伍仟元整），2026年12月1日入职" in text_of(document.pdf).replace(" ", "")
    assert (document.sha256, document.missing) == (hashlib.sha256(document.pdf).hexdigest(), ())


def test_what_is_missing_is_told(db):
    (version,) = actions.sync_built_in(KIND)
    assert render(version, {"pay.base": 100}).missing == ("candidate.name", "offer.start_on")
    assert preview_html(version, {"pay.base": 100})[1] == ("candidate.name", "offer.start_on")


def test_a_built_in_template_gets_a_new_version_only_when_it_changed(db, letter):
    (first,) = actions.sync_built_in(KIND)
    assert actions.sync_built_in(KIND) == [first]
    letter.write_text("<p>{{ candidate.name }}</p>", "utf-8")
    (second,) = actions.sync_built_in(KIND)
    assert (second.number, second.fields_used) == (2, ["candidate.name"])
    with pytest.raises(Conflict):
        actions.add_version(second.template, b"", file_name="x.docx", user=None, actor=SYSTEM)


def test_a_word_template_with_mistakes_is_not_kept(db, make_docx):
    with pytest.raises(TemplateProblems) as refused:
        upload(make_docx("{{ candidate.nmae }}"))
    assert "candidate.name" in str(refused.value)
    assert not DocumentTemplate.objects.exists()
    with pytest.raises(BadInput):
        upload(b"%PDF-1.4")


@needs_office
def test_a_word_template_is_filled_and_printed(db, make_docx, zhang_min):
    version = upload(make_docx("{{ candidate.name }}的月薪为{{ pay.base.capitals }}", footer="{{ offer.start_on }}"))
    document = render(version, {**CATALOGUE.examples(), "candidate.name": "<王>&芳𠮷"})
    text = text_of(document.pdf).replace(" ", "")
    assert "<王>&芳𠮷的月薪为贰万伍仟元整" in text
    assert "2026年12月1日" in text
    second = actions.add_version(version.template, make_docx("新"), file_name="b.docx", user=zhang_min, actor=SYSTEM)
    assert (second.number, queries.usable(KIND).get().newest) == (2, second)


@needs_office
def test_the_sample_is_printed_in_the_background(db, make_docx, zhang_min, client_of):
    from django.urls import reverse

    version = upload(make_docx("{{ candidate.name }}"))
    browser = client_of(zhang_min)
    address = reverse("documents:preview", args=[version.pk])
    assert reverse("documents:preview_state", args=[version.pk]) in browser.get(address).content.decode()
    run_all(periodic=False)
    assert b"".join(browser.get(address).streaming_content).startswith(b"%PDF")


def test_without_libreoffice_it_says_what_to_install(db, make_docx, monkeypatch):
    version = upload(make_docx("{{ candidate.name }}"))
    monkeypatch.setattr(office, "_program", lambda: None)
    with pytest.raises(EngineUnavailable, match="libreoffice-writer-nogui"):
        render(version, CATALOGUE.examples())
    actions.make_preview(version.pk)
    assert "libreoffice-writer-nogui" in TemplateVersion.objects.get(pk=version.pk).preview_problem


def test_a_converter_that_hangs_is_ended(monkeypatch, tmp_path):
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nsleep 60\n")
    program.chmod(0o755)
    monkeypatch.setattr(office, "_program", lambda: str(program))
    with pytest.raises(EngineFailed):
        office.to_pdf(b"x", timeout_s=0.2)
    program.write_text("#!/bin/sh\nexit 0\n")
    with pytest.raises(EngineFailed):
        office.to_pdf(b"x", timeout_s=5)
