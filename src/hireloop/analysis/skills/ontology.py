"""Skills: one name for each, its other names in both languages, and what it is a kind of.

The words are data: ``words/*.yaml``, each line ``name: other name, other name < parent, parent``, or several
skills with the same parents, ``name; name: < parent``. A name that ends in ``!`` counts only as written, capital
for capital: "Go" is a language and "go" is a word.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

WORDS = Path(__file__).parent / "words"
EXACT = "!"


@dataclass(frozen=True)
class Skill:
    """``also`` are its other names as written in the data; ``exact`` those that count only capital for capital."""

    name: str
    also: tuple[str, ...]
    parents: tuple[str, ...]
    exact: frozenset[str]
    field: str

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.also)


def find(name: str) -> str | None:
    """The canonical name behind any name of a skill: ``find("后端") == find("backend development")``."""
    return _by_folded().get(folded(name))


def is_a(child: str, parent: str) -> bool:
    """Whether one skill is the other, or a kind of it: PostgreSQL is a SQL is a database.

    Any names will do; a name that is not known is only itself.
    """
    this, that = find(child) or folded(child), find(parent) or folded(parent)
    return this == that or that in ancestors(this)


@lru_cache(maxsize=4096)
def ancestors(name: str) -> frozenset[str]:
    """Canonical names of everything that the skill is a kind of; without itself."""
    found: set[str] = set()
    waiting = list(parents(name))
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += parents(one)
    return frozenset(found)


def parents(name: str) -> tuple[str, ...]:
    skill = skills().get(find(name) or "")
    return skill.parents if skill else ()


@lru_cache(maxsize=1)
def skills() -> Mapping[str, Skill]:
    """Every skill by its canonical name."""
    return {skill.name: skill for path in sorted(WORDS.glob("*.yaml")) for skill in _read(path)}


def _read(path: Path) -> Iterator[Skill]:
    for heads, rest in yaml.safe_load(path.read_text(encoding="utf-8")).items():
        names, _, above = (rest or "").partition("<")
        for head in _parted(str(heads), ";"):
            every = [head, *_parted(names, ",")]
            plain = [one.removesuffix(EXACT) for one in every]
            yield Skill(
                name=plain[0],
                also=tuple(dict.fromkeys(plain[1:])),
                parents=tuple(_parted(above, ",")),
                exact=frozenset(one.removesuffix(EXACT) for one in every if one.endswith(EXACT)),
                field=path.stem,
            )


def _parted(text: str, sign: str) -> list[str]:
    return [part.strip() for part in text.split(sign) if part.strip()]


@lru_cache(maxsize=1)
def _by_folded() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for skill in skills().values():
        for name in skill.names:
            found.setdefault(folded(name), skill.name)
    return found


def folded(name: str) -> str:
    """For comparing: without case, width, spaces, and the dots and strokes inside names."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return "".join(sign for sign in plain if sign not in " \t\n-_./·・'’") or plain.strip()
