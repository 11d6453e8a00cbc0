"""The words that the reader knows, from ``words/*.yaml``, made ready for looking up."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from hireloop.engines.documents.plain_signs import plain

WORDS = Path(__file__).parent / "words"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
EXACT = "!"


@lru_cache(maxsize=16)
def words(name: str) -> Mapping[str, Any]:
    return yaml.load((WORDS / f"{name}.yaml").read_text(encoding="utf-8"), Loader=LOADER)  # noqa: S506 - a safe loader


def any_of(terms: Iterable[str]) -> str:
    """A pattern for any of the terms, the longest first."""
    return "|".join(re.escape(term) for term in sorted({str(term) for term in terms}, key=len, reverse=True))


def latin(terms: Iterable[str]) -> str:
    """A pattern for Latin terms as whole words; those with ``!`` as they are written, the others in any case."""
    known = [str(term) for term in terms]
    exact = any_of(term.removesuffix(EXACT) for term in known if term.endswith(EXACT))
    free = any_of(term for term in known if not term.endswith(EXACT))
    parts = [part for part in (f"(?i:{free})" if free else "", exact) if part]
    return rf"(?<![A-Za-z0-9])(?:{'|'.join(parts)})(?![A-Za-z0-9])"


def is_chinese(text: str) -> bool:
    return any("\u4e00" <= sign <= "\u9fff" for sign in text)


@lru_cache(maxsize=1)
def headings() -> Mapping[str, str]:
    """Folded heading → section."""
    return {folded(heading): section for section, known in words("headings").items() for heading in known}


def folded(text: str) -> str:
    return re.sub(r"[\s&/、，,.:：\-–—_|（）()]+", "", plain(text).replace("&", "and")).casefold()


@lru_cache(maxsize=1)
def surnames() -> frozenset[str]:
    people = words("people")
    return frozenset({*people["surnames"], *people["compound_surnames"]})


@lru_cache(maxsize=1)
def employer_ending() -> re.Pattern[str]:
    """The end of a Chinese employer's name."""
    return re.compile(any_of(words("employers")["zh_endings"]))


@lru_cache(maxsize=1)
def known_employer() -> re.Pattern[str]:
    known = words("employers")["known"]
    chinese = any_of(name for name in map(str, known) if is_chinese(name))
    return re.compile(f"(?:{chinese})|{latin(f'{name}!' for name in map(str, known) if not is_chinese(name))}")


@lru_cache(maxsize=1)
def latin_employer_ending() -> re.Pattern[str]:
    ends = any_of(words("employers")["en_endings"])
    return re.compile(rf"(?<![A-Za-z])(?:{ends})(?![A-Za-z])")


@lru_cache(maxsize=1)
def title_ending() -> re.Pattern[str]:
    return re.compile(any_of(words("titles")["zh_endings"]))


@lru_cache(maxsize=1)
def chinese_title() -> re.Pattern[str]:
    """A Chinese title that is known as a whole."""
    return re.compile(any_of([*words("titles")["zh_endings"], *words("titles")["zh_whole"]]))


@lru_cache(maxsize=1)
def latin_title() -> re.Pattern[str]:
    return re.compile(latin(words("titles")["en_words"]) + r"|(?<![A-Za-z])(?i:Sr|Jr|Senior|Junior)(?![A-Za-z])")


@lru_cache(maxsize=1)
def chinese_city() -> re.Pattern[str]:
    return re.compile(any_of(words("cities")["zh"]))


@lru_cache(maxsize=1)
def latin_city() -> re.Pattern[str]:
    return re.compile(latin(words("cities")["en"]))
