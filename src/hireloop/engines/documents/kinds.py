"""What a file really is, told from its content, and whether it is safe to read; its name counts for nothing."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageFile, UnidentifiedImageError

from hireloop.kernel.errors import N_, BadInput

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TEXT = "text/plain"
PNG = "image/png"
JPEG = "image/jpeg"
EXTENSIONS = {PDF: ".pdf", DOCX: ".docx", TEXT: ".txt", PNG: ".png", JPEG: ".jpg"}
ACCEPTED = ".pdf,.docx,.txt,.png,.jpg,.jpeg"

MOST_PIXELS = 60_000_000
MOST_UNPACKED_BYTES = 200 * 1024 * 1024
# A part that shrinks to less than a thousandth is made to blow up, not to be read.
MOST_RATIO = 1000
MANY_BYTES = 10 * 1024 * 1024

MACRO_PARTS = ("word/vbaProject.bin", "word/vbaData.xml")


def kind_of(content: bytes) -> str:
    """The media type of a whole, readable file; BadInput says what is wrong with it and what to do."""
    if not content:
        raise BadInput(N_("This file is empty. Choose the file again, or save it once more first."), code="file_empty")
    if b"%PDF-" in content[:1024]:
        return _whole_pdf(content)
    if content.startswith(b"PK\x03\x04"):
        return _whole_docx(content)
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return _whole_image(content, PNG)
    if content.startswith(b"\xff\xd8\xff"):
        return _whole_image(content, JPEG)
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise _old_word(content)
    if content[4:8] == b"ftyp":
        raise BadInput(
            N_("This picture or film format cannot be read here. Send a PDF, PNG or JPEG."), code="file_heic"
        )
    if text_of(content) is not None:
        return TEXT
    raise BadInput(
        N_("This is not a file that can be read here. Send a PDF, DOCX, TXT, PNG or JPEG."), code="file_kind"
    )


def _whole_pdf(content: bytes) -> str:
    if b"%%EOF" not in content[-2048:]:
        raise BadInput(
            N_("This PDF is cut off: its end is missing. Save it once more and send it again."), code="file_cut"
        )
    return PDF


def _old_word(content: bytes) -> BadInput:
    """An OLE container: a .doc, or what Office makes of a DOCX with a password."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return encrypted()
    return BadInput(
        N_("This is an old Word document (.doc). Save it as PDF or DOCX and send that."), code="file_old_word"
    )


def encrypted() -> BadInput:
    return BadInput(
        N_("This document is locked with a password. Save it without one and send it again."), code="file_encrypted"
    )


def _whole_docx(content: bytes) -> str:
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise damaged() from None
    entries = package.infolist()
    names = {entry.filename for entry in entries}
    if "word/document.xml" not in names or "[Content_Types].xml" not in names:
        raise BadInput(N_("This is an archive, not a Word document. Send a PDF or DOCX."), code="file_kind")
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise encrypted()
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED_BYTES or any(map(_blows_up, entries)):
        raise BadInput(N_("This document unpacks to far too much. Save it as PDF and send that."), code="file_bomb")
    return DOCX


def _blows_up(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > MANY_BYTES and entry.file_size > MOST_RATIO * max(1, entry.compress_size)


def damaged() -> BadInput:
    return BadInput(N_("This document is cut off or damaged. Save it once more and send it again."), code="file_cut")


def _whole_image(content: bytes, media_type: str) -> str:
    cut = BadInput(N_("This picture is cut off or damaged. Save it once more and send it again."), code="file_cut")
    try:
        image = Image.open(io.BytesIO(content))
    except Image.DecompressionBombError:
        raise _too_many_pixels() from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        raise cut from None
    if image.width * image.height > MOST_PIXELS:
        raise _too_many_pixels()
    try:
        with _all_of_it():
            image.load()
    except (OSError, ValueError, SyntaxError):
        raise cut from None
    return media_type


def _too_many_pixels() -> BadInput:
    return BadInput(N_("This picture is too large to read. Send one of at most 60 megapixels."), code="file_pixels")


@contextmanager
def _all_of_it() -> Iterator[None]:
    """Inside, Pillow refuses a picture that ends early. WeasyPrint, once imported, has it accept them everywhere."""
    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


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
