"""The résumé first: empty fields are filled from it, and nothing else happens."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from hireloop.recruiting.applications import limits
from hireloop.recruiting.applications.models import Application, PendingUpload
from hireloop.recruiting.applications.resume_contacts import Contacts, contacts_of
from hireloop.recruiting.applications.resume_files import ResumeFile
from hireloop.recruiting.applications.views.prefilling import is_taken

from .conftest import PDF

TEXT = """王芳
手机：138-0013-8000  邮箱：wang.fang@example.com
工作经历
2019.07-至今 美团 产品经理
""".encode()
NOTHING = {"name": "", "email": "", "phone": "", "cover_letter": "", "language": "zh-hans"}


def text(content: bytes = TEXT) -> SimpleUploadedFile:
    return SimpleUploadedFile("简历.txt", content, content_type="text/plain")


@pytest.fixture
def address(job):
    return reverse("applications:read_resume", args=[job.pk])


def field(page: str, name: str) -> str:
    start = page.index(f'name="{name}"')
    tag = page[page.rindex("<", 0, start) : page.index(">", start)]
    return tag.split('value="')[1].split('"')[0] if 'value="' in tag else ""


def test_empty_fields_are_filled_and_marked_and_nothing_is_sent(client, address, job):
    answer = client.post(address, {**NOTHING, "resume": text()})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert [field(page, name) for name in ("name", "phone", "email")] == [
        "王芳",
        "138-0013-8000",
        "wang.fang@example.com",
    ]
    assert page.count("data-read-mark") == 3
    assert "is-invalid" not in page
    assert not Application.objects.exists()
    assert PendingUpload.objects.get().file.person_id is None
    sent = client.post(
        reverse("applications:apply", args=[job.pk]),
        {
            **NOTHING,
            "name": "王芳",
            "email": "wang.fang@example.com",
            "agrees": "on",
            "fax": "",
            "resume_ticket": field(page, "resume_ticket"),
        },
    )
    assert sent.status_code == 302
    assert Application.objects.get().resume.name == "简历.txt"
    assert not PendingUpload.objects.exists()


def test_what_was_typed_stays(client, address):
    typed = {**NOTHING, "name": "王小芳", "cover_letter": "我想加入。", "agrees": "on"}
    page = client.post(address, {**typed, "resume": text()}).content.decode()
    assert field(page, "name") == "王小芳"
    assert field(page, "email") == "wang.fang@example.com"
    assert "我想加入。" in page
    assert page.count("data-read-mark") == 2
    assert "checked" in page[page.index('name="agrees"') :][:200]


def test_a_file_that_cannot_be_read_is_kept_and_blocks_nothing(client, address):
    answer = client.post(address, {**NOTHING, "resume": SimpleUploadedFile("a.pdf", PDF)})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert page.count("data-read-mark") == 0
    assert field(page, "resume_ticket")
    assert "没有找到可以填写的内容" in page


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02\x03" * 20])
def test_what_is_no_resume_is_said_at_the_file_only(client, address, content):
    answer = client.post(address, {**NOTHING, "name": "王芳", "resume": SimpleUploadedFile("a.bin", content)})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert page.count("is-invalid") == 1
    assert field(page, "name") == "王芳"
    assert not PendingUpload.objects.exists()


def test_without_a_file_it_is_asked_for(client, address):
    assert "请选择您的简历" in client.post(address, NOTHING).content.decode()


def test_the_kept_file_can_be_read_again(client, address):
    page = client.post(address, {**NOTHING, "resume": text()}).content.decode()
    again = client.post(address, {**NOTHING, "resume_ticket": field(page, "resume_ticket")}).content.decode()
    assert field(again, "name") == "王芳"
    assert PendingUpload.objects.count() == 1


def test_reading_the_address_leads_to_the_form(client, address, job):
    assert client.get(address).url == reverse("applications:apply", args=[job.pk])


def test_too_many_readings_from_one_place_keep_what_was_typed(client, address, monkeypatch):
    monkeypatch.setitem(limits.MOST_PER_WINDOW, "read_ip", 0)
    answer = client.post(address, {**NOTHING, "name": "王芳", "resume": text()})
    assert answer.status_code == 429
    assert field(answer.content.decode(), "name") == "王芳"


@pytest.mark.parametrize(("name", "value"), [("phone", "12"), ("email", "wang@"), ("name", "王" * 81)])
def test_what_the_form_would_refuse_is_left_out(name, value):
    assert not is_taken(name, value)


def test_only_what_is_certain_is_found():
    resume = ResumeFile(name="a.txt", media_type="text/plain", content="这是一份没有联系方式的说明文件。".encode())
    assert contacts_of(resume) == Contacts()
