"""What a résumé file really is, told from its content; the name and the browser's word count for nothing."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from PIL import Image, ImageFile, UnidentifiedImageError

from hireloop.kernel.errors import BadInput

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TEXT = "text/plain"
PNG = "image/png"
JPEG = "image/jpeg"
EXTENSIONS = {PDF: ".pdf", DOCX: ".docx", TEXT: ".txt", PNG: ".png", JPEG: ".jpg"}
ACCEPTED = ".pdf,.docx,.txt,.png,.jpg,.jpeg"
MOST_PIXELS = 60_000_000
MOST_UNPACKED_BYTES = 200 * 1024 * 1024
LONGEST_NAME = 120


@dataclass(frozen=True)
class ResumeFile:
    """A file that was found to be what it says; ``media_type`` is told from the content."""

    name: str
    media_type: str
    content: bytes


def check_resume(upload: UploadedFile) -> ResumeFile:
    """The upload's content and true kind; BadInput says what is wrong with it and what to do."""
    if not upload.size:
        raise BadInput(_("This file is empty. Choose the file again, or save it once more first."), code="file_empty")
    if upload.size > settings.MAX_UPLOAD_BYTES:
        message = _("This file has %(size)s; at most %(limit)s can be sent. Save it smaller, for example as PDF.")
        sizes = {"size": filesizeformat(upload.size), "limit": filesizeformat(settings.MAX_UPLOAD_BYTES)}
        raise BadInput(message % sizes, code="file_too_large")
    content = upload.read()
    media_type = _kind_of(content)
    return ResumeFile(name=_tidy_name(upload.name or "", media_type), media_type=media_type, content=content)


def _kind_of(content: bytes) -> str:
    if b"%PDF-" in content[:1024]:
        return _whole_pdf(content)
    if content.startswith(b"PK\x03\x04"):
        return _whole_docx(content)
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return _whole_image(content, PNG)
    if content.startswith(b"\xff\xd8\xff"):
        return _whole_image(content, JPEG)
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise BadInput(
            _("This is an old Word document (.doc). Save it as PDF or DOCX and send that."), code="file_old_word"
        )
    if content[4:8] == b"ftyp":
        raise BadInput(_("This picture or film format cannot be read here. Send a PDF, PNG or JPEG."), code="file_heic")
    if _is_text(content):
        return TEXT
    raise BadInput(_("This is not a file that can be read here. Send a PDF, DOCX, TXT, PNG or JPEG."), code="file_kind")


def _whole_pdf(content: bytes) -> str:
    if b"%%EOF" not in content[-2048:]:
        raise BadInput(
            _("This PDF is cut off: its end is missing. Save it once more and send it again."), code="file_cut"
        )
    return PDF


def _whole_docx(content: bytes) -> str:
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
    except zipfile.BadZipFile:
        raise BadInput(
            _("This document is cut off or damaged. Save it once more and send it again."), code="file_cut"
        ) from None
    names = set(package.namelist())
    if "word/document.xml" not in names or "[Content_Types].xml" not in names:
        raise BadInput(_("This is an archive, not a Word document. Send a PDF or DOCX."), code="file_kind")
    if sum(entry.file_size for entry in package.infolist()) > MOST_UNPACKED_BYTES:
        raise BadInput(_("This document unpacks to far too much. Save it as PDF and send that."), code="file_bomb")
    return DOCX


def _whole_image(content: bytes, media_type: str) -> str:
    cut = BadInput(_("This picture is cut off or damaged. Save it once more and send it again."), code="file_cut")
    try:
        image = Image.open(io.BytesIO(content))
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        raise cut from None
    if image.width * image.height > MOST_PIXELS:
        raise BadInput(_("This picture is too large to read. Send one of at most 60 megapixels."), code="file_pixels")
    try:
        with _all_of_it():
            image.load()
    except (OSError, ValueError, SyntaxError):
        raise cut from None
    return media_type


@contextmanager
def _all_of_it() -> Iterator[None]:
    """Inside, Pillow refuses a picture that ends early. WeasyPrint, once imported, has it accept them everywhere."""
    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _is_text(content: bytes) -> bool:
    return text_of(content) is not None


def text_of(content: bytes) -> str | None:
    """The text of a plain text file in UTF-8, UTF-16 with a mark, or GB 18030; None where it is none."""
    encodings = ("utf-16",) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_readable(text):
            return text
    return None


def _is_readable(text: str) -> bool:
    odd = sum(1 for character in text if ord(character) < 32 and character not in "\t\n\r\f")
    return bool(text.strip()) and odd == 0


def _tidy_name(name: str, media_type: str) -> str:
    """The file's own name without folders and control characters, with the ending that fits what it is."""
    stem = PurePosixPath(name.replace("\\", "/")).stem
    printable = "".join(character for character in stem if character.isprintable()).strip(" .") or "resume"
    return printable[:LONGEST_NAME] + EXTENSIONS[media_type]
