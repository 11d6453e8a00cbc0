import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from hireloop.kernel.errors import Conflict
from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.directory.models import Person
from hireloop.platform.notifications.models import Message
from hireloop.platform.vault import files
from hireloop.platform.vault.models import StoredFile
from hireloop.recruiting.applications import actions
from hireloop.recruiting.applications.actions import ApplicationDraft
from hireloop.recruiting.applications.models import Application, PendingUpload
from hireloop.recruiting.applications.stages import Stage
from hireloop.recruiting.jobs import actions as jobs

from .conftest import DOCX, PDF

TYPED = {
    "name": "王芳",
    "email": "wang.fang@example.com",
    "phone": "138 0013 8000",
    "cover_letter": "我做过五年后端。",
    "language": "zh-hans",
    "agrees": "on",
    "fax": "",
}


def pdf(content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile("简历.pdf", content, content_type="application/pdf")


@pytest.fixture
def address(job):
    return reverse("applications:apply", args=[job.pk])


def test_a_candidate_applies(client, address, job):
    page = client.get(address).content.decode()
    assert "应聘信息处理告知" in page
    answer = client.post(address, {**TYPED, "resume": pdf()})
    assert answer.status_code == 302
    application = Application.objects.get()
    assert (application.job, application.stage, application.source) == (job, Stage.APPLIED, "careers")
    assert application.cover_letter == "我做过五年后端。"
    assert application.notice_version == "2026-11"
    assert application.resume.person_id == application.person_id
    with files.open_file(application.resume) as stored:
        assert stored.read() == PDF
    letter = Message.objects.get()
    assert "/my/" in letter.body
    assert "wang.fang@example.com" in client.get(answer.url).content.decode()


def test_nothing_on_the_screen_opens_the_own_page(client, address):
    answer = client.post(address, {**TYPED, "resume": pdf()})
    token = re.search(r"/my/([\w-]+)/", Message.objects.get().body)[1]
    assert token not in client.get(answer.url).content.decode()
    assert token not in answer.url


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": ""}, "id_name"),
        ({"name": "  "}, "id_name"),
        ({"name": "12345"}, "请用汉字或字母填写姓名"),
        ({"name": "长" * 200}, "id_name"),
        ({"email": "wang.fang"}, "id_email"),
        ({"email": ""}, "id_email"),
        ({"email": "a@b@c.de"}, "id_email"),
        ({"phone": "call me"}, "这不像是电话号码"),
        ({"phone": "1"}, "这不像是电话号码"),
        ({"cover_letter": "字" * 6001}, "id_cover_letter"),
        ({"language": "tlh"}, "id_language"),
        ({"agrees": ""}, "请阅读告知并勾选同意"),
        ({"fax": "http://spam"}, "请再提交一次"),
        ({"name": "王\x00芳"}, "id_name"),
    ],
)
def test_an_error_loses_neither_what_was_typed_nor_the_file(client, address, change, said):
    answer = client.post(address, {**TYPED, **change, "resume": pdf()})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert "简历.pdf" in page
    for name, value in TYPED.items():
        if name not in change and name in {"name", "email", "phone", "cover_letter"}:
            assert value in page
    assert not Application.objects.exists()
    ticket = re.search(r'name="resume_ticket" value="([^"]+)"', page)[1]
    assert client.post(address, {**TYPED, "resume_ticket": ticket}).status_code == 302
    application = Application.objects.get()
    assert application.resume.name == "简历.pdf"
    assert not PendingUpload.objects.exists()
    assert StoredFile.objects.count() == 1


def test_a_kept_file_stays_through_a_second_error(client, address):
    first = client.post(address, {**TYPED, "email": "", "resume": pdf()}).content.decode()
    ticket = re.search(r'name="resume_ticket" value="([^"]+)"', first)[1]
    second = client.post(address, {**TYPED, "name": "", "resume_ticket": ticket}).content.decode()
    assert f'value="{ticket}"' in second


def test_a_new_file_replaces_the_kept_one(client, address):
    first = client.post(address, {**TYPED, "email": "", "resume": pdf()}).content.decode()
    ticket = re.search(r'name="resume_ticket" value="([^"]+)"', first)[1]
    client.post(address, {**TYPED, "resume_ticket": ticket, "resume": SimpleUploadedFile("新.docx", DOCX)})
    assert Application.objects.get().resume.name == "新.docx"


@pytest.mark.parametrize("ticket", ["", "forged", "a:b:c", "x" * 299])
def test_a_forged_ticket_brings_no_file(client, address, ticket):
    answer = client.post(address, {**TYPED, "resume_ticket": ticket})
    assert answer.status_code == 422
    assert not Application.objects.exists()


@pytest.mark.parametrize(
    "content", [b"", PDF[:30], b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64), bytes(300), b"PK\x03\x04broken"]
)
def test_a_bad_file_is_named_and_nothing_else_is_lost(client, address, content):
    page = client.post(address, {**TYPED, "resume": pdf(content)})
    assert page.status_code == 422
    assert 'id="id_resume-error"' in page.content.decode()
    assert "我做过五年后端。" in page.content.decode()
    assert not StoredFile.objects.exists()


def test_too_large_a_file_is_refused(client, address, settings):
    settings.MAX_UPLOAD_BYTES = 50
    assert client.post(address, {**TYPED, "resume": pdf()}).status_code == 422
    assert not Application.objects.exists()


def test_two_files_in_one_form_are_taken_as_the_last(client, address):
    client.post(address, {**TYPED, "resume": [pdf(), SimpleUploadedFile("b.docx", DOCX)]})
    assert Application.objects.get().resume.name == "b.docx"


def test_markup_is_shown_as_text(client, address, client_of, zhang_min):
    client.post(address, {**TYPED, "name": "<b>Wang</b>", "cover_letter": "<script>alert(1)</script>", "resume": pdf()})
    page = client_of(zhang_min).get(reverse("applications:list")).content.decode()
    assert "<b>Wang</b>" not in page
    assert "&lt;b&gt;Wang" in page


def test_the_same_person_applying_again_renews_the_papers(client, address):
    client.post(address, {**TYPED, "resume": pdf()})
    first = client.post(address, {**TYPED, "resume": pdf()})
    second = client.post(
        address,
        {
            **TYPED,
            "email": "WANG.FANG@example.com ",
            "cover_letter": "补充。",
            "resume": SimpleUploadedFile("b.docx", DOCX),
        },
    )
    assert (first.status_code, second.status_code) == (302, 302)
    application = Application.objects.get()
    assert Person.objects.count() == 1
    assert (application.cover_letter, application.resume.name) == ("补充。", "b.docx")
    assert application.received_resumes.count() == 3
    assert application.reapplied_at is not None
    assert Message.objects.filter(template="application_updated").count() == 2
    assert AuditRow.objects.filter(key="applications.received").count() == 1


def test_who_withdrew_is_back_in(application, job):
    actions.withdraw(application, actor=Actor.candidate(application.person))
    draft = ApplicationDraft(name="王芳", email="wang.fang@example.com")
    again = actions.apply(job, draft, resume=None, actor=Actor.system("tests"))
    assert not again.is_new
    assert again.application.stage == Stage.APPLIED
    assert again.application.resume_id is not None


def test_who_was_rejected_stays_so_and_hr_sees_it(application, job):
    actions.reject(application, reason="skills", actor=Actor.system("tests"))
    draft = ApplicationDraft(name="王芳", email="wang.fang@example.com", cover_letter="再试一次")
    again = actions.apply(job, draft, resume=None, actor=Actor.system("tests")).application
    assert (again.stage, again.cover_letter) == (Stage.REJECTED, "再试一次")
    assert again.reapplied_at is not None


def test_a_closed_job_takes_nothing(client, address, job):
    jobs.close_job(job, actor=Actor.system("tests"))
    assert client.get(address).status_code == 404
    assert client.post(address, {**TYPED, "resume": pdf()}).status_code == 404
    with pytest.raises(Conflict):
        actions.apply(job, ApplicationDraft(name="a", email="a@example.com"), resume=None, actor=Actor.system("tests"))


def test_too_many_forms_are_slowed_and_nothing_is_lost(client, address, monkeypatch):
    from hireloop.recruiting.applications import limits

    monkeypatch.setitem(limits.MOST_PER_WINDOW, "apply_email", 1)
    client.post(address, {**TYPED, "resume": pdf()})
    answer = client.post(address, {**TYPED, "resume": pdf()})
    page = answer.content.decode()
    assert answer.status_code == 429
    assert "我做过五年后端。" in page
    assert "resume_ticket" in page


def test_files_nobody_came_back_for_go_after_a_day(client, address):
    client.post(address, {**TYPED, "email": "", "resume": pdf()})
    assert actions.drop_old_uploads() == 0
    PendingUpload.objects.update(created_at=timezone.now() - timedelta(hours=25))
    assert actions.drop_old_uploads() == 1
    assert not StoredFile.objects.exists()


def test_it_is_all_there_in_english(client, address):
    page = client.get(address, headers={"accept-language": "en"}).content.decode()
    assert "How we use your application data" in page
    assert not re.search(r"[一-鿿]", page.replace("中文", "").replace("后端工程师", "").replace("聘环", ""))
