"""Draw a page of a PDF, or a picture, as JPEG. No Django here: it runs in a process of its own."""

import io

import pypdfium2
from PIL import Image

WIDTH_PX = 1100


def draw(content: bytes, number: int) -> bytes:
    """The page of the PDF, or the image itself, at a width of ``WIDTH_PX``."""
    picture = _pdf_page(content, number) if b"%PDF-" in content[:1024] else Image.open(io.BytesIO(content))
    picture.thumbnail((WIDTH_PX, WIDTH_PX * 4))
    drawn = io.BytesIO()
    picture.convert("RGB").save(drawn, "JPEG", quality=82)
    return drawn.getvalue()


def _pdf_page(content: bytes, number: int) -> Image.Image:
    document = pypdfium2.PdfDocument(content)
    page = document[number - 1]
    return page.render(scale=WIDTH_PX / max(1.0, page.get_width())).to_pil()
