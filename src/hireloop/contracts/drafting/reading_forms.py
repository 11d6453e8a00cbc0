"""What was typed into the editor, as terms: a value that cannot be read keeps the old one and is named."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import uuid4

from django.http import QueryDict
from django.utils.translation import gettext as _

from hireloop.contracts.terms.amounts import fen_of, plain_yuan
from hireloop.contracts.terms.clauses import Clause, check_clauses
from hireloop.contracts.terms.facts import Allowance, Facts
from hireloop.contracts.terms.labels import LABELS, FactLabel
from hireloop.kernel.errors import N_, BadInput
from hireloop.platform.directory.identity import checked_id_number

MOST_ALLOWANCES = 20
LONGEST = {"text": 300, "long": 2000}
YES_NO = {"yes": True, "no": False, "": None}


@dataclass(frozen=True)
class ReadTerms:
    """``errors`` by fact, or "clause-<key>"; what they stand at is as it was before."""

    facts: Facts
    clauses: tuple[Clause, ...]
    errors: dict[str, str] = field(default_factory=dict)


def read_terms(posted: QueryDict, facts: Facts, clauses: tuple[Clause, ...]) -> ReadTerms:
    """Only what was posted is changed: fields ``fact-<key>``, and the clauses where the list of them came along."""
    errors: dict[str, str] = {}
    changed: dict[str, Any] = {}
    for key, label in LABELS.items():
        if f"fact-{key}" in posted:
            _read_one(label, str(posted[f"fact-{key}"]).strip(), changed, errors)
    facts = _with_identity(facts.with_(**changed), facts, errors)
    return ReadTerms(facts, _read_clauses(posted, clauses, errors), errors)


def _read_one(label: FactLabel, text: str, changed: dict[str, Any], errors: dict[str, str]) -> None:
    """A secret that is left empty stays as it is: the form shows only its mask."""
    if label.secret and not text:
        return
    try:
        changed[label.key] = READERS[label.kind](label, text)
    except BadInput as error:
        errors[label.key] = _(error.message) % error.params if error.params else _(error.message)


def _with_identity(facts: Facts, before: Facts, errors: dict[str, str]) -> Facts:
    if (facts.id_number, facts.id_kind) == (before.id_number, before.id_kind):
        return facts
    try:
        return facts.with_(id_number=checked_id_number(facts.id_number, kind=facts.id_kind))
    except BadInput as error:
        errors["id_number"] = _(error.message)
        return facts.with_(id_number=before.id_number, id_kind=before.id_kind)


def _text(label: FactLabel, text: str) -> str:
    most = LONGEST[label.kind]
    if len(text) > most:
        raise BadInput(N_("At most %(most)s characters."), most=most)
    return text


def _date(label: FactLabel, text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadInput(N_("“%(text)s” is no day of the calendar."), text=text[:20]) from None


def _money(label: FactLabel, text: str) -> int | None:
    return fen_of(text)


def _count(label: FactLabel, text: str) -> int | None:
    if not text:
        return None
    if not text.isascii() or not text.isdecimal() or int(text) > 9999:
        raise BadInput(N_("Write a whole number."))
    return int(text)


def _choice(label: FactLabel, text: str) -> str:
    if text and text not in dict(label.choices):
        raise BadInput(N_("Choose one of the list."))
    return text


def _yes_no(label: FactLabel, text: str) -> bool | None:
    if text not in YES_NO:
        raise BadInput(N_("Choose one of the list."))
    return YES_NO[text]


def read_allowances(label: FactLabel, text: str) -> tuple[Allowance, ...]:
    """One a line, the amount last: "交通补贴 500"."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_ALLOWANCES:
        raise BadInput(N_("At most %(most)s allowances."), most=MOST_ALLOWANCES)
    return tuple(_allowance(line) for line in lines)


def _allowance(line: str) -> Allowance:
    name, _space, amount = line.replace("：", " ").replace(":", " ").rpartition(" ")
    fen = fen_of(amount) if name.strip() else None
    if fen is None:
        raise BadInput(N_("“%(line)s”: write the name, a space and the amount."), line=line[:40])
    return Allowance(name.strip()[:40], fen)


def written_allowances(allowances: tuple[Allowance, ...]) -> str:
    return "\n".join(f"{each.name} {plain_yuan(each.fen)}" for each in allowances)


READERS: Mapping[str, Callable[[FactLabel, str], Any]] = {
    "text": _text,
    "long": _text,
    "date": _date,
    "money": _money,
    "count": _count,
    "choice": _choice,
    "yes_no": _yes_no,
    "allowances": read_allowances,
}


def _read_clauses(posted: QueryDict, clauses: tuple[Clause, ...], errors: dict[str, str]) -> tuple[Clause, ...]:
    """The clauses in the order in which they came; a built-in one may be reworded, and removed where it is not
    compulsory."""
    keys = posted.getlist("clause-key")
    if not keys:
        return clauses
    known = {clause.key: clause for clause in clauses}
    columns = [posted.getlist(f"clause-{name}") for name in ("title", "text", "title_en", "text_en")]
    if any(len(column) != len(keys) for column in columns):
        raise BadInput(_("The form did not arrive whole. Please send it again."), code="form_broken")
    read = [_read_clause(key, values, known, errors) for key, *values in zip(keys, *columns, strict=True)]
    kept = [clause for clause in clauses if clause.is_compulsory and clause.key not in keys]
    return tuple(clause for clause in (*kept, *read) if clause is not None)


def _read_clause(key: str, values: list[str], known: Mapping[str, Clause], errors: dict[str, str]) -> Clause | None:
    old = known.get(key)
    words = [text.replace("\r\n", "\n").strip() for text in values]
    if old is None and not any(words):
        return None
    title, text, title_en, text_en = words
    new = (old or Clause(f"own-{uuid4().hex[-12:]}", "", "")).with_(
        title=title, text=text, title_en=title_en, text_en=text_en
    )
    try:
        check_clauses([new])
    except BadInput as error:
        errors[f"clause-{key}"] = _(error.message) % error.params if error.params else _(error.message)
        return old
    return new
