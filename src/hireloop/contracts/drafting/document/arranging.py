"""Parties, chapters, articles: numbered through, as labour contracts are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from hireloop.contracts.terms.clauses import Clause, Paragraph, Piece, paragraphs
from hireloop.contracts.terms.facts import Facts
from hireloop.contracts.terms.phrases import BLANK, phrases
from hireloop.kernel.languages import Language

NUMERALS = "零一二三四五六七八九"
ANCHORS = {"employer": "甲方（盖章）", "person": "乙方（签名）"}
"""Where the signatures go; the same words for the seal and the name in every contract."""


@dataclass(frozen=True)
class PartyLine:
    """A line of the head: what it is called, and the fact that stands there."""

    label: str
    label_en: str
    piece: Piece


@dataclass(frozen=True)
class Article:
    number: str
    zh: Paragraph
    en: Paragraph | None = None


@dataclass(frozen=True)
class Chapter:
    key: str
    number: str
    title: str
    title_en: str
    articles: tuple[Article, ...]
    is_own: bool = False


@dataclass(frozen=True)
class ContractDocument:
    title: str
    employer: tuple[PartyLine, ...]
    person: tuple[PartyLine, ...]
    chapters: tuple[Chapter, ...]
    signed_on: Piece
    is_bilingual: bool
    code: str = ""

    @property
    def anchors(self) -> dict[str, str]:
        return ANCHORS


EMPLOYER_LINES = (
    ("甲方（用人单位）", "Employer", "用人单位名称"),
    ("统一社会信用代码", "Credit code", "统一社会信用代码"),
    ("法定代表人（主要负责人）", "Legal representative", "法定代表人"),
    ("住所", "Address", "用人单位住所"),
)
PERSON_LINES = (
    ("乙方（劳动者）", "Employee", "姓名"),
    ("身份证件号码", "Identity number", "证件号码"),
    ("住址", "Home address", "住址"),
    ("联系电话", "Phone", "联系电话"),
    ("电子邮箱", "E-mail", "电子邮箱"),
)


def arrange(facts: Facts, clauses: Sequence[Clause], *, is_bilingual: bool, code: str = "") -> ContractDocument:
    numbers = count(1)
    return ContractDocument(
        title="劳动合同",
        employer=_lines(EMPLOYER_LINES, facts),
        person=_lines(PERSON_LINES, facts),
        chapters=tuple(_chapters(facts, clauses, numbers, is_bilingual=is_bilingual)),
        signed_on=_piece("签订日期", facts),
        is_bilingual=is_bilingual,
        code=code,
    )


def _chapters(
    facts: Facts, clauses: Sequence[Clause], numbers: Iterator[int], *, is_bilingual: bool
) -> Iterator[Chapter]:
    for position, clause in enumerate(clauses, 1):
        yield Chapter(
            key=clause.key,
            number=in_numerals(position),
            title=clause.title,
            title_en=clause.title_en if is_bilingual else "",
            articles=tuple(_articles(clause, facts, numbers, is_bilingual=is_bilingual)),
            is_own=clause.source != "built_in",
        )


def _articles(clause: Clause, facts: Facts, numbers: Iterator[int], *, is_bilingual: bool) -> Iterator[Article]:
    chinese = paragraphs(clause, facts)
    english = paragraphs(clause, facts, language="en") if is_bilingual else []
    for index, paragraph in enumerate(chinese):
        yield Article(f"第{in_numerals(next(numbers))}条", paragraph, english[index] if index < len(english) else None)


def _lines(lines: Sequence[tuple[str, str, str]], facts: Facts) -> tuple[PartyLine, ...]:
    return tuple(PartyLine(zh, en, _piece(name, facts)) for zh, en, name in lines)


def _piece(name: str, facts: Facts, language: Language = "zh") -> Piece:
    phrase = phrases()[name]
    said = phrase.say(facts, language)
    return Piece(said, phrase.uses, BLANK[language] in said)


def in_numerals(number: int) -> str:
    """1 to 999 as articles are counted: 一, 十, 二十三, 一百零五."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = f"{NUMERALS[hundreds]}百" if hundreds else ""
    if tens:
        words += ("" if tens == 1 and not hundreds else NUMERALS[tens]) + "十"
    elif hundreds and ones:
        words += "零"
    return words + (NUMERALS[ones] if ones else "")
