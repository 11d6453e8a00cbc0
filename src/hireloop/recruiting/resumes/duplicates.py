"""Who may be the same person: by contacts through blind indices, and by likeness of name, employers, schools.

The year of birth counts only where the law lets it tell people apart, and only here, never for choosing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from rapidfuzz import fuzz

from hireloop.analysis.resumes.model import ParsedResume
from hireloop.platform.directory.models import Person
from hireloop.platform.directory.names import fold
from hireloop.platform.vault.blind import Kind, blind_index

from . import parsed_values
from .models import ContactMark, DuplicatePair, Resume

SAME_CONTACT = {"id_number": 100, "email": 95, "phone": 70}
SAME_NAME, SAME_EMPLOYER, SAME_SCHOOL, SAME_BIRTH_YEAR, OTHER_BIRTH_YEAR, SAME_CITY = 40, 25, 20, 15, -40, 5
WORTH_A_LOOK = 60
LIKE_ENOUGH = 88
MOST_CANDIDATES = 50
BIRTH_YEAR_ALLOWED = frozenset({"CN"})


@dataclass(frozen=True)
class Traits:
    """What two entries are compared by."""

    name: str
    city: str
    employers: tuple[str, ...]
    schools: tuple[str, ...]
    birth_year: int | None
    marks: frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Likeness:
    """0–100, and the codes of what agrees."""

    score: int
    reasons: tuple[str, ...]


def mark_contacts(resume: Resume, parsed: ParsedResume) -> None:
    """Keep the blind indices of the contacts that stand in the résumé."""
    ContactMark.objects.filter(resume=resume).delete()
    marks = sorted(_marks_of(parsed))
    ContactMark.objects.bulk_create(ContactMark(resume=resume, kind=kind, mark=mark) for kind, mark in marks)


def look_for(resume: Resume, parsed: ParsedResume) -> list[DuplicatePair]:
    """Pairs of the résumé's person with others who may be the same; what was decided before stays decided."""
    person = resume.person
    own = traits_of(person, parsed)
    found = []
    for other in _candidates(person, own):
        likeness = compare(own, traits_of(other, newest_values(other)))
        if likeness.score >= WORTH_A_LOOK:
            found.append(_keep_pair(person, other, likeness))
    return found


def compare(one: Traits, other: Traits) -> Likeness:
    """How alike two entries are. A name alone is never enough."""
    reasons: list[tuple[str, int]] = [(kind, SAME_CONTACT[kind]) for kind, _mark in sorted(one.marks & other.marks)]
    if same_name(one.name, other.name):
        reasons.append(("name", SAME_NAME))
        if _overlap(one.employers, other.employers):
            reasons.append(("employer", SAME_EMPLOYER))
        if _overlap(one.schools, other.schools):
            reasons.append(("school", SAME_SCHOOL))
        if one.city and one.city == other.city:
            reasons.append(("city", SAME_CITY))
        reasons += _birth_years(one.birth_year, other.birth_year)
    score = sum(points for _code, points in dict(reasons).items())
    codes = tuple(code for code, points in dict(reasons).items() if points > 0)
    return Likeness(max(0, min(100, score)), codes)


def same_name(one: str, other: str) -> bool:
    """The same characters, or the same pinyin where one of the two is written in Latin letters: Wang Fang, 王芳."""
    first, second = fold(one), fold(other)
    if first == second:
        return True
    if first.isascii() == second.isascii():
        return False
    latin, han = (first, second) if first.isascii() else (second, first)
    return _spelt(han) in _orders(latin)


def traits_of(person: Person, parsed: ParsedResume | None) -> Traits:
    marks = set(_marks_of(parsed)) if parsed else set()
    own = {"email": person.email_index, "phone": person.phone_index, "id_number": person.id_number_index}
    marks |= {(kind, mark) for kind, mark in own.items() if mark}
    return Traits(
        name=person.name,
        city=person.city,
        employers=tuple(parsed_values.employers_of(parsed)) if parsed else (),
        schools=tuple(parsed_values.schools_of(parsed)) if parsed else (),
        birth_year=parsed_values.birth_year_of(parsed) if parsed and _may_use_birth_year() else None,
        marks=frozenset(marks),
    )


def newest_values(person: Person) -> ParsedResume | None:
    """What counts of the person's newest readable résumé."""
    readable = [Resume.State.READ, Resume.State.TYPED]
    resume = Resume.objects.filter(person=person, state__in=readable).order_by("-created_at").first()
    content = (resume.corrected or resume.machine) if resume else None
    return ParsedResume.from_dict(content) if content else None


def _candidates(person: Person, own: Traits) -> Iterable[Person]:
    """Living people who share a contact or a name."""
    by_kind: dict[str, list[str]] = {}
    for kind, mark in own.marks:
        by_kind.setdefault(kind, []).append(mark)
    condition = Q(name=person.name) | Q(name_keys__in=_keys_to_find(person.name))
    shared = Q()
    for kind, marks in by_kind.items():
        condition |= Q(**{f"{kind}_index__in": marks})
        shared |= Q(kind=kind, mark__in=marks)
    if shared:
        condition |= Q(pk__in=_owners(shared))
    return Person.objects.filter(condition, merged_into=None).exclude(pk=person.pk)[:MOST_CANDIDATES]


def _owners(shared: Q) -> set[UUID]:
    return set(ContactMark.objects.filter(shared).values_list("resume__person_id", flat=True)[:MOST_CANDIDATES])


def _keys_to_find(name: str) -> list[str]:
    """How the same name written in Latin letters would stand in ``name_keys``."""
    folded = fold(name)
    if folded.isascii():
        return []
    from pypinyin import lazy_pinyin

    syllables = lazy_pinyin(folded)
    family, given = syllables[0], "".join(syllables[1:])
    return [f"{family} {given}", f"{given} {family}"]


def _spelt(han: str) -> str:
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(han)).replace(" ", "")


def _orders(latin: str) -> set[str]:
    words = latin.replace("-", " ").split()
    return {"".join(words), "".join([*words[1:], *words[:1]]), "".join([*words[-1:], *words[:-1]])}


def _marks_of(parsed: ParsedResume) -> set[tuple[str, str]]:
    contacts: list[tuple[Kind, str]] = [("email", each.value) for each in parsed.emails]
    contacts += [("phone", each.value) for each in parsed.phones]
    if parsed.protected.id_number:
        contacts.append(("id_number", parsed.protected.id_number.value))
    return {(kind, mark) for kind, value in contacts if (mark := blind_index(value, kind))}


def _overlap(one: Iterable[str], other: Iterable[str]) -> bool:
    others = [fold(each) for each in other]
    return any(
        fuzz.partial_ratio(fold(each), name) >= LIKE_ENOUGH
        for each in one
        for name in others
        if min(len(each), len(name)) >= 3
    )


def _birth_years(one: int | None, other: int | None) -> list[tuple[str, int]]:
    if one is None or other is None:
        return []
    return [("birth_year", SAME_BIRTH_YEAR)] if one == other else [("other_birth_year", OTHER_BIRTH_YEAR)]


def _may_use_birth_year() -> bool:
    return settings.JURISDICTION in BIRTH_YEAR_ALLOWED


def _keep_pair(person: Person, other: Person, likeness: Likeness) -> DuplicatePair:
    first, second = sorted((person, other), key=lambda each: (each.created_at, str(each.pk)))
    pair, is_new = DuplicatePair.objects.get_or_create(
        first=first, second=second, defaults={"likeness": likeness.score, "reasons": list(likeness.reasons)}
    )
    if not is_new and pair.state == DuplicatePair.State.OPEN:
        pair.likeness, pair.reasons = likeness.score, list(likeness.reasons)
        pair.save()
    return pair
