"""What changed between two versions: facts in words, clauses by their sentences side by side."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from hireloop.contracts.terms.clauses import Clause, in_words
from hireloop.contracts.terms.facts import FACT_NAMES, Facts
from hireloop.contracts.terms.labels import HELD_BACK, LABELS, shown

Kind = Literal["same", "removed", "added"]
TOKEN = re.compile(r"[a-zA-Z]+|\d[\d,.]*|\s+|.", re.DOTALL)


@dataclass(frozen=True)
class FactChange:
    key: str
    label: Any
    old: str
    new: str
    is_secret: bool


@dataclass(frozen=True)
class Run:
    """A stretch of one side's text: the same on both sides, or only on this one."""

    text: str
    kind: Kind


@dataclass(frozen=True)
class ClauseChange:
    """``how`` is added, removed, changed, or moved (only its place is another)."""

    title: str
    how: str
    old: tuple[Run, ...] = ()
    new: tuple[Run, ...] = ()


@dataclass(frozen=True)
class Differences:
    facts: tuple[FactChange, ...]
    clauses: tuple[ClauseChange, ...]

    @property
    def none(self) -> bool:
        return not self.facts and not self.clauses


def differences(
    old_facts: Facts, new_facts: Facts, *, old_clauses: Sequence[Clause], new_clauses: Sequence[Clause]
) -> Differences:
    """Clauses are compared as they read, with the facts in them."""
    return Differences(
        tuple(changed_facts(old_facts, new_facts)),
        tuple(_changed_clauses(old_clauses, new_clauses, old_facts, new_facts)),
    )


def changed_facts(old: Facts, new: Facts) -> Iterator[FactChange]:
    for key in LABELS:
        if getattr(old, key) != getattr(new, key):
            yield FactChange(key, LABELS[key].label, shown(old, key), shown(new, key), key in HELD_BACK)


def changed_names(old: Facts, new: Facts) -> dict[str, tuple[Any, Any]]:
    """For the audit trail: fact → (old value, new value), as they are kept."""
    before, after = old.as_json(), new.as_json()
    return {key: (before.get(key), after.get(key)) for key in sorted(FACT_NAMES) if before.get(key) != after.get(key)}


def _changed_clauses(
    old: Sequence[Clause], new: Sequence[Clause], old_facts: Facts, new_facts: Facts
) -> Iterator[ClauseChange]:
    before, after = {each.key: each for each in old}, {each.key: each for each in new}
    for clause in new:
        if clause.key not in before:
            yield ClauseChange(clause.title, "added", new=(Run(in_words(clause, new_facts), "added"),))
        elif change := _changed(before[clause.key], clause, old_facts, new_facts):
            yield change
    for clause in old:
        if clause.key not in after:
            yield ClauseChange(clause.title, "removed", old=(Run(in_words(clause, old_facts), "removed"),))
    kept = [each.key for each in old if each.key in after]
    if kept != [each.key for each in new if each.key in before]:
        yield ClauseChange("", "moved")


def _changed(old: Clause, new: Clause, old_facts: Facts, new_facts: Facts) -> ClauseChange | None:
    before, after = _whole(old, old_facts), _whole(new, new_facts)
    if before == after:
        return None
    left, right = runs(before, after)
    return ClauseChange(new.title, "changed", left, right)


def _whole(clause: Clause, facts: Facts) -> str:
    return f"{clause.title}\n{in_words(clause, facts)}"


def runs(old: str, new: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Both sides in runs; put together again each side is its text."""
    before, after = TOKEN.findall(old), TOKEN.findall(new)
    left: list[Run] = []
    right: list[Run] = []
    for tag, low, high, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if high > low:
            left.append(Run("".join(before[low:high]), "same" if tag == "equal" else "removed"))
        if end > start:
            right.append(Run("".join(after[start:end]), "same" if tag == "equal" else "added"))
    return tuple(left), tuple(right)
