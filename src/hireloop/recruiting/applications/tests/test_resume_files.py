from contextlib import suppress

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from hireloop.kernel.errors import BadInput
from hireloop.recruiting.applications.resume_files import check_resume

from .conftest import DOCX, PDF, package, picture


@pytest.mark.parametrize(
    ("content", "media_type", "ending"),
    [
        (PDF, "application/pdf", ".pdf"),
        (DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"),
        ("王芳\n五年经验".encode(), "text/plain", ".txt"),
        ("王芳\n五年经验".encode("gb18030"), "text/plain", ".txt"),
        ("王芳".encode("utf-16"), "text/plain", ".txt"),
        (picture("PNG"), "image/png", ".png"),
        (picture("JPEG"), "image/jpeg", ".jpg"),
    ],
)
def test_the_content_says_what_it_is_whatever_the_name_says(content, media_type, ending):
    resume = check_resume(SimpleUploadedFile("我的简历.exe", content, content_type="application/x-msdownload"))
    assert (resume.media_type, resume.name) == (media_type, f"我的简历{ending}")
    assert resume.content == content


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (PDF[:40], "file_cut"),
        (DOCX[:60], "file_cut"),
        (picture("PNG")[:900], "file_cut"),
        (picture("JPEG")[:900], "file_cut"),
        (package("a.txt"), "file_kind"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "file_old_word"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(64), "file_heic"),
        (b"MZ\x90\x00" + bytes(200), "file_kind"),
        (bytes(range(256)) * 4, "file_kind"),
        (b"   \n ", "file_kind"),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{len(value)} bytes",
)
def test_what_cannot_be_read_is_refused_by_name(content, code):
    with pytest.raises(BadInput) as caught:
        check_resume(SimpleUploadedFile("resume.pdf", content))
    assert caught.value.code == code


def test_a_cut_picture_is_refused_whatever_other_libraries_have_told_pillow(monkeypatch):
    monkeypatch.setattr("PIL.ImageFile.LOAD_TRUNCATED_IMAGES", True)
    with pytest.raises(BadInput) as caught:
        check_resume(SimpleUploadedFile("resume.png", picture("PNG")[:900]))
    assert caught.value.code == "file_cut"


def test_a_file_past_the_limit_is_refused(settings):
    settings.MAX_UPLOAD_BYTES = 100
    with pytest.raises(BadInput) as caught:
        check_resume(SimpleUploadedFile("resume.pdf", PDF + bytes(100)))
    assert caught.value.code == "file_too_large"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\我\\简历.docx", "简历.pdf"),
        ("\x00\n.pdf", "file.pdf"),
        ("长" * 300, "长" * 120 + ".pdf"),
    ],
)
def test_names_are_tidied(name, kept):
    upload = SimpleUploadedFile("x.pdf", PDF)
    upload._name = name
    assert check_resume(upload).name == kept


@given(st.binary(min_size=1, max_size=400))
def test_no_bytes_bring_it_down(content):
    with suppress(BadInput):
        assert check_resume(SimpleUploadedFile("resume", content)).content == content
