"""A job description as lines, each with its place and the section it stands in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from hireloop.analysis.job_drafts.words import patterns
from hireloop.analysis.resumes.model import Source, Value

BULLET = re.compile(
    r"^\s*(?:[-–—•·●○◆■▪➤*✓√►]|\(?\d{1,2}[.)、）．]|[(（]\d{1,2}[)）]|[一二三四五六七八九十]{1,2}[、.]|[①-⑳])\s*"
)
BREAKS = re.compile(r"[\n\f]")
CLAUSE = re.compile(r"[^；;。\n]+")
LONGEST_HEADING = 24


@dataclass(frozen=True)
class JdLine:
    """``text`` without bullet, standing at ``start`` of the whole; ``section`` is the key of its heading, or ""."""

    text: str
    start: int
    page: int
    section: str
    is_heading: bool = False

    def source(self, start: int = 0, end: int | None = None) -> Source:
        until = len(self.text) if end is None else end
        return Source(self.page, self.start + start, self.start + until, self.text[start:until])

    def value(self, content: str, confidence: float, start: int, end: int) -> Value[str]:
        return Value(content, confidence, self.source(start, end))

    def clauses(self) -> Iterator["JdLine"]:
        """The parts between semicolons and full stops, each with its own place."""
        for found in CLAUSE.finditer(self.text):
            lead = len(found[0]) - len(found[0].lstrip())
            text = found[0].strip()
            if text:
                yield JdLine(text, self.start + found.start() + lead, self.page, self.section)


def lines_of(text: str) -> list[JdLine]:
    """Every line that is not empty. What stands behind a heading's colon on the same line is a line of its own."""
    lines: list[JdLine] = []
    section, start, page = "", 0, 1
    for raw in BREAKS.split(text):
        bullet = BULLET.match(raw)
        lead = bullet.end() if bullet else len(raw) - len(raw.lstrip())
        line = JdLine(raw[lead:].rstrip(), start + lead, page, section)
        key, rest = _heading(line.text)
        if key and line.text:
            section = key
            lines.append(JdLine(line.text[:rest].rstrip(), line.start, page, section, is_heading=True))
            behind = line.text[rest:].lstrip()
            if behind:
                lines.append(JdLine(behind, line.start + len(line.text) - len(behind), page, section))
        elif line.text:
            lines.append(line)
        start += len(raw) + 1
        page += start <= len(text) and text[start - 1] == "\f"
    return lines


def _heading(text: str) -> tuple[str, int]:
    """(key, where the heading ends): a known heading alone on its line or before a colon; ("", 0) for none."""
    for key, pattern in _headings().items():
        found = pattern.match(text)
        if found and (found.end() == len(text.rstrip()) or text[found.end() - 1] in ":："):
            return key, found.end()
    return "", 0


@cache
def _headings() -> dict[str, re.Pattern[str]]:
    edge = r"[【\[（(#*\s]*"
    after = r"[】\]）)#*\s]*(?:[:：]|$)"
    return {
        key: re.compile(rf"{edge}(?:{pattern.pattern}){after}", re.IGNORECASE)
        for key, pattern in patterns("headings").items()
    }
