import ctypes

import pypdfium2
import pytest

from hireloop.analysis.report import to_pdf
from hireloop.analysis.report.pdf import print_page
from hireloop.analysis.report.tests.sample import QUOTE, a_report


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.parametrize(("language", "verdict"), [("zh", "待定"), ("en", "Pending review")])
def test_the_paper_holds_the_chinese_words(language, verdict):
    text = text_of(to_pdf(a_report(), language))

    assert verdict in text
    assert QUOTE in text.replace("\r", "").replace("\n", "")
    assert "HireLoop 聘环" in text


def test_chinese_is_drawn_with_a_chinese_font():
    page = pypdfium2.PdfDocument(to_pdf(a_report(), "zh"))[0].get_textpage()
    place = page.get_text_range().index("待定")

    assert "CJK" in font_at(page, place)


def font_at(page: pypdfium2.PdfTextPage, place: int) -> str:
    name = ctypes.create_string_buffer(200)
    pypdfium2.raw.FPDFText_GetFontInfo(page, place, name, len(name), ctypes.c_int())
    return name.value.decode()


def test_printing_reaches_nothing_outside():
    pdf = print_page('<img src="file:///etc/hostname"><img src="http://127.0.0.1:9/x.png"><p>here</p>')

    assert "here" in text_of(pdf)
