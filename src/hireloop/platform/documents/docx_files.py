"""The company's own Word documents: whether a file is one, whether it is safe to open, and what it says where."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from hireloop.kernel.errors import BadInput

from .catalogue import Catalogue
from .checking import Reading, environment, merged, read_source

if TYPE_CHECKING:
    from docx.document import Document as DocumentType

MOST_BYTES = 5 * 1024 * 1024
MOST_UNPACKED_BYTES = 60 * 1024 * 1024
MOST_ENTRIES = 2000
MOST_TIMES = 200
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXTERNAL = re.compile(rb'<Relationship\b[^>]*TargetMode="External"[^>]*>', re.IGNORECASE)
HYPERLINK = b"/relationships/hyperlink"
MARK = re.compile(r"{{.*?}}|{%.*?%}", re.DOTALL)
TAG_PREFIX = re.compile(r"({[{%])(?:p|tr|tc|r)(?=\s)")
EXCERPT = 24


def check_docx(content: bytes) -> None:
    """Raise BadInput, with what to do, unless this is a Word document that can be opened without danger."""
    from docx import Document

    if len(content) > MOST_BYTES:
        raise BadInput(_("The file is larger than 5 MB. Take large pictures out of it."), code="docx_size")
    if not content.startswith(b"PK\x03\x04"):
        raise BadInput(
            _("This is no DOCX file. Save the document in Word as “.docx” and upload that."), code="docx_kind"
        )
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
        entries = package.infolist()
    except zipfile.BadZipFile:
        raise BadInput(_("The file is cut off or damaged. Save it once more."), code="docx_damaged") from None
    _check_entries(package, entries, len(content))
    try:
        Document(io.BytesIO(content))
    except Exception as error:
        raise BadInput(
            _("Word’s own format is broken in this file. Save it once more."), code="docx_damaged"
        ) from error


def _check_entries(package: zipfile.ZipFile, entries: list[zipfile.ZipInfo], size: int) -> None:
    names = {entry.filename for entry in entries}
    if not {"[Content_Types].xml", "word/document.xml"} <= names:
        raise BadInput(_("This is an archive, not a Word document. Upload a “.docx” file."), code="docx_kind")
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED_BYTES or unpacked > MOST_TIMES * max(size, 10_000):
        raise BadInput(_("This file unpacks to far too much; it cannot be opened safely."), code="docx_bomb")
    if any(name.lower().endswith(("vbaproject.bin", "vbadata.xml")) for name in names):
        raise BadInput(_("The document has macros. Save it as “.docx” without macros."), code="docx_macros")
    if any(name.startswith(("word/embeddings/", "word/activeX/")) for name in names):
        raise BadInput(_("The document has other files embedded. Take them out."), code="docx_embedded")
    for entry in entries:
        if entry.filename.endswith((".xml", ".rels")):
            _check_part(_unpack(package, entry), entry.filename)


def _unpack(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """No more than it says it is: the head of an archive can lie."""
    try:
        with package.open(entry) as part:
            content = part.read(entry.file_size + 1)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        raise BadInput(_("The file is cut off or damaged. Save it once more."), code="docx_damaged") from None
    if len(content) > entry.file_size:
        raise BadInput(_("This file unpacks to far too much; it cannot be opened safely."), code="docx_bomb")
    return content


def _check_part(content: bytes, name: str) -> None:
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise BadInput(_("The document declares entities of its own, which Word never does."), code="docx_entities")
    if b"macroEnabled" in content and name == "[Content_Types].xml":
        raise BadInput(_("The document has macros. Save it as “.docx” without macros."), code="docx_macros")
    if name.endswith(".rels") and any(HYPERLINK not in link for link in EXTERNAL.findall(content)):
        raise BadInput(
            _("The document takes pictures or templates from other addresses. Put them into the document."),
            code="docx_external",
        )


def read_docx(content: bytes, catalogue: Catalogue) -> Reading:
    """The fields that the template names; what is wrong, with its place."""
    from docx import Document

    document = Document(io.BytesIO(content))
    whole = read_source(_source_of(content), catalogue)
    if not whole.problems:
        return whole
    placed = merged(
        read_source(mark, catalogue, place=place)
        for place, text in texts_of(document)
        for mark in MARK.findall(TAG_PREFIX.sub(r"\1", text))
        if mark.startswith("{{")
    )
    known = {problem.text for problem in whole.problems}
    exact = [problem for problem in placed.problems if problem.text in known]
    found = {problem.text for problem in exact}
    whole.problems = exact + [problem for problem in whole.problems if problem.text not in found]
    return whole


def _source_of(content: bytes) -> str:
    """The text of body, headers and footers as the template engine will read it."""
    from docxtpl import DocxTemplate

    template = DocxTemplate(io.BytesIO(content))
    template.init_docx()
    parts = [template.patch_xml(template.get_xml())]
    for uri in (template.HEADER_URI, template.FOOTER_URI):
        parts += [template.patch_xml(template.get_part_xml(part)) for _key, part in template.get_headers_footers(uri)]
    return "\n".join(parts)


def texts_of(document: "DocumentType") -> Iterator[tuple[str, str]]:
    """(place, text) of every paragraph that has a mark in it."""
    for number, paragraph in enumerate(document.paragraphs, start=1):
        if MARK.search(paragraph.text):
            yield (
                _("paragraph %(number)d, “%(text)s”") % {"number": number, "text": _excerpt(paragraph.text)},
                paragraph.text,
            )
    for number, table in enumerate(document.tables, start=1):
        yield from _cells(table, number)
    for section in document.sections:
        for place, part in ((_("header"), section.header), (_("footer"), section.footer)):
            yield from ((place, paragraph.text) for paragraph in part.paragraphs if MARK.search(paragraph.text))


def _cells(table: Any, number: int) -> Iterator[tuple[str, str]]:
    for row_number, row in enumerate(table.rows, start=1):
        for cell in row.cells:
            if MARK.search(cell.text):
                place = _("table %(number)d, row %(row)d, “%(text)s”")
                yield place % {"number": number, "row": row_number, "text": _excerpt(cell.text)}, cell.text


def _excerpt(text: str) -> str:
    text = " ".join(text.split())
    mark = MARK.search(text)
    start = max(0, mark.start() - EXCERPT // 2) if mark else 0
    end = min(len(text), (mark.end() if mark else 0) + EXCERPT // 2)
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")


def fill_docx(content: bytes, context: dict[str, Any]) -> bytes:
    """The document with its fields filled in."""
    from docxtpl import DocxTemplate

    template = DocxTemplate(io.BytesIO(content))
    template.render(context, jinja_env=environment(), autoescape=True)
    filled = io.BytesIO()
    template.save(filled)
    return filled.getvalue()
