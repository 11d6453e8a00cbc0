"""A document's text as it is meant to be read: lines that run on joined, blanks of forms gone, offsets kept."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any
from unicodedata import east_asian_width

from hireloop.law.cn.text.alignment import PUNCTUATION, plain_sign
from hireloop.law.model import Place

LINE_BREAKS = "\n\f"
FULL_LINE = 0.85
SHORTEST_FULL_LINE = 48
ENDS_PARAGRAPH = re.compile(r"[。；;！!？?：:]\s*$")
STARTS_PARAGRAPH = re.compile(
    r"\s*(?:第[一二三四五六七八九十百零\d]+[条章节]|[一二三四五六七八九十]+[、.．]|\d+(?:\.\d+)*[、.．)）]|[（(][一二三四五六七八九十\d]+[)）]"
    r"|甲方|乙方|用人单位|劳动者|[□☑√■☐])"
)
# 单位地址 <tab> 南京市…: the cell before is the label of the next.
LABEL = re.compile(r"(?:^|[\n：])[\u4e00-\u9fff（）()]{1,9}[\u4e00-\u9fff）](?<![第为于至自按从到])$")
NAMED = re.compile(
    r"(?:^|\n)(?:(?:用人)?单位名称|用人单位|单位地址|住所|地址|法定代表人|劳动者姓名|姓名|身份证号码?|住址|工作岗位|岗位|工作地点|月工资|试用期工资|合同期限|试用期)$"
)
BETWEEN_CELLS = "\t \u3000"
SEGMENTS = re.compile(r"[，,。；;\n]")
SENTENCE_ENDS = "。；;\n"


@dataclass(frozen=True)
class Flow:
    """``text`` to read; ``offsets[i]`` is where its i-th sign stands in the ``original``."""

    text: str
    offsets: tuple[int, ...]
    original: str

    @classmethod
    def of(cls, original: str, *, join_lines: bool) -> "Flow":
        breaks = paragraph_breaks(original, join_lines=join_lines)
        signs: list[str] = []
        offsets: list[int] = []
        for offset, sign in enumerate(original):
            read = "\n" if offset in breaks else "" if sign in LINE_BREAKS else plain_sign(sign)
            if sign in PUNCTUATION and signs and is_chinese(signs[-1]):
                read = PUNCTUATION[sign]
            if sign in BETWEEN_CELLS and (LABEL if sign == "\t" else NAMED).search("".join(signs[-12:])):
                read = "："
            if read:
                signs.append(read)
                offsets.append(offset)
        return cls("".join(signs), tuple(offsets), original)

    def place(self, start: int, end: int) -> Place:
        first, last = self.offsets[start], self.offsets[end - 1] + 1
        page = bisect_right([place for place, sign in enumerate(self.original) if sign == "\f"], first) + 1
        return Place(first, last, self.original[first:last], page)

    def sentence(self, at: int) -> tuple[int, int]:
        """Start and end of the sentence around an offset."""
        start = max(self.text.rfind(end, 0, at) for end in SENTENCE_ENDS) + 1
        ends = [place for place in (self.text.find(end, at) for end in SENTENCE_ENDS) if place >= 0]
        return start, min(ends, default=len(self.text))

    def sentence_text(self, at: int) -> str:
        start, end = self.sentence(at)
        return self.text[start:end]

    def before(self, at: int) -> str:
        """What stands in the sentence before an offset."""
        return self.text[self.sentence(at)[0] : at]

    def segment_before(self, at: int) -> str:
        """What stands between the last comma and an offset."""
        return SEGMENTS.split(self.before(at))[-1]

    def paragraphs(self) -> Iterator[tuple[int, str]]:
        start = 0
        for paragraph in self.text.split("\n"):
            if paragraph:
                yield start, paragraph
            start += len(paragraph) + 1


def is_chinese(sign: str) -> bool:
    return "\u4e00" <= sign <= "\u9fff" or sign in "）》”%"


def paragraph_breaks(original: str, *, join_lines: bool) -> set[int]:
    """Offsets of line breaks that end a paragraph; the others only end a line of print."""
    lines = original.replace("\f", "\n").split("\n")
    full = max(map(width, lines), default=0) * FULL_LINE if join_lines else 0
    breaks: set[int] = set()
    end = -1
    for line, following in pairwise(lines):
        end += len(line) + 1
        if full < SHORTEST_FULL_LINE or not runs_on(line, following, full=full):
            breaks.add(end)
    return breaks


def runs_on(line: str, following: str, *, full: float) -> bool:
    """Whether a line of print goes on in the next one: it is full, and nothing ends or begins there."""
    return (
        width(line) >= full
        and "\t" not in line
        and not ENDS_PARAGRAPH.search(line)
        and not STARTS_PARAGRAPH.match(following)
    )


def width(line: str) -> int:
    """How wide a line is in print, in half widths."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in line.strip())


@dataclass
class Findings:
    """Facts as they are found; the first reading of a fact stands."""

    flow: Flow
    values: dict[str, Any] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return self.flow.text

    def add(self, name: str, value: Any, match: "re.Match[str] | None" = None, group: int | str = 0) -> None:
        if value is None or value == "" or name in self.values:
            return
        self.values[name] = value
        if match is not None:
            start, end = match.span(group) if match.span(group) != (-1, -1) else match.span()
            if end > start:
                self.places[name] = self.flow.place(start, end)

    def has(self, name: str) -> bool:
        return name in self.values
