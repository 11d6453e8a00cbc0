"""Careers told in English sentences: "She was Head of Research at Novartis from 2010 to 2016"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .date_ranges import DateRange, Span, dates_in, ranges_in
from .english_prose import NAME, NO_EMPLOYER, employer_at, is_english_prose, sentences
from .experience import MOST_JOBS
from .gazetteers import latin_title
from .model import Experience, Value
from .places import Part

_TITLE_WORD = r"[A-Za-z][\w&/'’\-]*\.?"
# The field of "Vice President of Finance at …"; what comes behind "of" alone is the employer.
TITLE_TAIL = re.compile(
    r"\s+(?:of|for)\s+(?P<field>[A-Z][\w&/\-]*(?:\s+(?:and\s+|&\s+)?[A-Z][\w&/\-]*){0,4})(?=\s+(?:at|with|for|in)\s|,\s)"
)
AT_EMPLOYER = re.compile(r"\s*,?\s*(?:of\s+[A-Z]\w+(?:\s+(?:and\s+)?[A-Z]\w+){0,3}\s+)?(?:at|of|for|with|in|@)\s+")
FURTHER_ON = re.compile(r"(?:\s+(?:of|for|in)\s+[\w\s&]{3,40}?)?\s+(?:at|with|for)\s+(?:the\s+)?")
# What a professor is of is a subject, no part of the title.
ACADEMIC = re.compile(r"Professor|Lecturer|Fellow|Reader|Chair", re.IGNORECASE)
NO_TITLE_WORD = re.compile(
    r"^(?:is|was|are|am|has|have|had|been|be|being|as|a|an|the|and|or|of|at|in|for|with|to|from|her|his|my|their|our|its"
    r"|became|become|joined|served|serves|serving|worked|works|working|work|currently|now|previously|then|later|who|where"
    r"|i|he|she|i['’]m|he['’]s|she['’]s|roles?|positions?|appointed|promoted|named|since|until|by|on|also|formerly|former"
    r"|career|started|began|held|including|most|recently|first|both|experienced|today|before|after|that|this|elected"
    r"|hired|retired)$",
    re.IGNORECASE,
)
NO_TITLE_BEHIND = re.compile(r"['’]s\b|\s+(?:training|degree|diploma|positions?|experience)\b", re.IGNORECASE)
OF_DEGREE = re.compile(r"\s+of\s+(?:Philosophy|Arts|Science|Applied|Medicine)")
# "a nurse with ten years of experience" names no employer.
EXPERIENCE_OF = re.compile(r"\s+(?:with|having)\s+(?:over\s+|more than\s+)?(?:\w+|\d+\+?)\s+years?", re.IGNORECASE)
WORKED_AT = re.compile(
    r"\b(?:worked|works|working|work|taught|teaches|employed|interned|practi[cs]ed|trained as \w+"
    r"|spent [\w\s]{3,16}years?)\s+(?:at|for|with|in)\s+"
)
AS = re.compile(
    r"\s+(?:in (?:19|20)\d\d\s+)?as\s+(?:an?\s+|the\s+)?"
    r"(?P<title>[a-z][a-z\-]+(?:\s(?!from|since|in|before|until|and|where|for)[a-z\-]+){0,3})"
)
OUR = re.compile(r"\b(?:our|the [Cc]ompany['’]s)\s+$")
JOINED = re.compile(r"\b(?:joined|joining|moved to|co-?founded|founded|leads|led|started at|began at)\s+")
NOW = re.compile(
    r"\b(?:is|am|['’]m|['’]s|are|currently|now|present(?:ly)?|today|serves|works|(?:has|have) (?:served|been|worked))\b"
)
PAST = re.compile(
    r"\b(?:was|were|served|worked|taught|previously|formerly|former|prior|before|after|had been|held|began|started"
    r"|became|joined|later|until|promoted|spent|moved|received|retired)\b",
    re.IGNORECASE,
)
BACK_THEN = re.compile(r"previous|former|prior|before", re.IGNORECASE)
BEGAN = re.compile(r"\b(?:joined|appointed|promoted|became|named|founded|elected|started|began|moved)\b", re.IGNORECASE)
BETWEEN = re.compile(r"\bbetween\s+(.{4,20}?)\s+and\s+(.{4,20}?)(?=[,.;\s]|$)")
MOST_WORDS_BEFORE_HEAD = 5
NEAR = 60


@dataclass(frozen=True)
class Named:
    """A title in a sentence; ``limit`` is where the next one begins."""

    start: int
    end: int
    limit: int


def english_jobs(parts: Sequence[Part]) -> tuple[Experience, ...]:
    """In the order in which they are told; an employer that was just named counts for the next title too."""
    found: list[Experience] = []
    for part in parts:
        if is_english_prose(part):
            for sentence in sentences(part):
                found += _jobs(sentence, found[-1].employer if found else None)
    return tuple(_without_doubles(found))[:MOST_JOBS]


def _jobs(sentence: Part, before: Value[str] | None) -> Iterator[Experience]:
    titled: list[Experience] = []
    for named in _titles(sentence.text):
        if job := _titled(sentence, named, titled[-1].employer if titled else before):
            titled.append(job)
            yield job
    yield from _untitled(sentence, titled)


def _titled(sentence: Part, named: Named, before: Value[str] | None) -> Experience | None:
    text = sentence.text
    employer = _employer_behind(sentence, named)
    end = _title_end(sentence, named, employer)
    if EXPERIENCE_OF.match(text, end):
        return None
    employer = employer or _employer_before(sentence, named.start)
    if employer is None and OUR.search(text[: named.start]):
        return _job(sentence, None, sentence.cut(named.start, end), named)
    if employer is None and not (BEGAN.search(text[: named.start]) and before):
        return None
    return _job(sentence, employer or before, sentence.cut(named.start, end), named)


def _title_end(sentence: Part, named: Named, employer: Value[str] | None) -> int:
    tail = TITLE_TAIL.match(sentence.text, named.end)
    if tail is None or employer is None or ACADEMIC.search(sentence.text[named.start : named.end]):
        return named.end
    return tail.end("field") if employer.source.start - sentence.at > tail.end() else named.end


def _untitled(sentence: Part, titled: Sequence[Experience]) -> Iterator[Experience]:
    """Where somebody worked, with no title or one that is not known as such."""
    told = {job.employer.source.start for job in titled if job.employer}
    for match in (*WORKED_AT.finditer(sentence.text), *JOINED.finditer(sentence.text)):
        employer = employer_at(sentence, match.end())
        behind = AS.match(sentence.text, employer.source.end - sentence.at) if employer else None
        if employer is None or employer.source.start in told or (match.re is JOINED and behind is None):
            continue
        title = sentence.found(behind, "title") if behind else None
        yield _job(sentence, employer, title, Named(match.start(), match.start(), len(sentence.text)))


# --- titles


def _titles(text: str) -> Iterator[Named]:
    found: list[tuple[int, int]] = []
    heads = [head for head in latin_title().finditer(text) if not _is_no_title(text, head)]
    for head in heads:
        if found and _goes_on(text[found[-1][1] : head.start()]):
            found[-1] = (found[-1][0], head.end())
        else:
            found.append((_reach_back(text, head.start()), head.end()))
    for number, (start, end) in enumerate(found):
        yield Named(start, end, found[number + 1][0] if number + 1 < len(found) else len(text))


def _is_no_title(text: str, head: re.Match[str]) -> bool:
    """The Teacher Training College; Doctor of Philosophy."""
    is_degree = head[0] in {"Doctor", "Associate"} and OF_DEGREE.match(text, head.end())
    return bool(is_degree or NO_TITLE_BEHIND.match(text, head.end()))


def _goes_on(between: str) -> bool:
    """Heads beside each other make one title: Vice President, Sales Manager Lead."""
    return bool(re.fullmatch(r"\s+|\s*[/&]\s*", between)) or bool(
        re.fullmatch(r"\s+[a-zA-Z]+\s+", between) and not NO_TITLE_WORD.match(between.strip())
    )


def _reach_back(text: str, start: int) -> int:
    """Where the title begins, whose head is at ``start``: the words before it as far as they can belong to it."""
    reached = start
    for word in reversed(list(re.finditer(_TITLE_WORD, text[:start]))[-MOST_WORDS_BEFORE_HEAD:]):
        if text[word.end() : reached].strip() or NO_TITLE_WORD.match(word[0]) or word[0].endswith("."):
            break
        reached = word.start()
    return reached


# --- employers


def _employer_behind(sentence: Part, named: Named) -> Value[str] | None:
    text = sentence.text
    if (at := AT_EMPLOYER.match(text, named.end)) and (found := employer_at(sentence, at.end())):
        tail = TITLE_TAIL.match(text, named.end)
        behind_field = AT_EMPLOYER.match(text, tail.end()) if tail else None
        return (behind_field and employer_at(sentence, behind_field.end())) or found
    more = FURTHER_ON.match(text, named.end)
    return employer_at(sentence, more.end()) if more and more.end() <= named.limit else None


def _employer_before(sentence: Part, start: int) -> Value[str] | None:
    """ "joined Tencent in 2012 as a …", "worked at Mercy as a …", "Google's …"."""
    text = sentence.text[:start]
    if owner := re.search(rf"(?P<name>{NAME}(?:\s{NAME}){{0,4}})['’]s\s*$", text):
        return None if NO_EMPLOYER.match(owner["name"]) else sentence.found(owner, "name").as_text(0.7)
    if not re.search(r"\bas\s+(?:an?\s+|the\s+|its\s+)?$", text):
        return None
    places = [match.end() for pattern in (JOINED, WORKED_AT) for match in pattern.finditer(text)]
    return next((found for at in places if (found := employer_at(sentence, at))), None)


# --- times


def _job(sentence: Part, employer: Value[str] | None, title: Part | None, named: Named) -> Experience:
    dates = _dates_for(sentence.text, named)
    start = sentence.value(dates.start, 0.85, dates.start_at.start, dates.start_at.end) if dates else None
    end = None
    if dates and dates.end and dates.end_at:
        end = sentence.value(dates.end, 0.85, dates.end_at.start, dates.end_at.end)
    is_current = end is None and (bool(dates and dates.is_current) or _is_now(sentence.text[: named.start]))
    return Experience(employer, title.as_text(0.8) if title else None, start, end, is_current)


def _dates_for(text: str, named: Named) -> DateRange | None:
    """The stretch behind the title and before the next one; else the one with which the sentence begins."""
    ranges = list(ranges_in(text)) or list(_between(text))
    behind = [one for one in ranges if named.start < one.span.start <= named.limit]
    if behind:
        return behind[0]
    leading = [
        one
        for one in ranges
        if one.span.start < named.start
        and not latin_title().search(text[: one.span.start])
        and not re.search(r"\b(?:before|then|later)\b", text[one.span.end : named.start])
    ]
    return leading[-1] if leading else _began_on(text, named)


def _began_on(text: str, named: Named) -> DateRange | None:
    """ "was promoted to director in May 2017"."""
    began = list(BEGAN.finditer(text, 0, named.start + 1))
    for date, span in dates_in(text) if began else ():
        if began[-1].start() < span.start <= named.limit:
            return DateRange(date, None, False, span, span, None)
    return None


def _between(text: str) -> Iterator[DateRange]:
    match = BETWEEN.search(text)
    dates = list(dates_in(match[0])) if match else []
    if match and len(dates) == 2:
        (first, one), (last, two) = dates
        yield DateRange(first, last, False, Span(0, len(match[0])), one, two).moved(match.start())


def _is_now(before: str) -> bool:
    """Whether the last verb before the title speaks of today."""
    now, past = list(NOW.finditer(before)), list(PAST.finditer(before))
    if not now or (past and past[0].start() == 0 and BACK_THEN.match(past[0][0])):
        return False
    return not past or now[-1].start() > past[-1].start() or now[-1][0].startswith(("has", "have"))


def _without_doubles(jobs: Sequence[Experience]) -> Iterator[Experience]:
    seen: set[tuple[str, str]] = set()
    for job in jobs:
        key = (job.employer.value if job.employer else "", job.title.value.casefold() if job.title else "")
        if key not in seen:
            seen.add(key)
            yield job
