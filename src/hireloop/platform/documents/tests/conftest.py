"""A kind of document of its own, and Word documents made for the test."""

import io
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from hireloop.platform.documents import built_in_templates, catalogue
from hireloop.platform.documents.catalogue import Catalogue, Field, FieldType

KIND = "test_letter"
ROWS = (Field("name", "名称", "Name"), Field("amount", "金额", "Amount", FieldType.MONEY))
CATALOGUE = Catalogue(
    KIND,
    "Test letter",
    (
        Field("candidate.name", "姓名", "Name", example="王芳"),
        Field("pay.base", "月薪", "Base salary", FieldType.MONEY, 25_000_00),
        Field("pay.allowances", "津贴", "Allowances", FieldType.LIST, [{"name": "餐补", "amount": 50000}], ROWS),
        Field("offer.start_on", "入职日期", "Start date", FieldType.DATE, date(2026, 12, 1)),
        Field("offer.benefits", "福利", "Benefits", FieldType.LIST, ["年假十天"]),
        Field("pay.share", "比例", "Share", FieldType.PERCENT, 80),
    ),
)
BODY = """<h1>录用通知</h1>
<p>{{ candidate.name }}：月薪 {{ pay.base }}（{{ pay.base.capitals }}），{{ offer.start_on }} 入职。</p>
{% if pay.share %}<p>{{ pay.share }}</p>{% endif %}
{% for row in pay.allowances %}<p>{{ row.name }} {{ row.amount }}</p>{% endfor %}"""


@pytest.fixture(autouse=True)
def letter(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "letter.html"
    path.write_text(BODY, "utf-8")
    catalogue.register(CATALOGUE)
    built_in_templates.register(built_in_templates.BuiltIn(KIND, "zh", "Letter", path))
    yield path
    catalogue._catalogues.pop(KIND)
    built_in_templates._built_in.pop((KIND, "zh", "standard"))


@pytest.fixture
def make_docx() -> Callable[..., bytes]:
    def make(*paragraphs: str, cells: tuple[str, ...] = (), footer: str = "") -> bytes:
        document = Document()
        for text in paragraphs:
            document.add_paragraph(text)
        for text in cells:
            table = document.tables[0] if document.tables else document.add_table(rows=0, cols=1)
            table.add_row().cells[0].text = text
        if footer:
            document.sections[0].footer.paragraphs[0].text = footer
        content = io.BytesIO()
        document.save(content)
        return content.getvalue()

    return make
