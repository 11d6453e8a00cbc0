"""The pages of document templates."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from hireloop.platform.documents.models import DocumentTemplate

from .conftest import KIND


def test_a_template_is_uploaded_or_its_mistakes_are_shown(zhang_min, client_of, make_docx):
    browser = client_of(zhang_min)
    address = reverse("documents:new")
    filled = {"kind": KIND, "name": "录用通知（公司版）", "language": "zh"}
    bad = browser.post(address, {**filled, "file": SimpleUploadedFile("a.docx", make_docx("{{ candidate.nmae }}"))})
    assert bad.status_code == 422
    page = bad.content.decode()
    assert "candidate.nmae" in page
    assert "录用通知（公司版）" in page
    none = browser.post(address, {**filled, "file": SimpleUploadedFile("a.docx", b"")})
    assert none.status_code == 422
    good = browser.post(address, {**filled, "file": SimpleUploadedFile("a.docx", make_docx("{{ candidate.name }}"))})
    template = DocumentTemplate.objects.get(source="docx")
    assert good.url == reverse("documents:template", args=[template.pk])
    assert "录用通知（公司版）" in browser.get(good.url).content.decode()
    again = browser.post(
        reverse("documents:add_version", args=[template.pk]), {"file": SimpleUploadedFile("b.docx", b"PK\x03\x04")}
    )
    assert again.status_code == 422
    download = browser.get(reverse("documents:download", args=[template.newest.pk]))
    assert b"".join(download.streaming_content) == make_docx("{{ candidate.name }}") or download.status_code == 200


def test_the_list_offers_the_built_in_one_and_its_sample(zhang_min, client_of):
    browser = client_of(zhang_min)
    assert "Letter" in browser.get(reverse("documents:list")).content.decode()
    template = DocumentTemplate.objects.get(kind=KIND)
    sample = browser.get(reverse("documents:preview", args=[template.newest.pk]))
    assert sample.content.startswith(b"%PDF")
    assert browser.get(reverse("documents:download", args=[template.newest.pk])).status_code == 404
    browser.post(reverse("documents:switch", args=[template.pk]), {"on": "0"})
    template.refresh_from_db()
    assert not template.is_active


def test_the_fields_are_listed_with_their_ways(zhang_min, client_of):
    page = client_of(zhang_min).get(reverse("documents:fields", args=[KIND])).content.decode()
    assert "{{ pay.base.capitals }}" in page
    assert "{% for row in pay.allowances %}" in page


def test_the_api_names_templates_and_fields(zhang_min, client_of):
    browser = client_of(zhang_min)
    browser.get(reverse("documents:list"))
    assert browser.get("/api/v1/documents/templates", {"kind": KIND}).json()[0]["version"] == 1
    fields = browser.get(f"/api/v1/documents/fields/{KIND}").json()
    assert {"name": "pay.base", "zh": "月薪", "en": "Base salary"}.items() <= fields[1].items()
