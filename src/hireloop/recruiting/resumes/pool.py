"""The index of the talent pool: facts to filter by, and keyed hashes of words to search by.

A token is the first 64 bits of HMAC-SHA256(blind key, "pool:" + word): without the key, which the vault keeps, nobody
tells a word from it. Ranking words weigh what they say for a person: a title more than a word of the text.
"""

import hashlib
import hmac
from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from hireloop.analysis.resumes.model import ParsedResume
from hireloop.analysis.skills import ancestors, find
from hireloop.analysis.text_index.words import asked_words, telling_words, weighted_words
from hireloop.platform.directory.models import Person
from hireloop.platform.vault import keys

from . import parsed_values
from .models import PoolConsent, PoolEntry, PoolToken, Resume

MOST_TOKENS = 3000
MOST_ASKED = 24
TITLE_WEIGHT, SKILL_WEIGHT = 4, 3


def refresh(person_id: UUID) -> PoolEntry | None:
    """Bring the person's entry up to their newest readable résumé.

    There is no entry without one, nor for who does not want to be considered for other openings.
    """
    with transaction.atomic():
        person = Person.objects.select_for_update(of=("self",)).filter(pk=person_id, merged_into=None).first()
        newest = _newest_resume(person) if person and not _has_declined(person) else None
        if newest is None:
            forget([person_id])
            return None
        return _index(newest)


def forget(person_ids: Iterable[UUID]) -> None:
    """Remove the people's entries with every token."""
    entries = PoolEntry.objects.filter(person__in=list(person_ids))
    PoolToken.objects.filter(entry__in=entries).delete()
    entries.delete()


def token_of(word: str) -> int:
    return tokens_of([word])[0]


def tokens_of(words: Iterable[str]) -> list[int]:
    """A signed 64-bit number for each word, in order."""
    key = keys.key_to_encrypt(keys.BLIND)
    return [
        int.from_bytes(hmac.digest(key, f"pool:{word}".encode(), hashlib.sha256)[:8], "big", signed=True)
        for word in words
    ]


def skill_word(name: str) -> str:
    """How a skill stands in the index beside the words of the text: by its canonical name."""
    return f"skill:{name.casefold()}"


def search(entries: QuerySet[PoolEntry], text: str) -> QuerySet[PoolEntry]:
    """Entries in whose résumé every word of ``text`` stands, or which have the skill that ``text`` is a name of.

    None where nothing that can be searched was typed.
    """
    words = asked_words(text)[:MOST_ASKED]
    if not words:
        return entries.none()
    spoken = Q()
    for token in tokens_of(words):
        spoken &= Q(pk__in=_entries_with(token))
    skill = find(text.strip())
    return (
        entries.filter(spoken | Q(pk__in=_entries_with(token_of(skill_word(skill)))))
        if skill
        else entries.filter(spoken)
    )


def with_skill(entries: QuerySet[PoolEntry], name: str) -> QuerySet[PoolEntry]:
    """Entries that have the skill or a kind of it, by any of its names; as words where it is no known skill."""
    skill = find(name.strip())
    if skill is None:
        return search(entries, name)
    return entries.filter(pk__in=_entries_with(token_of(skill_word(skill))))


def _entries_with(token: int) -> QuerySet[PoolToken, int]:
    return PoolToken.objects.filter(token=token).values_list("entry_id", flat=True)


def ranked(entries: QuerySet[PoolEntry], text: str) -> QuerySet[PoolEntry]:
    """With ``likeness``: how much the words of ``text`` say for each entry."""
    tokens = tokens_of(telling_words(text)[:MOST_ASKED])
    weights = PoolToken.objects.filter(entry=OuterRef("pk"), token__in=tokens).order_by().values("entry")
    total = weights.annotate(total=Sum("weight")).values("total")
    return entries.annotate(likeness=Coalesce(Subquery(total), Value(0)))


def _has_declined(person: Person) -> bool:
    newest = PoolConsent.objects.filter(person=person).order_by("-created_at").first()
    return newest is not None and not newest.agrees


def _newest_resume(person: Person) -> Resume | None:
    readable = Resume.objects.filter(person=person, state__in=[Resume.State.READ, Resume.State.TYPED])
    return readable.order_by("-created_at").first()


def _index(resume: Resume) -> PoolEntry:
    parsed = ParsedResume.from_dict(resume.corrected or resume.machine or {})
    PoolEntry.objects.filter(resume=resume).exclude(person_id=resume.person_id).delete()
    entry = PoolEntry.objects.filter(person_id=resume.person_id).first() or PoolEntry(person_id=resume.person_id)
    entry.resume = resume
    entry.city = (parsed.city.value if parsed.city else resume.person.city)[:80]
    entry.education = parsed_values.education_of(parsed)
    entry.experience_months = parsed_values.months_of(parsed)
    entry.headline = parsed_values.headline_of(parsed) or None
    entry.fresh_at = resume.created_at
    entry.save()
    PoolToken.objects.filter(entry=entry).delete()
    counted = words_of((resume.document or {}).get("text", ""), parsed)
    tokens = zip(tokens_of(counted), counted.values(), strict=True)
    PoolToken.objects.bulk_create(
        [PoolToken(token=token, entry=entry, weight=weight) for token, weight in tokens], batch_size=300
    )
    return entry


def words_of(text: str, parsed: ParsedResume) -> Counter[str]:
    """Every word under which the résumé is found, with its weight; the weightiest where there are too many."""
    counted = weighted_words(text)
    for title in filter(None, (each.title for each in parsed.experience)):
        counted |= weighted_words(title.value, weight=TITLE_WEIGHT)
    for name in parsed_values.skills_of(parsed):
        counted |= weighted_words(name, weight=SKILL_WEIGHT)
        counted |= Counter({skill_word(each): SKILL_WEIGHT for each in (name, *ancestors(name))})
    counted |= weighted_words(
        " ".join([*parsed_values.employers_of(parsed), *parsed_values.schools_of(parsed)]), weight=2
    )
    return Counter(dict(counted.most_common(MOST_TOKENS)))
