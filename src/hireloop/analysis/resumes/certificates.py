"""Certificates and licences: those that are known anywhere, and whatever their own section lists."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from .date_ranges import dates_in, ranges_in
from .gazetteers import any_of, is_chinese, latin, words
from .languages import LEVEL
from .model import Value
from .places import Part
from .sections import SectionPart

ITEMS = re.compile(r"\t|\s*[、;；|｜•·●]\s*|\s/\s|[,，]\s?(?=[\u4e00-\u9fff])|,\s(?=[A-Z])|\s{2,}")
LONGEST_ZH, LONGEST_EN = 30, 80
READ_ANYWHERE = {"skills", "summary", "personal", "", "awards", "training", "education", "other", "languages"}
CERTIFICATE = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9\-]{2,20}(?:资格证书|从业资格证|资格证|执业证书|执业证|上岗证|操作证"
    r"|证书)(?=$|[，,、;；。\s|）)])"
)
MOST = 30


@lru_cache(maxsize=1)
def _known() -> re.Pattern[str]:
    known = words("certificates")
    latin_names = latin(f"{name}!" for name in known["en"])
    return re.compile(f"(?:{any_of(known['zh'])})(?:证书|资格证书|资格证|职业资格|资格|证)?|{latin_names}")


def certificates(parts: Sequence[SectionPart]) -> tuple[Value[str], ...]:
    found: dict[str, Value[str]] = {}
    for part in parts:
        values = _listed(part.part) if part.section == "certificates" else _anywhere(part)
        for value in values:
            found.setdefault(re.sub(r"\s|证书$|证$", "", value.value).casefold(), value)
    return tuple(found.values())[:MOST]


def _listed(part: Part) -> Iterator[Value[str]]:
    for item in part.cells(ITEMS):
        piece = _without_dates(item)
        most = LONGEST_ZH if is_chinese(piece.text) else LONGEST_EN
        if 2 <= len(piece.text) <= most and not re.fullmatch(r"[\d\W]+", piece.text) and not piece.text[:1].islower():
            yield piece.as_text(0.95 if _known().search(piece.text) else 0.8)


def _without_dates(item: Part) -> Part:
    text = item.text
    spans = [one.span for one in ranges_in(text)] or [span for _, span in dates_in(text)]
    for span in reversed(spans):
        before = re.sub(r"[\s(（,，\-–—:：/于]+$", "", text[: span.start])
        if len(before) >= 2:
            item = item.cut(0, len(before))
        elif span.start <= 1:
            after = re.match(r"[\s)）,，\-–—:：/月年日]*(?:获得?|取得|通过)?", text[span.end :])
            item = item.cut(span.end + (after.end() if after else 0), len(text))
        text = item.text
    return item


def _anywhere(part: SectionPart) -> Iterator[Value[str]]:
    if part.section not in READ_ANYWHERE:
        return
    taken: list[tuple[int, int]] = []
    for pattern, confidence in ((_known(), 0.9), (CERTIFICATE, 0.75)):
        for match in pattern.finditer(part.text):
            if any(match.start() < end and start < match.end() for start, end in taken) or _is_exam_only(match[0]):
                continue
            taken.append(match.span())
            yield part.part.value(match[0], confidence, *match.span())


def _is_exam_only(text: str) -> bool:
    """工程师 alone is a title, CET-6 a level of a language."""
    return bool(LEVEL.fullmatch(text)) or text in {"经济师", "证书", "会计证书"}
