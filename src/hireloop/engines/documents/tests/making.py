"""Documents made on the spot for the tests."""

import io
import zipfile
from collections.abc import Sequence

from docx import Document as WordDocument
from PIL import Image, ImageDraw, ImageFont

CJK = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"


def pdf(html: str, css: str = "") -> bytes:
    from weasyprint import HTML

    page = "@page { size: A4; margin: 15mm } body { font: 11pt 'Noto Sans CJK SC'; margin: 0 } p { margin: 0 }"
    made = HTML(string=f"<style>{page} {css}</style>{html}").write_pdf()
    assert made
    return made


def docx(fill, *, extra: dict[str, bytes] | None = None) -> bytes:
    """``fill`` gets an empty python-docx document."""
    document = WordDocument()
    fill(document)
    target = io.BytesIO()
    document.save(target)
    return with_parts(target.getvalue(), extra or {})


def with_parts(package: bytes, parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO(package)
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def picture(lines: Sequence[str], *, angle: float = 0, size: tuple[int, int] = (1000, 700)) -> Image.Image:
    image = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(CJK, 30)
    for number, line in enumerate(lines):
        draw.text((80, 60 + 60 * number), line, fill="black", font=font)
    return image.rotate(angle, fillcolor="white", resample=Image.Resampling.BICUBIC)


def encoded(image: Image.Image, kind: str = "PNG") -> bytes:
    target = io.BytesIO()
    image.save(target, kind)
    return target.getvalue()
