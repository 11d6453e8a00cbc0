"""The page of signatures at the end of a document: who signs where, the document's code, and how to check it."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from hireloop.engines.pdf_signatures.preparing import Place

PAGE_TALL = 841.89
LEFT = 56.7
FIRST_TOP = 190.0
LAST_LOW = 770.0
GAP = 34.0


@dataclass(frozen=True)
class Line:
    """One who signs on the page; the size of the stamp in points."""

    field: str
    name: str
    is_person: bool
    wide: float
    tall: float


@dataclass(frozen=True)
class SignaturePages:
    pdf: bytes
    places: tuple[Place, ...]


@dataclass(frozen=True)
class _Slot:
    line: Line
    top: float


def signature_page(lines: Sequence[Line], *, title: str, code: str, language: str, first_page: int) -> SignaturePages:
    """As many pages as the signers need; none without signers. ``first_page``: where they will stand, from 0."""
    if not lines:
        return SignaturePages(b"", ())
    sheets = _sheets(lines)
    address = settings.SITE_URL + reverse("signing:check_code", args=[code])
    with translation.override(language):
        html = render_to_string(
            "signing/signature_page.html",
            {"sheets": sheets, "title": title, "code": code, "address": address, "qr": _qr(address), "left": LEFT},
        )
    from weasyprint import HTML

    return SignaturePages(HTML(string=html).write_pdf(), tuple(_places(sheets, first_page)))


def _sheets(lines: Sequence[Line]) -> list[list[_Slot]]:
    sheets: list[list[_Slot]] = [[]]
    top = FIRST_TOP
    for line in lines:
        if top + line.tall > LAST_LOW and sheets[-1]:
            sheets.append([])
            top = FIRST_TOP
        sheets[-1].append(_Slot(line, top))
        top += line.tall + GAP
    return sheets


def _places(sheets: list[list[_Slot]], first_page: int) -> list[Place]:
    return [
        Place(
            slot.line.field,
            first_page + number,
            (LEFT, PAGE_TALL - slot.top - slot.line.tall, LEFT + slot.line.wide, PAGE_TALL - slot.top),
        )
        for number, sheet in enumerate(sheets)
        for slot in sheet
    ]


def _qr(address: str) -> str:
    import qrcode
    import qrcode.image.svg

    image = qrcode.make(address, image_factory=qrcode.image.svg.SvgPathImage, border=0)
    written = io.BytesIO()
    image.save(written)
    return written.getvalue().decode().partition("?>")[2]
