"""Files that claim to be Word documents."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hireloop.kernel.errors import BadInput
from hireloop.platform.documents.docx_files import check_docx


def changed(content: bytes, name: str, data: bytes) -> bytes:
    """The package with one part more, or another in its place."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, data)
    return result.getvalue()


def code_of(content: bytes) -> str:
    with pytest.raises(BadInput) as refused:
        check_docx(content)
    return refused.value.code


def test_a_word_document_passes(make_docx):
    check_docx(make_docx("你好"))


RELS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'
REMOTE = RELS % b'<Relationship Id="r1" Type="x/attachedTemplate" Target="http://10.0.0.1/t" TargetMode="External"/>'


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("word/vbaProject.bin", b"x", "docx_macros"),
        ("word/embeddings/book.xlsx", b"x", "docx_embedded"),
        ("word/_rels/settings.xml.rels", REMOTE, "docx_external"),
        ("word/bomb.xml", b"0" * 70_000_000, "docx_bomb"),
        ("word/evil.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>', "docx_entities"),
        ("word/document.xml", b"<broken", "docx_damaged"),
    ],
)
def test_what_is_dangerous_is_refused_by_name(make_docx, name, data, code):
    assert code_of(changed(make_docx("你好"), name, data)) == code


def test_other_files_are_told_apart(make_docx):
    assert code_of(b"%PDF-1.4") == "docx_kind"
    assert code_of(b"") == "docx_kind"
    assert code_of(make_docx("x")[:400]) == "docx_damaged"
    archive = io.BytesIO()
    zipfile.ZipFile(archive, "w").writestr("a.txt", "b")
    assert code_of(archive.getvalue()) == "docx_kind"
    assert code_of(b"PK\x03\x04" + b"0" * 6_000_000) == "docx_size"


def test_links_to_pages_are_allowed(make_docx):
    link = REMOTE.replace(b"x/attachedTemplate", b"http://x/relationships/hyperlink")
    check_docx(changed(make_docx("你好"), "word/_rels/footnotes.xml.rels", link))


@given(st.binary(max_size=300), st.integers(0, 2000))
def test_nothing_but_bad_input_comes_out(data, position):
    for content in (data, b"PK\x03\x04" + data):
        with pytest.raises(BadInput):
            check_docx(content)
