"""Stretches of time in a line: "2019.03-至今", "Mar 2019 – Present", "2015年9月至2019年6月", "since 2020"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .dates import PartialDate

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SEASONS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}

_YEAR = r"(?:19[4-9]|20[0-4])\d"
_MONTH_NAME = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|spring|summer|fall|autumn|winter)"
)
_NUMERIC = (
    rf"(?P<y{{n}}a>{_YEAR})\s?(?:[./／\-–]|年)\s?(?P<m{{n}}a>1[0-2]|0?[1-9])(?!\d)"
    r"(?:\s?[./\-月]\s?(?:3[01]|[12]\d|0?[1-9])(?!\d)日?)?月?"
)
_NAMED = rf"(?P<m{{n}}b>{_MONTH_NAME})\.?,?\s?(?:of\s)?(?:(?P<y{{n}}b>{_YEAR})|['’](?P<s{{n}}b>\d\d))(?!\d)"
_SLASH = rf"(?P<m{{n}}c>1[0-2]|0?[1-9])\s?[/.]\s?(?P<y{{n}}c>{_YEAR})(?!\d)"
_SLASH_SHORT = r"(?P<m{n}f>1[0-2]|0[1-9])/(?P<s{n}f>[0-4]\d)(?![\d/])"
# Days are left out. Where both numbers may be months, the first is the day, as in most of the world.
_MONTH_DAY = rf"(?P<m{{n}}g>1[0-2]|0?[1-9])[/.](?:1[3-9]|2\d|3[01])[/.](?P<y{{n}}g>{_YEAR})(?!\d)"
_DAY_MONTH = rf"(?:3[01]|[12]\d|0?[1-9])[/.](?P<m{{n}}h>1[0-2]|0?[1-9])[/.](?P<y{{n}}h>{_YEAR})(?!\d)"
_YEAR_MONTH_SHORT = r"(?P<s{n}k>1[3-9]|2\d)[/.](?P<m{n}k>0[1-9]|1[0-2])(?![\d/])"
_SOLID = rf"(?P<y{{n}}d>{_YEAR})(?P<m{{n}}d>0[1-9]|1[0-2])(?!\d)"
_BARE = rf"(?P<y{{n}}e>{_YEAR})(?!\d)\s?年?(?:初|底|末)?"


def _date(n: int) -> str:
    forms = (_NUMERIC, _NAMED, _MONTH_DAY, _DAY_MONTH, _SLASH, _SOLID, _BARE)
    return "(?<!\\d)(?:" + "|".join(form.format(n=n) for form in forms) + ")"


_TO = r"\s{0,3}(?:-{1,3}|[–—－―‐‑−~～〜至到→➝]|\bto\b|\buntil\b|\btill\b|\bthrough\b)+\s{0,3}"
_NOW = (
    r"(?:至今|迄今|现在|目前|在职|在读"
    r"|(?:今|present|now|current(?:ly)?|today|ongoing|till date|to date|date|onwards?)(?![A-Za-z\u4e00-\u9fff]{2}))"
)
RANGE = re.compile(
    rf"(?:{_date(1)}(?:{_TO}(?:(?P<now>{_NOW})|{_date(2)}|(?P<onlymonth>(?:1[0-2]|0?[1-9])月))"
    rf"|\s?(?P<since>起至今|至今|迄今|以来|起)))"
    rf"|(?:(?:\bsince\b|自)\s?{_date(3)})(?!\s?(?:年|月)?\s?(?:至|到|-))"
    rf"|(?:(?<!\d){_SLASH_SHORT.format(n=4)}{_TO}(?:(?P<now4>{_NOW})|{_SLASH_SHORT.format(n=5)}))"
    rf"|(?:(?<![\d/.]){_YEAR_MONTH_SHORT.format(n=7)}{_TO}(?:(?P<now7>{_NOW})|{_YEAR_MONTH_SHORT.format(n=8)}))"
    rf"|(?:(?P<monthfirst>{_MONTH_NAME})\.?\s?(?:[-–—~]|to)\s?{_date(6)})",
    re.IGNORECASE,
)
# "Summer 2015" tells a stay by itself.
SEASON = re.compile(rf"(?P<season>spring|summer|fall|autumn|winter)(?:\s+of)?\s+(?P<year>{_YEAR})(?!\d)", re.IGNORECASE)
SEASON_MONTHS = 2
SINGLE = re.compile(_date(1), re.IGNORECASE)
# A range that wraps into the next line of a narrow column.
OPEN = re.compile(rf"^{_date(1)}{_TO}(?=$|\s|[A-Z\u4e00-\u9fff])", re.IGNORECASE)
CLOSE = re.compile(rf"^(?:(?P<now>{_NOW})|{_date(2)})$", re.IGNORECASE)


@dataclass(frozen=True)
class Span:
    start: int
    end: int

    def moved(self, by: int) -> "Span":
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True)
class DateRange:
    """Found at ``span``; ``start_at`` and ``end_at`` are where the two dates stand."""

    start: PartialDate
    end: PartialDate | None
    is_current: bool
    span: Span
    start_at: Span
    end_at: Span | None

    def moved(self, by: int) -> "DateRange":
        """The same range with places ``by`` signs further on."""
        end_at = self.end_at.moved(by) if self.end_at else None
        return replace(self, span=self.span.moved(by), start_at=self.start_at.moved(by), end_at=end_at)

    @property
    def is_sound(self) -> bool:
        return self.end is None or self.start.year <= self.end.year


def ranges_in(text: str) -> Iterator[DateRange]:
    is_none = True
    for match in RANGE.finditer(text):
        found = _range(match)
        if found and found.is_sound:
            is_none = False
            yield found
    if is_none and (season := SEASON.search(text)):
        yield _season(season)


def _season(match: re.Match[str]) -> DateRange:
    year, month = int(match["year"]), SEASONS[match["season"].lower()]
    months = year * 12 + month - 1 + SEASON_MONTHS
    end = PartialDate(months // 12, months % 12 + 1)
    span = Span(*match.span())
    return DateRange(PartialDate(year, month), end, False, span, span, span)


def dates_in(text: str) -> Iterator[tuple[PartialDate, Span]]:
    """Single dates."""
    for match in SINGLE.finditer(text):
        if found := _dated(match, 1):
            yield found


def wrapped_range(opening: str, closing: str) -> tuple[PartialDate, PartialDate | None, Span, Span, int] | None:
    """A range whose start begins one line and whose end is all of ``closing``; the places are in each.

    Last comes the length of the opening, up to where something else begins.
    """
    first, last = OPEN.match(opening), CLOSE.match(closing)
    start = _dated(first, 1) if first else None
    if start is None or last is None:
        return None
    end = _dated(last, 2)
    return (
        start[0],
        end[0] if end else None,
        start[1],
        end[1] if end else Span(0, len(closing)),
        first.end() if first else 0,
    )


def _range(match: re.Match[str]) -> DateRange | None:
    span = Span(match.start(), match.end())
    if match["monthfirst"]:
        last = _dated(match, 6)
        if last is None:
            return None
        first = PartialDate(last[0].year, _month(match["monthfirst"]))
        return DateRange(first, last[0], False, span, Span(*match.span("monthfirst")), last[1])
    opening = next((found for n in (1, 3, 4, 7) if (found := _dated(match, n))), None)
    if opening is None:
        return None
    closing = next((found for n in (2, 5, 8) if (found := _dated(match, n))), None)
    if match["onlymonth"]:
        month = PartialDate(opening[0].year, int(match["onlymonth"].rstrip("月")))
        closing = (month, Span(*match.span("onlymonth")))
    # "2005年起任" tells a beginning; whether it goes on, the sentence says or not.
    is_current = closing is None and match["since"] != "起"
    end, end_at = closing if closing else (None, None)
    return DateRange(opening[0], end, is_current, span, opening[1], end_at)


def _dated(match: re.Match[str], n: int) -> tuple[PartialDate, Span] | None:
    groups = match.re.groupindex
    for form in "abcdefghk":
        years = [f"{kind}{n}{form}" for kind in "ys" if f"{kind}{n}{form}" in groups]
        year = next((match[name] for name in years if match[name]), None)
        if year is None:
            continue
        month_name = f"m{n}{form}"
        month = _month(match[month_name]) if month_name in groups and match[month_name] else None
        names = [name for name in (*years, month_name) if name in groups and match.start(name) >= 0]
        start, end = min(map(match.start, names)), max(map(match.end, names))
        end += match.string[end : end + 1] in {"年", "月"}
        return PartialDate(_year(year), month), Span(start, end)
    return None


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else (2000 if int(text) < 50 else 1900) + int(text)


def _month(text: str) -> int:
    lowered = text.lower()
    if lowered in SEASONS:
        return SEASONS[lowered]
    return int(text) if text.isdecimal() else MONTHS.index(lowered[:3]) + 1
