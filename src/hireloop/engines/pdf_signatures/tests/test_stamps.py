"""Stamps and seals: rare characters are drawn, every shape stays inside, pictures and ink are checked."""

import io
import math

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from weasyprint import HTML

from hireloop.engines.pdf_signatures import outlines, pkcs12, stamps
from hireloop.engines.pdf_signatures.drawing import Drawing, text_shapes
from hireloop.engines.pdf_signatures.ink import ink_from_json
from hireloop.engines.pdf_signatures.seals import ACROSS, draw_seal
from hireloop.kernel.errors import BadInput

RARE = "𠮷㼆龘"
"""Plane 2, extension A, and the last of the basic block."""


def drawn(drawing: Drawing) -> Image.Image:
    """The drawing as a reader of PDF files shows it."""
    page = HTML(string="<style>@page{size:300pt 300pt;margin:0}</style>").write_pdf()
    writer = IncrementalPdfFileWriter(io.BytesIO(page))
    from pyhanko.pdf_utils.content import RawContent

    RawContent(drawing.as_pdf()).add_to_page(writer, 0)
    result = io.BytesIO()
    writer.write(result)
    return pypdfium2.PdfDocument(result.getvalue())[0].render(scale=2).to_pil().convert("L")


def points(drawing: Drawing) -> list[tuple[float, float]]:
    """Of what is filled; the handles of the rim lie outside it."""
    return [
        pair
        for shape in drawing.shapes
        if not shape.line
        for _operator, flat in shape.segments
        for pair in zip(flat[::2], flat[1::2], strict=True)
    ]


@pytest.mark.parametrize("character", RARE)
def test_a_rare_character_is_its_own_shape(character):
    """Neither nothing nor the box for missing ones, and no two alike."""
    box = outlines.fonts()[0].glyph(".notdef")
    assert outlines.missing(character) == ""
    shape = outlines.glyph(character)
    assert len(shape.segments) > 12
    assert shape != box
    assert all(shape != outlines.glyph(other) for other in RARE if other != character)


def test_rare_characters_leave_ink_on_the_page():
    pictures = [drawn(Drawing(300, 300, text_shapes(each, x=40, y=60, size=200, colour=(0, 0, 0)))) for each in RARE]
    for picture in pictures:
        share = sum(picture.histogram()[:128]) / (picture.width * picture.height)
        assert 0.03 < share < 0.5
    assert len({picture.tobytes() for picture in pictures}) == len(RARE)


def test_text_in_the_body_of_a_document_keeps_rare_characters():
    pdf = HTML(string=f"<p>{RARE}</p>").write_pdf()
    assert RARE in pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()


def test_a_character_of_no_font_is_named():
    assert outlines.missing("王\U000f0000芳") == "\U000f0000"


@given(
    name=st.text("上海启明星辰信息技术有限公司分厂𠮷龘ABC 12", min_size=1, max_size=40),
    number=st.text("0123456789", max_size=18),
)
def test_a_seal_never_leaves_its_circle(name, number):
    seal = draw_seal(name, number=number, label="合同专用章")
    middle = ACROSS / 2
    assert all(math.dist(point, (middle, middle)) <= middle * 1.01 for point in points(seal))


@given(name=st.text(min_size=1, max_size=60))
def test_any_name_fits_the_stamp(name):
    stamp = stamps.person_stamp(name, lines=[name, "2026-11-24"]).drawing
    assert all(-1 <= x <= stamps.WIDE + 1 for x, _y in points(stamp))
    stamp.as_pdf()
    assert stamp.as_svg(title=name).startswith("<svg")


numbers = st.one_of(st.floats(allow_nan=True), st.integers(), st.text(max_size=2), st.none(), st.booleans())
anything = st.recursive(numbers, lambda inner: st.lists(inner, max_size=4), max_leaves=30)


@given(raw=anything)
def test_whatever_comes_as_ink_is_read_or_refused(raw):
    try:
        ink = ink_from_json(raw)
    except BadInput:
        return
    drawing = ink.drawing()
    assert drawing.width > 0
    assert drawing.height > 0
    drawing.as_pdf()


def test_ink_of_one_straight_line():
    drawing = ink_from_json([[[0, 10], [100, 10]]]).drawing()
    assert drawing.height < drawing.width


@pytest.mark.parametrize("raw", [[[[0, 0]] * 7000], [[[0, 0], [30, 0]]] * 201, [[[0, 0], [1, 1]]], []])
def test_ink_too_much_or_too_little(raw):
    with pytest.raises(BadInput):
        ink_from_json(raw)


def test_pictures_come_out_clean():
    written = io.BytesIO()
    Image.new("RGB", (120, 90), "red").save(written, "JPEG")
    clean = Image.open(io.BytesIO(stamps.check_picture(written.getvalue())))
    assert (clean.format, clean.mode, clean.size) == ("PNG", "RGBA", (120, 90))


@pytest.mark.parametrize("raw", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n" + bytes(20), bytes(3_000_000)])
def test_what_is_no_picture_is_refused(raw):
    with pytest.raises(BadInput):
        stamps.check_picture(raw)


@given(raw=st.binary(max_size=300), password=st.text(max_size=8))
def test_what_is_no_certificate_file_is_refused(raw, password):
    with pytest.raises(BadInput):
        pkcs12.load(raw, password)
