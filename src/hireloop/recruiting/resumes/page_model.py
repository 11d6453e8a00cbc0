"""A parsed résumé as its page shows it: the text with marked places, and the values that stand there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from hireloop.analysis.resumes.model import Education, Experience, ParsedResume, Protected, Salary, Value
from hireloop.platform.directory.covering import HIDDEN, Cover

from .corrected_values import PERSON
from .words import LEVEL_NAMES, PROTECTED_NAMES, said


@dataclass(frozen=True)
class Shown:
    """One value, and the place in the text where it stands (``end`` 0: nowhere).

    ``before`` is what the machine had read where a person changed it.
    """

    path: str
    label: str
    text: str
    confidence: float
    is_typed: bool = False
    before: str = ""
    start: int = 0
    end: int = 0

    @property
    def percent(self) -> int:
        return round(self.confidence * 100)

    @property
    def sureness(self) -> str:
        """How sure the reader was, in a word."""
        if self.confidence >= 0.9:
            return _("sure")
        if self.confidence >= 0.7:
            return _("fairly sure")
        return _("doubtful") if self.confidence >= 0.4 else _("a guess")

    @property
    def is_doubtful(self) -> bool:
        return self.confidence < 0.7


@dataclass(frozen=True)
class Group:
    """Values that belong together, such as one job."""

    title: str
    values: list[Shown]


@dataclass(frozen=True)
class Section:
    key: str
    title: str
    groups: list[Group]

    @property
    def is_empty(self) -> bool:
        return not any(group.values for group in self.groups)


@dataclass(frozen=True)
class Segment:
    """A piece of the text; ``is_value`` where a value stands in it."""

    text: str
    start: int
    end: int
    is_value: bool = False


@dataclass(frozen=True)
class Page:
    number: int
    segments: list[Segment] = field(default_factory=list)


NAMES = {
    "name": gettext_lazy("Name"),
    "phones": gettext_lazy("Phone"),
    "emails": gettext_lazy("E-mail"),
    "links": gettext_lazy("Link"),
    "city": gettext_lazy("City"),
    "headline": gettext_lazy("In their own words"),
    "desired_title": gettext_lazy("Job wanted"),
    "school": gettext_lazy("School"),
    "degree": gettext_lazy("Degree"),
    "level": pgettext_lazy("of education", "Level"),
    "major": gettext_lazy("Major"),
    "start": pgettext_lazy("of a period", "From"),
    "end": pgettext_lazy("of a period", "To"),
    "employer": pgettext_lazy("in a résumé", "Employer"),
    "title": gettext_lazy("Position held"),
    "bullets": gettext_lazy("What they did"),
    "skills": gettext_lazy("Skill"),
    "certificates": gettext_lazy("Certificate"),
    "professional_titles": gettext_lazy("Professional title"),
    "languages": gettext_lazy("Language"),
    "expected_salary": gettext_lazy("Expected salary"),
    "notice_period_days": gettext_lazy("Notice period"),
}
WHO = ("name", "phones", "emails", "links")


def sections_of(parsed: ParsedResume, machine: ParsedResume | None, *, cover: Cover | None) -> list[Section]:
    """Everything that counts, in the order in which people read; who somebody is left out where it is to be covered."""
    before = dict(_texts(machine)) if machine else {}
    contact = [
        *([] if cover else _many(parsed, WHO, before)),
        *([] if cover else _many(parsed, ("city",), before)),
        *_many(parsed, ("headline", "desired_title", "expected_salary", "notice_period_days"), before),
    ]
    sections = [
        Section("contact", _("The person"), [Group("", contact)]),
        Section("experience", _("Experience"), _entries("experience", parsed.experience, before)),
        Section(
            "education", pgettext("part of a résumé", "Education"), _entries("education", parsed.education, before)
        ),
        Section("skills", _("Skills"), [Group("", _skills(parsed, before))]),
        Section(
            "more",
            _("Certificates and languages"),
            [Group("", [*_many(parsed, ("certificates", "professional_titles"), before), *_languages(parsed, before)])],
        ),
    ]
    return [_covered_section(each, cover) for each in sections] if cover else sections


def _covered_section(section: Section, cover: Cover) -> Section:
    groups = [Group(group.title, [_covered_value(each, cover) for each in group.values]) for group in section.groups]
    return replace(section, groups=groups)


def _covered_value(value: Shown, cover: Cover) -> Shown:
    """A school by its name alone is not told by its words."""
    if cover.schools and value.path.endswith(".school"):
        return replace(value, text=_covered(value.text), before=_covered(value.before))
    return replace(value, text=cover.over(value.text), before=cover.over(value.before))


def protected_of(parsed: ParsedResume) -> list[Shown]:
    """What must not count, for those who open it on purpose."""
    found = []
    for name, label in PROTECTED_NAMES.items():
        value = getattr(parsed.protected, name)
        if value is not None:
            found.append(_shown(f"protected.{name}", str(label), value, {}))
    return found


def pages_of(text: str, parsed: ParsedResume, *, cover: Cover | None) -> list[Page]:
    """The text page by page, cut where a value begins or ends."""
    places = [(path, value.source.start, value.source.end) for path, value in _values(parsed) if value.source.end]
    hidden = _hidden_spans(text, parsed, cover) if cover else []
    if not cover:
        places = [place for place in places if not place[0].startswith("protected.")]
    pages, start = [], 0
    for number, part in enumerate(text.split("\f"), start=1):
        pages.append(Page(number, list(_segments(text, start, start + len(part), places, hidden))))
        start += len(part) + 1
    return pages


def _segments(
    text: str, first: int, last: int, places: list[tuple[str, int, int]], hidden: list[tuple[int, int]]
) -> Iterator[Segment]:
    here = [place for place in places if place[1] < last and place[2] > first]
    covered = [span for span in hidden if span[0] < last and span[1] > first]
    cuts = {first, last}
    for low, high in [*((place[1], place[2]) for place in here), *covered]:
        cuts |= {min(max(low, first), last), min(max(high, first), last)}
    for low, high in pairwise(sorted(cuts)):
        is_value = any(start <= low and high <= end for _path, start, end in here)
        is_hidden = any(start <= low and high <= end for start, end in covered)
        piece = text[low:high]
        yield Segment(_covered(piece), low, high) if is_hidden else Segment(piece, low, high, is_value)


def _covered(piece: str) -> str:
    return "".join(character if character.isspace() else HIDDEN for character in piece)


def _hidden_spans(text: str, parsed: ParsedResume, cover: Cover) -> list[tuple[int, int]]:
    """Where the text says who somebody is: the values themselves, the name wherever it stands, and what tells it."""
    spans = list(cover.spans(text))
    for path, value in _values(parsed):
        is_school = cover.schools and path.endswith(".school")
        if (is_school or path.split(".")[0] in {*WHO, "city", "protected"}) and value.source.end:
            spans.append((value.source.start, value.source.end))
    if parsed.name:
        start = text.find(parsed.name.value)
        while start >= 0:
            spans.append((start, start + len(parsed.name.value)))
            start = text.find(parsed.name.value, start + 1)
    return spans


def _many(parsed: ParsedResume, names: Iterable[str], before: dict[str, str]) -> list[Shown]:
    found = []
    for name in names:
        value = getattr(parsed, name)
        for place, each in enumerate(value if isinstance(value, tuple) else [value]):
            if each is not None:
                path = f"{name}.{place}" if isinstance(value, tuple) else name
                found.append(_shown(path, str(NAMES[name]), each, before))
    return found


def _entries(kind: str, entries: Iterable[Education | Experience], before: dict[str, str]) -> list[Group]:
    groups = []
    for place, entry in enumerate(entries):
        path = f"{kind}.{place}"
        values = []
        for name in ("school", "employer", "degree", "level", "major", "title", "city", "start", "end"):
            value = getattr(entry, name, None)
            if value is not None:
                values.append(_shown(f"{path}.{name}", str(NAMES[name]), value, before))
        if entry.is_current:
            values.append(Shown(f"{path}.is_current", str(NAMES["end"]), _("until now"), 1.0))
        for number, bullet in enumerate(getattr(entry, "bullets", ())):
            values.append(
                _shown(f"{path}.bullets.{number}", str(NAMES["bullets"]) if number == 0 else "", bullet, before)
            )
        groups.append(Group(str(place + 1), values))
    return groups


def _skills(parsed: ParsedResume, before: dict[str, str]) -> list[Shown]:
    shown = []
    for place, skill in enumerate(parsed.skills):
        each = _shown(f"skills.{place}", "", skill.name, before)
        if skill.years:
            years = _("%(name)s, %(years)s years") % {"name": each.text, "years": f"{skill.years:g}"}
            each = replace(each, text=years)
        shown.append(each)
    return shown


def _languages(parsed: ParsedResume, before: dict[str, str]) -> list[Shown]:
    found = []
    for place, language in enumerate(parsed.languages):
        each = _shown(f"languages.{place}", str(NAMES["languages"]), language.name, before)
        level = f"{each.text}: {language.level.value}" if language.level else each.text
        found.append(replace(each, text=level))
    return found


def _shown(path: str, label: str, value: Value[Any], before: dict[str, str]) -> Shown:
    text = text_of(path, value.value)
    is_typed = value.reader == PERSON
    was = before.get(path, "") if is_typed else ""
    place = value.source
    return Shown(path, label, text, value.confidence, is_typed, was if was != text else "", place.start, place.end)


def text_of(path: str, value: Any) -> str:
    """A value in words."""
    name = path.rpartition(".")[2]
    if isinstance(value, Salary):
        return money_of(value)
    if name == "level":
        return str(LEVEL_NAMES.get(value, value)) if path.startswith("education") else str(value)
    if name == "notice_period_days":
        return _("%(days)s days") % {"days": value}
    return said(name, value)


def money_of(salary: Salary) -> str:
    """ "12,000–15,000 CNY a month"."""
    amounts = [f"{amount / 100:,.0f}" for amount in (salary.min_fen, salary.max_fen) if amount is not None]
    return _("%(amount)s %(currency)s a month") % {
        "amount": "–".join(dict.fromkeys(amounts)),
        "currency": salary.currency,
    }


def _values(parsed: ParsedResume) -> Iterator[tuple[str, Value[Any]]]:
    """Every value with its path."""
    for name in ("name", "city", "headline", "desired_title", "expected_salary", "notice_period_days"):
        value = getattr(parsed, name)
        if value is not None:
            yield name, value
    for name in ("phones", "emails", "links", "certificates", "professional_titles"):
        for place, value in enumerate(getattr(parsed, name)):
            yield f"{name}.{place}", value
    for place, skill in enumerate(parsed.skills):
        yield f"skills.{place}", skill.name
    for place, language in enumerate(parsed.languages):
        yield f"languages.{place}", language.name
    for kind in ("education", "experience"):
        for place, entry in enumerate(getattr(parsed, kind)):
            yield from _entry_values(f"{kind}.{place}", entry)
    yield from _protected_values(parsed.protected)


def _entry_values(path: str, entry: Education | Experience) -> Iterator[tuple[str, Value[Any]]]:
    for name in ("school", "employer", "degree", "level", "major", "title", "city", "start", "end"):
        value = getattr(entry, name, None)
        if value is not None:
            yield f"{path}.{name}", value
    for number, bullet in enumerate(getattr(entry, "bullets", ())):
        yield f"{path}.bullets.{number}", bullet


def _protected_values(protected: Protected) -> Iterator[tuple[str, Value[Any]]]:
    for name in PROTECTED_NAMES:
        value = getattr(protected, name)
        if value is not None:
            yield f"protected.{name}", value


def _texts(parsed: ParsedResume) -> Iterator[tuple[str, str]]:
    for path, value in _values(parsed):
        yield path, text_of(path, value.value)
