"""Finds statements that are worth asking about; what is denied, supposed or said of others is left alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from hireloop.kernel.languages import Language

FOLDER = Path(__file__).parent / "rules"
SENTENCE = re.compile(r"[^。！？!?\n]+(?:[。！？!?\n]|$)")
VERSION = "statements-1"


@dataclass(frozen=True)
class StatementRule:
    key: str
    title: dict[str, str]
    advice: dict[str, str]
    patterns: tuple[re.Pattern[str], ...]
    heeds_denial: bool

    def said(self, what: str, language: Language) -> str:
        return (self.title if what == "title" else self.advice)[language]


@dataclass(frozen=True)
class Found:
    """``text[start:end] == quote``: the whole sentence in which it stands."""

    rule: str
    quote: str
    start: int
    end: int


@cache
def rules() -> dict[str, StatementRule]:
    exempt = set(_negations()["exempt"])
    entries: Sequence[dict[str, Any]] = _read("statements.yaml")
    return {
        each["key"]: StatementRule(
            each["key"],
            each["title"],
            each["advice"],
            tuple(re.compile(pattern, re.IGNORECASE) for pattern in (*each["zh"], *each["en"])),
            each["key"] not in exempt,
        )
        for each in entries
    }


def statements_in(text: str) -> list[Found]:
    """One for each rule and sentence."""
    return [found for sentence in SENTENCE.finditer(text) for found in _in_sentence(sentence)]


def _in_sentence(sentence: re.Match[str]) -> Iterator[Found]:
    words = sentence[0].strip()
    start = sentence.start() + sentence[0].index(words) if words else sentence.start()
    for rule in rules().values():
        if any(_counts(rule, match) for pattern in rule.patterns for match in pattern.finditer(words)):
            yield Found(rule.key, words, start, start + len(words))


def _counts(rule: StatementRule, match: re.Match[str]) -> bool:
    if not rule.heeds_denial:
        return True
    before = match.string[: match.start()]
    return not any(pattern.search(before) for pattern in _denials())


@cache
def _denials() -> tuple[re.Pattern[str], ...]:
    before = _negations()["before"]
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in (*before["zh"], *before["en"]))


@cache
def _negations() -> dict[str, Any]:
    return _read("negations.yaml")


def _read(name: str) -> Any:
    return yaml.load((FOLDER / name).read_bytes(), Loader=yaml.CSafeLoader)
