"""``read_document``: a file's content to text with places."""

from typing import Any

from .kinds import DOCX, PDF, TEXT, kind_of
from .model import Document


def read_document(content: bytes, *, name: str = "", ocr: Any = None) -> Document:
    """The text of a PDF, DOCX, TXT, PNG or JPEG, told by content; what it is called decides nothing.

    ``ocr`` (``engines.ocr.OcrEngine``) reads pictures and scanned pages; left out, the chosen engine does, and is
    only loaded where there is something for it. Raises BadInput with a stable code: file_empty, file_kind,
    file_cut, file_old_word, file_heic, file_encrypted, file_bomb, file_pixels, too_many_pages, text_too_long,
    no_text; EngineUnavailable and EngineFailed where a picture cannot be read for want of an engine.
    """
    media_type = kind_of(content)
    # What reads a kind is loaded where there is a file of that kind.
    if media_type == TEXT:
        from .text_file import read_text

        return read_text(content)
    if media_type == DOCX:
        from .docx import read_docx

        return read_docx(content)
    if media_type == PDF:
        from .pdf import read_pdf

        return read_pdf(content, ocr=ocr)
    from .image import read_image

    return read_image(content, media_type=media_type, ocr=ocr)
