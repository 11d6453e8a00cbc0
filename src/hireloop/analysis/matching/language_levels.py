"""Languages and how well they are spoken: certificates, CEFR levels and words, made comparable.

Results of the same test are compared as they are. Different tests are compared through CEFR, by the publishers'
own tables where there is one (ETS for TOEFL iBT, the British Council for IELTS) and otherwise by common use, which
is why a neighbouring level counts as partly met.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import yaml

from hireloop.analysis.matching.wording import number
from hireloop.analysis.matching.words import words_of

CEFR = ("A1", "A2", "B1", "B2", "C1", "C2")
CEFR_PATTERN = re.compile(r"(?<![A-Za-z0-9])(A1|A2|B1|B2|C1|C2)(?![A-Za-z0-9])", re.IGNORECASE)


@dataclass(frozen=True)
class LanguageLevel:
    """``rank`` is the CEFR level (1 for A1 to 6 for C2). ``test`` and ``result``, where it was a test."""

    rank: int
    test: str = ""
    result: float | None = None
    language: str = ""

    @property
    def cefr(self) -> str:
        return CEFR[self.rank - 1]

    @property
    def said(self) -> str:
        """ "IELTS 6.5", "CET-6", "JLPT N2", or the CEFR level."""
        if not self.test or self.result is None:
            return self.cefr
        if self.test == "JLPT":
            return f"JLPT N{6 - round(self.result)}"
        return f"{self.test}{'-' if self.test in {'CET', 'TEM'} else ' '}{self.result:g}"


@dataclass(frozen=True)
class LanguageTest:
    """``steps``: (least result, CEFR rank), from the lowest up."""

    key: str
    language: str
    patterns: tuple[re.Pattern[str], ...]
    steps: tuple[tuple[float, int], ...]
    also: dict[str, float]


def read_language(text: str) -> str:
    """The key of the language ("en") that the text names, or "" for none."""
    return next((key for key, pattern in _languages().items() if pattern.search(text)), "")


@lru_cache(maxsize=4096)
def read_level(text: str) -> LanguageLevel | None:
    """The best level that the text states."""
    found = [*_tested(text), *_named(text)]
    return max(found, key=lambda level: (bool(level.test), level.rank), default=None)


def language_label(key: str) -> dict[str, str]:
    """The language's name in both languages."""
    label: dict[str, str] = _content()["languages"].get(key, {}).get("label", {"zh": key, "en": key})
    return label


def _tested(text: str) -> list[LanguageLevel]:
    found = []
    for test in _tests():
        for result in _results(test, text):
            ranks = [rank for least, rank in test.steps if result >= least]
            if ranks:
                found.append(LanguageLevel(ranks[-1], test.key, result, test.language))
    return found


def _results(test: LanguageTest, text: str) -> list[float]:
    """Every result of the test that the text states."""
    written = [match["result"].casefold() for pattern in test.patterns for match in pattern.finditer(text)]
    read = [test.also.get(each, number(each)) for each in written]
    return [result for result in read if result is not None]


def _named(text: str) -> list[LanguageLevel]:
    stated = [LanguageLevel(CEFR.index(name.upper()) + 1) for name in CEFR_PATTERN.findall(text)]
    return stated or [LanguageLevel(rank) for rank, pattern in _level_words() if pattern.search(text)][:1]


@cache
def _content() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(words_of("languages"))
    return content


@cache
def _languages() -> dict[str, re.Pattern[str]]:
    entries = _content()["languages"].items()
    return {key: re.compile("|".join(entry["names"]), re.IGNORECASE) for key, entry in entries}


@cache
def _level_words() -> tuple[tuple[int, re.Pattern[str]], ...]:
    """From the best down, so that "非常流利" is not read as something less."""
    entries = _content()["level_words"].items()
    return tuple((CEFR.index(level) + 1, re.compile("|".join(names), re.IGNORECASE)) for level, names in entries)


@cache
def _tests() -> tuple[LanguageTest, ...]:
    return tuple(
        LanguageTest(
            key=key,
            language=entry["language"],
            patterns=tuple(re.compile(pattern, re.IGNORECASE) for pattern in _several(entry["pattern"])),
            steps=tuple((float(least), CEFR.index(level) + 1) for least, level in entry["steps"]),
            also={str(name): float(result) for name, result in entry.get("also", {}).items()},
        )
        for key, entry in _content()["tests"].items()
    )


def _several(entry: str | list[str]) -> list[str]:
    return [entry] if isinstance(entry, str) else entry
