"""Certificates by one name each, and which one includes which."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

import yaml

from hireloop.analysis.matching.words import words_of

FILLER = re.compile(
    r"资格|证书|认证|执照|考试|职业|[\s\-_./·()（）]|\b(?:certificates?|certified|certification|licen[sc]e)\b"
)


@dataclass(frozen=True)
class Certificate:
    """``rank`` orders the certificates of one ``ladder``: the higher includes the lower."""

    key: str
    pattern: re.Pattern[str]
    ladder: str = ""
    rank: int = 0


def holds(written: str, asked: str) -> bool:
    """Whether who has the certificate ``written`` has what is ``asked`` for."""
    wanted, had = _known(asked), _known(written)
    if wanted and had:
        return any(one == other or _includes(one, other) for one in had for other in wanted)
    plain_asked, plain_written = _plain(asked), _plain(written)
    return bool(plain_asked) and (
        plain_asked in plain_written or (len(plain_written) > 3 and plain_written in plain_asked)
    )


def named_in(text: str) -> list[str]:
    """The certificates that the text names, by key."""
    return [each.key for each in _catalog() if each.pattern.search(text)]


def _includes(one: Certificate, other: Certificate) -> bool:
    return bool(one.ladder) and one.ladder == other.ladder and one.rank >= other.rank


@lru_cache(maxsize=4096)
def _known(text: str) -> list[Certificate]:
    return [each for each in _catalog() if each.pattern.search(text)]


def _plain(text: str) -> str:
    return FILLER.sub("", unicodedata.normalize("NFKC", text).casefold())


@cache
def _catalog() -> tuple[Certificate, ...]:
    content = yaml.safe_load(words_of("certificates"))
    found = [Certificate(key, _any(names)) for key, names in content["certificates"].items()]
    for ladder, steps in content["ladders"].items():
        found += [
            Certificate(f"{ladder}.{rank}", _any(names), ladder=ladder, rank=rank) for rank, names in enumerate(steps)
        ]
    return tuple(found)


def _any(names: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(names), re.IGNORECASE)


def find_certificates(text: str) -> list[tuple[str, int, int]]:
    """(name as written, start, end) of each certificate that the text names."""
    found = [(match[0], match.start(), match.end()) for each in _catalog() for match in each.pattern.finditer(text)]
    ordered = sorted(found, key=lambda one: (one[1], -one[2]))
    return [one for at, one in enumerate(ordered) if not any(one[1] < other[2] for other in ordered[:at])]
