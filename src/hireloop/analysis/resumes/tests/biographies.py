"""Labelled biographies, and how much of what they say a reading finds and how much of what it finds they say.

``{kind|text}`` marks a value in the text. Kinds: ``n`` name, ``o`` employer, ``t`` title, ``s`` school, ``m`` field
of study, ``d`` degree, ``r`` professional title, ``e`` ethnic group, ``c`` nationality, ``l`` native place,
``b`` birth, ``p`` party; ``?`` is a stretch about which nothing is claimed.
``{t start~end|…}`` gives the dates of the job ("2005-03", "now", "*" for an end that is not told); a bare ``t`` has
none, ``{t ?|…}`` has dates that are not checked. A title belongs to the last employer marked before it, at the
beginning of a text or behind a title in English also to the first one after it.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from hireloop.analysis.resumes import ParsedResume, Value

MARK = re.compile(r"\{(?P<kind>[a-z?])(?: (?P<dates>[^|}]*))?\|(?P<text>[^}]*)\}")
KINDS = {
    "n": "name", "o": "employer", "t": "title", "s": "school", "m": "major", "d": "degree", "r": "professional title",
    "e": "ethnicity", "c": "nationality", "l": "native place", "b": "birth", "p": "party",
}  # fmt: skip
# Words that may stand at the edge of a value without making it another one.
EDGES = re.compile(r"(?:学历|学位|學歷|學位|文化程度|文化|籍|国籍|系|专业)$|^(?:全日制|在职)")
FREE = "?"


@dataclass(frozen=True)
class Mark:
    kind: str
    start: int
    end: int
    text: str
    dates: str | None


@dataclass(frozen=True)
class Biography:
    shape: str
    text: str
    marks: tuple[Mark, ...]


@dataclass
class Score:
    """``wrong``: what was found and is not there; ``missed``: what is there and was not found."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / (self.right + len(self.wrong)) if self.right + len(self.wrong) else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + len(self.missed)) if self.right + len(self.missed) else 1.0


def biographies(path: Path) -> list[Biography]:
    blocks = re.split(r"^% ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return [_biography(*block.split("\n", 1)) for block in blocks]


def _biography(shape: str, marked: str) -> Biography:
    text, marks, at = "", [], 0
    for match in MARK.finditer(marked.strip()):
        text += marked.strip()[at : match.start()]
        marks.append(Mark(match["kind"], len(text), len(text) + len(match["text"]), match["text"], match["dates"]))
        text += match["text"]
        at = match.end()
    return Biography(shape.strip(), text + marked.strip()[at:], tuple(marks))


def scores(biography: Biography, parsed: ParsedResume) -> Iterator[tuple[str, Score]]:
    """By field; "title of employer" is the pair, "dates" the times of titles that were found."""
    free = [mark for mark in biography.marks if mark.kind == FREE]
    for kind, name in KINDS.items():
        wanted = Counter(_bare(mark.text) for mark in biography.marks if mark.kind == kind)
        also = {_bare(mark.text) for mark in biography.marks if mark.kind == "r"} if kind == "t" else set()
        also |= {_bare(mark.text) for mark in biography.marks if mark.kind == "t"} if kind == "r" else set()
        found = {
            _bare(value.value if isinstance(value.value, str) else value.source.text)
            for value in _found(parsed, name)
            if not any(mark.start <= value.source.start < mark.end for mark in free)
        }
        yield name, _score(set(wanted), found - (also - set(wanted)))
    yield from _pairs(biography, parsed)


def _score(wanted: set[str], found: set[str]) -> Score:
    return Score(len(wanted & found), sorted(found - wanted), sorted(wanted - found))


def _found(parsed: ParsedResume, name: str) -> list[Value[str]]:
    protected = parsed.protected
    values = {
        "name": [parsed.name],
        "employer": [job.employer for job in parsed.experience],
        "title": [*(job.title for job in parsed.experience), *parsed.professional_titles],
        "school": [study.school for study in parsed.education],
        "major": [study.major for study in parsed.education],
        "degree": [study.degree for study in parsed.education],
        "professional title": parsed.professional_titles,
        "ethnicity": [protected.ethnicity],
        "nationality": [protected.nationality],
        "native place": [protected.native_place],
        "birth": [protected.birth_date],
        "party": [protected.political_status],
    }[name]
    return [value for value in values if value is not None]  # type: ignore[misc]


def _pairs(biography: Biography, parsed: ParsedResume) -> Iterator[tuple[str, Score]]:
    """Whose title it is, and when: of the titles that were found."""
    employer_of = _employers(biography)
    whose, when = Score(), Score()
    for job in parsed.experience:
        mark = _mark_at(biography, job.title)
        if mark is None:
            continue
        employer = _bare(job.employer.value) if job.employer else ""
        _count(whose, employer == _bare(employer_of.get(mark, "")), f"{employer} {mark.text}")
        if mark.dates != FREE:
            start, end = _said(job.start), "now" if job.is_current else _said(job.end)
            wanted_start, _, wanted_end = (mark.dates or "~").partition("~")
            is_right = start == wanted_start and (end == wanted_end or wanted_end == "*")
            _count(when, is_right, f"{mark.text} {start}~{end} for {wanted_start}~{wanted_end}")
    yield "title of employer", whose
    yield "dates of title", when


def _mark_at(biography: Biography, title: Value[str] | None) -> Mark | None:
    if title is None:
        return None
    return next((one for one in biography.marks if one.kind == "t" and one.start <= title.source.start < one.end), None)


def _employers(biography: Biography) -> dict[Mark, str]:
    owner: dict[Mark, str] = {}
    is_english = biography.text.isascii() or not re.search(r"[\u4e00-\u9fff]", biography.text)
    for mark in biography.marks:
        if mark.kind != "t":
            continue
        before = [one for one in biography.marks if one.kind == "o" and one.start < mark.start]
        behind = [one for one in biography.marks if one.kind == "o" and one.start > mark.start]
        between = biography.text[mark.end : behind[0].start] if behind else ""
        if behind and (
            is_english and re.match(r"\s(?:of|at|for|with|in)\b|.{0,40}\b(?:of|at|for|with)\b[^.]*$", between)
        ):
            owner[mark] = behind[0].text
        elif before:
            owner[mark] = before[-1].text
    return owner


def _count(score: Score, is_right: bool, what: str) -> None:
    if is_right:
        score.right += 1
    else:
        score.wrong.append(what)


def _said(value: Value[object] | None) -> str:
    return str(value.value) if value else ""


def _bare(text: str) -> str:
    plain = "".join(text.split()).casefold().replace("（", "(").replace("）", ")").rstrip(".")
    while (cut := EDGES.sub("", plain)) != plain and len(cut) >= 2:
        plain = cut
    return plain
