"""Skills named in running text, the longest name first, each with its place."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from .ontology import skills

LETTERS_AFTER = frozenset("+#")
LONE = frozenset(",;/、，；|·•:：()（）\t\n &和与及")


@dataclass(frozen=True)
class Mention:
    """``text[start:end]`` names the skill."""

    name: str
    start: int
    end: int


@dataclass(frozen=True)
class Term:
    text: str
    name: str
    is_exact: bool


def mentions(text: str) -> Iterator[Mention]:
    """From left to right, without overlaps."""
    lowered = _lowered(text)
    at = 0
    while at < len(text):
        term = _longest(text, lowered, at)
        if term is None:
            at += 1
            continue
        yield Mention(term.name, at, at + len(term.text))
        at += len(term.text)


def _lowered(text: str) -> str:
    """In small letters, sign for sign: ``str.lower`` can change the length."""
    return "".join(small if len(small := sign.lower()) == 1 else sign for sign in text)


def _longest(text: str, lowered: str, at: int) -> Term | None:
    for term in _terms().get(lowered[at : at + 2], ()) if len(lowered) > at + 1 else ():
        end = at + len(term.text)
        written = text[at:end] if term.is_exact else lowered[at:end]
        if written == term.text and _stands_alone(text, at, end):
            return term
    lone = _terms().get(lowered[at])
    if lone and text[at] == lone[0].text and _is_lone(text, at):
        return lone[0]
    return None


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Not a piece of a longer Latin word."""
    first, last = text[start], text[end - 1]
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if _is_latin(first) and (_is_latin(before) or before in "@_"):
        return False
    return not (_is_latin(last) and (_is_latin(after) or after in LETTERS_AFTER or after in "@_"))


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


def _is_lone(text: str, at: int) -> bool:
    """A single letter is a language only in a list: "Python, R, SQL"."""
    before = text[at - 1] if at else "\n"
    after = text[at + 1] if at + 1 < len(text) else "\n"
    if text.strip() == text[at]:
        return True
    is_listed = any(sign in "/,、，;；|\t" for sign in (text[max(0, at - 2) : at] + text[at + 1 : at + 3]))
    return before in LONE and (after in LONE or after in "语") and (is_listed or after == "语")


@lru_cache(maxsize=1)
def _terms() -> Mapping[str, tuple[Term, ...]]:
    """By their first two signs in small letters, longest first; names of one letter by that."""
    found: defaultdict[str, list[Term]] = defaultdict(list)
    for skill in skills().values():
        for name in skill.names:
            is_exact = name in skill.exact or len(name) == 1
            found[_lowered(name[:2])].append(Term(name if is_exact else _lowered(name), skill.name, is_exact))
    return {start: tuple(sorted(terms, key=lambda term: -len(term.text))) for start, terms in found.items()}
