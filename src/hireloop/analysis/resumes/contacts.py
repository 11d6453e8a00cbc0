"""Phones, addresses of mail and of pages."""

import re
from collections.abc import Iterator, Sequence

from .model import Value
from .places import Part

EMAIL = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9._%+\-]*\s?[@＠]\s?[A-Za-z0-9\-]+(?:\s?\.\s?[A-Za-z0-9\-]+)*\s?\.\s?[A-Za-z]{2,12}(?![A-Za-z])"
)
LINK = re.compile(
    r"(?:https?://|www\.)[^\s，。；、（）()<>\"'|\t]+"
    r"|(?<![@\w.])(?:[a-z0-9\-]+\.)*(?:linkedin\.com|github\.com|github\.io|gitlab\.com|gitee\.com"
    r"|behance\.net|dribbble\.com"
    r"|medium\.com|stackoverflow\.com|kaggle\.com|zhihu\.com|juejin\.cn|csdn\.net|cnblogs\.com"
    r"|jianshu\.com|notion\.site"
    r"|zcool\.com\.cn|ui\.cn|bilibili\.com|xing\.com|twitter\.com|leetcode\.com|leetcode\.cn"
    r"|facebook\.com)(?:/[^\s，。；、（）()<>\"'|\t]*)?"
    r"|(?<![@\w.\-/])[a-z0-9][a-z0-9\-]{1,40}(?:\.[a-z0-9\-]{2,40})*\.(?:com|cn|io|dev|me|net|org|ai"
    r"|app|tech|co|design|site|xyz|de|fr|uk|example)(?:/[^\s，。；、（）()<>\"'|\t]*)?(?![\w@])",
    re.IGNORECASE,
)
CHINA_MOBILE = r"(?:[（(]?(?:\+|00)?\s?86[)）]?[\s\-]?)?1[3-9]\d(?:[\s\-]?\d{4}[\s\-]?\d{4}|[\s\-]?\d{3}[\s\-]?\d{5})"
CHINA_FIXED = r"[（(]?0\d{2,3}[)）]?[\s\-–]{0,2}\d{7,8}(?:-\d{1,4})?"
ABROAD = r"(?:\+|00)\s?\d{1,3}(?:[\s.\-/–]{0,2}[（(]?\d{1,4}[)）]?){2,6}"
AMERICAN = r"[（(]\d{3}[)）][\s.\-]?\d{3}[\s.\-–]\d{4}|\d{3}[.\-–\s]\d{3}[.\-–\s]\d{4}"
BRITISH = r"07\d{3}[\s\-]?\d{6}|0\d{3}[\s\-]\d{3}[\s\-]\d{4}|0\d{2}[\s\-]\d{4}[\s\-]\d{4}"
PHONE = re.compile(rf"(?<![\d.])(?:{CHINA_MOBILE}|{ABROAD}|{AMERICAN}|{BRITISH}|{CHINA_FIXED})(?!\d)")
LABELLED = re.compile(
    r"(?:电话|手机|手机号码?|联系电话|联系方式|tel|phone|mobile|cell|telephone|m|t|p)\s?(?:号码|number"
    r"|no\.?)?\s?[:：.]\s?"
    r"(?P<number>[+\d（(][\d\s\-–.()（）/]{5,22}\d)",
    re.IGNORECASE,
)
FEWEST_DIGITS, MOST_DIGITS = 7, 15
MANY = 6


def emails(parts: Sequence[Part]) -> tuple[Value[str], ...]:
    return _unique(
        part.value("".join(match[0].replace("＠", "@").split()), 0.99, match.start(), match.end())
        for part in parts
        for match in EMAIL.finditer(part.text)
    )


def links(parts: Sequence[Part]) -> tuple[Value[str], ...]:
    return _unique(value for part in parts for value in _links(part))


def _links(part: Part) -> Iterator[Value[str]]:
    taken = [match.span() for match in EMAIL.finditer(part.text)]
    for match in LINK.finditer(part.text):
        if any(match.start() < end and start < match.end() for start, end in taken):
            continue
        link = match[0].rstrip(".,;:!?)")
        bare = "/" not in link and not link.lower().startswith("www.")
        if bare and (_is_technology(link) or re.search(r"\.(?:net|js|io|ai|co|me)$", link, re.IGNORECASE)):
            continue
        yield part.value(link, 0.9 if bare else 0.97, match.start(), match.start() + len(link))


def _is_technology(text: str) -> bool:
    """Node.js and ASP.NET are no addresses."""
    from hireloop.analysis.skills import find

    return find(text) is not None


def phones(parts: Sequence[Part]) -> tuple[Value[str], ...]:
    return _unique((value for part in parts for value in _phones(part)), key=_digits)


def _phones(part: Part) -> Iterator[Value[str]]:
    taken: list[tuple[int, int]] = [match.span() for match in LINK.finditer(part.text)]
    for match in LABELLED.finditer(part.text):
        if FEWEST_DIGITS <= len(_digits(match["number"])) <= MOST_DIGITS:
            taken.append(match.span("number"))
            yield part.value(match["number"].strip(), 0.98, *match.span("number"))
    for match in PHONE.finditer(part.text):
        if any(match.start() < end and start < match.end() for start, end in taken):
            continue
        if FEWEST_DIGITS <= len(_digits(match[0])) <= MOST_DIGITS and not _is_dates(match[0]):
            yield part.value(match[0].strip(), 0.95, match.start(), match.end())


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _is_dates(text: str) -> bool:
    """2016 2020 and the like."""
    return bool(re.fullmatch(r"\D*(?:19|20)\d{2}\D+(?:19|20)\d{2}\D*", text))


def _unique(values: Iterator[Value[str]], *, key=lambda text: text.casefold().rstrip("/")) -> tuple[Value[str], ...]:  # type: ignore[no-untyped-def]
    found: dict[str, Value[str]] = {}
    for value in values:
        found.setdefault(key(value.value), value)
    return tuple(found.values())[:MANY]
