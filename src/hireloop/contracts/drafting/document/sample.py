"""A Word document to start from: the built-in contract, with its phrases as fields that a template may name."""

import io
from collections.abc import Iterator
from functools import cache
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

from hireloop.contracts.terms.clauses import ASKED, Clause, built_in_contract
from hireloop.contracts.terms.labels import LABELS
from hireloop.kernel.languages import Language

from .arranging import in_numerals
from .field_names import FACT_FIELDS, PHRASES

FONT = "SimSun"
PREAMBLE = (
    "甲乙双方根据《中华人民共和国劳动法》《中华人民共和国劳动合同法》等法律、法规的规定，遵循合法、公平、平等自愿、协商一致、"
    "诚实信用的原则，订立本合同，共同遵守。"
)
PARTIES = (
    ("甲方（用人单位）", "Employer", "{{ employer.name }}"),
    ("统一社会信用代码", "Credit code", "{{ employer.code }}"),
    ("法定代表人（主要负责人）", "Legal representative", "{{ employer.representative }}"),
    ("住所", "Address", "{{ employer.address }}"),
    ("乙方（劳动者）", "Employee", "{{ person.name }}"),
    ("身份证件号码", "Identity number", "{{ person.id_number }}"),
    ("住址", "Home address", "{{ person.address }}"),
    ("联系电话", "Phone", "{% if person.phone %}{{ person.phone }}{% endif %}"),
)


def sample_docx(language: Language) -> bytes:
    """``zh``: in Chinese; ``en``: in both languages. The wording stands in the document and can be changed there."""
    document = Document()
    _set_font(document)
    heading = document.add_paragraph("劳动合同" if language == "zh" else "劳动合同 Labour Contract")
    heading.alignment, heading.runs[0].bold, heading.runs[0].font.size = WD_ALIGN_PARAGRAPH.CENTER, True, Pt(20)
    document.add_paragraph("合同编号：{{ contract.code }}").alignment = WD_ALIGN_PARAGRAPH.CENTER
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    for zh, en, written in PARTIES:
        row = table.add_row()
        row.cells[0].text, row.cells[1].text = zh if language == "zh" else f"{zh} {en}", written
    document.add_paragraph(PREAMBLE)
    for number, clause in enumerate(built_in_contract(), start=1):
        _chapter(document, number, clause, language)
    for text in _closing():
        document.add_paragraph(text)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _set_font(document: Any) -> None:
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(10.5)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)


def _chapter(document: Any, number: int, clause: Clause, language: Language) -> None:
    title = f"{in_numerals(number)}、{clause.title}"
    document.add_paragraph(title if language == "zh" else f"{title} {clause.title_en}").runs[0].bold = True
    for line in _with_fields(clause.text, "words"):
        document.add_paragraph(line)
    if language == "en":
        for line in _with_fields(clause.text_en, "words_en"):
            document.add_paragraph(line).runs[0].italic = True


def _with_fields(text: str, words: str) -> Iterator[str]:
    """Lines of a clause with ``{岗位}`` as ``{{ work.title }}``; a phrase that may be empty keeps no empty line."""
    for line in filter(None, map(str.strip, text.splitlines())):
        written = ASKED.sub(lambda asked: _field_of(asked[1], words), line)
        whole = ASKED.fullmatch(line)
        if whole is None:
            yield written
        else:
            name = written.strip("{} ")
            yield f"{{%p if {name} %}}"
            yield written
            yield "{%p endif %}"


def _field_of(name: str, words: str) -> str:
    field = _names()[name].replace("words.", f"{words}.")
    return "{{ %s }}" % (f"{field}.english" if words == "words_en" and name in _days() else field)


@cache
def _names() -> dict[str, str]:
    """Name between the braces of a clause → field of a template."""
    facts = {LABELS[key].zh: name for key, (name, _english) in FACT_FIELDS.items()}
    return facts | {zh: f"words.{name}" for zh, (name, _english) in PHRASES.items()}


@cache
def _days() -> frozenset[str]:
    return frozenset(label.zh for label in LABELS.values() if label.kind == "date")


def _closing() -> Iterator[str]:
    """Clauses of the library that somebody adds in the editor, then the signatures."""
    yield "{%p for row in added_articles %}"
    yield "{%p if row.chapter %}"
    yield "补充条款 {{ row.chapter }}"
    yield "{%p endif %}"
    yield "{{ row.text }}"
    yield "{%p endfor %}"
    yield ""
    yield "{{ sign.employer }}                                        {{ sign.person }}"
