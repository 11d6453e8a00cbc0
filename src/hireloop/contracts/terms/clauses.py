"""Clauses: the library, and how a clause becomes text. ``{岗位}`` in a clause asks for a fact or a phrase of facts."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal, Self

import yaml
from rapidfuzz import process

from hireloop.kernel.errors import N_, BadInput
from hireloop.kernel.languages import Language

from .facts import Facts
from .phrases import BLANK, phrases

FOLDER = Path(__file__).parent / "library"
ASKED = re.compile(r"\{([^{}\n]{1,30})\}")
LONGEST_CLAUSE = 6000
MOST_CLAUSES = 60
KINDS = ("other", "confidentiality", "non_compete", "training", "pay")

Source = Literal["built_in", "library", "own", "law", "suggestion"]


@dataclass(frozen=True)
class Clause:
    """``key`` is unique in the contract. ``item`` is the item of 劳动合同法 17 that a compulsory clause answers."""

    key: str
    title: str
    text: str
    title_en: str = ""
    text_en: str = ""
    kind: str = "other"
    source: Source = "own"
    item: int | None = None

    @property
    def is_compulsory(self) -> bool:
        return self.item is not None

    def as_json(self) -> dict[str, Any]:
        return {name: value for name, value in asdict(self).items() if value not in ("", None)}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        try:
            return cls(**kept)
        except TypeError:
            raise BadInput(N_("A clause has a key, a title and a text."), code="clause") from None

    def with_(self, **changes: Any) -> Self:
        return replace(self, **changes)


@dataclass(frozen=True)
class LibraryEntry:
    """A clause that can be put into a contract. ``needs``: the facts without which it says nothing."""

    clause: Clause
    about: str = ""
    about_en: str = ""
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Piece:
    """A run of text; ``uses`` where it was made of facts; ``is_blank`` where one of them is not known."""

    text: str
    uses: tuple[str, ...] = ()
    is_blank: bool = False


@dataclass(frozen=True)
class Paragraph:
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@cache
def built_in_contract() -> tuple[Clause, ...]:
    """The clauses that every contract starts with."""
    return tuple(entry.clause for entry in _read("contract.yaml", source="built_in"))


@cache
def special_clauses() -> dict[str, LibraryEntry]:
    """What can be added beside them, by key."""
    return {entry.clause.key: entry for entry in _read("special.yaml", source="library")}


def _read(name: str, *, source: Source) -> list[LibraryEntry]:
    entries = yaml.load((FOLDER / name).read_bytes(), Loader=yaml.CSafeLoader)
    return [_entry(each, source=source) for each in entries]


def _entry(each: Mapping[str, Any], *, source: Source) -> LibraryEntry:
    clause = Clause(
        key=each["key"],
        title=each["title"]["zh"],
        title_en=each["title"]["en"],
        text=each["text"]["zh"].strip(),
        text_en=each["text"]["en"].strip(),
        kind=each.get("kind", "other"),
        source=source,
        item=each.get("item"),
    )
    about = each.get("about", {})
    return LibraryEntry(clause, about.get("zh", ""), about.get("en", ""), tuple(each.get("needs", ())))


def facts_used(clause: Clause) -> tuple[str, ...]:
    """The facts that the clause is made of, in the order in which it asks for them."""
    known = phrases()
    names = [name for name in ASKED.findall(clause.text) if name in known]
    return tuple(dict.fromkeys(fact for name in names for fact in known[name].uses))


def paragraphs(clause: Clause, facts: Facts, *, language: Language = "zh") -> list[Paragraph]:
    """The clause in words; a line whose phrases are all empty is left out."""
    text = clause.text if language == "zh" else clause.text_en
    written = [_paragraph(line.strip(), facts, language) for line in text.splitlines() if line.strip()]
    return [each for each in written if each.text.strip()]


def in_words(clause: Clause, facts: Facts) -> str:
    """The clause's Chinese text as it will stand in the contract."""
    return "\n".join(each.text for each in paragraphs(clause, facts))


def _paragraph(line: str, facts: Facts, language: Language) -> Paragraph:
    known = phrases()
    pieces, position = [], 0
    for found in ASKED.finditer(line):
        phrase = known.get(found[1])
        if phrase is None:
            continue
        said = phrase.say(facts, language)
        pieces += [Piece(line[position : found.start()]), Piece(said, phrase.uses, BLANK[language] in said)]
        position = found.end()
    pieces.append(Piece(line[position:]))
    return Paragraph(tuple(piece for piece in pieces if piece.text))


def check_clauses(clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    """The clauses, or BadInput that names the clause and what is wrong with it."""
    checked = tuple(clauses)
    if len(checked) > MOST_CLAUSES:
        raise BadInput(N_("A contract has at most %(most)s clauses."), code="clauses", most=MOST_CLAUSES)
    keys = [clause.key for clause in checked]
    if len(set(keys)) < len(keys):
        raise BadInput(N_("Two clauses have the same key."), code="clauses")
    for clause in checked:
        _check(clause)
    return checked


def _check(clause: Clause) -> None:
    if not clause.title.strip() or not clause.text.strip():
        raise BadInput(N_("A clause needs a heading and a text."), code="clause_empty")
    if len(clause.text) > LONGEST_CLAUSE or len(clause.text_en) > LONGEST_CLAUSE or len(clause.title) > 60:
        raise BadInput(
            N_("The clause “%(title)s” is too long: %(most)s characters at most."),
            code="clause_long",
            title=clause.title[:30],
            most=LONGEST_CLAUSE,
        )
    for name in ASKED.findall(clause.text) + ASKED.findall(clause.text_en):
        if name not in phrases():
            raise unknown_field(name, clause.title)


def unknown_field(name: str, title: str) -> BadInput:
    """{岗味} is no field; the nearest one is named."""
    best = process.extractOne(name, phrases().keys(), score_cutoff=30)
    if best is None:
        return BadInput(
            N_("“%(title)s” asks for {%(name)s}, which is no field of a contract."),
            code="unknown_field",
            title=title,
            name=name,
        )
    return BadInput(
        N_("“%(title)s” asks for {%(name)s}, which is no field of a contract. Did you mean {%(nearest)s}?"),
        code="unknown_field",
        title=title,
        name=name,
        nearest=best[0],
    )
