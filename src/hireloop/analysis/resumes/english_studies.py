"""Schools and degrees told in English sentences: "an MBA from INSEAD and a BA in Economics from Colby College"."""

import re
from collections.abc import Iterator, Sequence

from .date_ranges import dates_in, ranges_in
from .dates import PartialDate
from .education import degree_in, major_in, school_in
from .english_prose import NAME, NO_EMPLOYER, is_english_prose, sentences
from .model import Education, Value
from .places import Part

STUDIED = re.compile(
    r"\b(?:graduated?|graduating|degree|holds?|received?|earned?|obtained?|studied|studying|completed?|trained|education"
    r"|educated|diploma|alma mater|Bachelor|Master|Doctor|Ph\.?D|MBA|B\.?S|B\.?A|M\.?S|M\.?A)\b"
)
TOLD = re.compile(r"\b(?:graduated?|degree|holds?|received?|earned?|obtained?|studied|completed?|trained|diploma)\b")
WENT_THERE = re.compile(r"\b(?:graduated|studied|trained|educated|alumn\w+)\b")
# "an MBA from INSEAD": whatever has such a place.
FROM_SCHOOL = re.compile(rf"\b(?:from|at)\s+(?:the\s+)?(?P<school>{NAME}(?:\s+(?:of\s+)?{NAME}){{0,5}})")
MAJOR = re.compile(
    r"\b(?:studied|studying|degree in|majored in|majoring in)\s+"
    r"(?:(?P<major>[A-Z][A-Za-z&]+(?:\s+(?:and\s+)?[A-Z][A-Za-z&]+){0,4})"
    r"|(?P<plain>[a-z]+(?:\s(?!from|at|in)[a-z]+){0,3})(?=\s(?:from|at|in)\s|[,.;]|$))"
)
DEGREE_SPLIT = re.compile(r",?\s+and\s+(?:an?|the|his|her|my)\s+(?=[A-Z])|;\s+")


def english_studies(parts: Sequence[Part]) -> tuple[Education, ...]:
    return tuple(
        study
        for part in parts
        if is_english_prose(part)
        for sentence in sentences(part)
        if STUDIED.search(sentence.text)
        for study in _studies(sentence)
    )


def _studies(sentence: Part) -> Iterator[Education]:
    """One for each degree."""
    is_told = bool(TOLD.search(sentence.text))
    for piece in sentence.cells(DEGREE_SPLIT):
        degree, school = degree_in(piece), _school(piece, is_told=is_told)
        if degree is None and (school is None or not WENT_THERE.search(piece.text)):
            continue
        name, level = degree or (None, None)
        start, end = _dates(piece)
        yield Education(school, name, level, _major(piece, has_degree=degree is not None), start, end)


def _school(piece: Part, *, is_told: bool) -> Value[str] | None:
    if school := school_in(piece):
        return school
    match = FROM_SCHOOL.search(piece.text) if is_told else None
    return piece.found(match, "school").as_text(0.65) if match and not NO_EMPLOYER.match(match["school"]) else None


def _major(piece: Part, *, has_degree: bool) -> Value[str] | None:
    if match := MAJOR.search(piece.text):
        return piece.found(match, "major" if match["major"] else "plain").as_text(0.75)
    return major_in(piece) if has_degree else None


def _dates(piece: Part) -> tuple[Value[PartialDate] | None, Value[PartialDate] | None]:
    """The range; a date alone is when it ended."""
    if found := next(ranges_in(piece.text), None):
        start = piece.value(found.start, 0.85, found.start_at.start, found.start_at.end)
        if found.end is None or found.end_at is None:
            return start, None
        return start, piece.value(found.end, 0.85, found.end_at.start, found.end_at.end)
    dates = list(dates_in(piece.text))
    if len(dates) != 1:
        return None, None
    date, span = dates[0]
    return None, piece.value(date, 0.75, span.start, span.end)
