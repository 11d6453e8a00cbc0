"""Fields of study: which majors count as one another's relatives."""

import re
from functools import cache

import yaml

from hireloop.analysis.matching.words import words_of

FILLER = re.compile(
    r"专业|相关|类|与|及|和|工程|技术|科学|\s|\b(?:and|of|in|studies|science|sciences|technology|engineering)\b"
)


def is_same(major: str, subject: str) -> bool:
    """Whether the major is what was asked for, by name."""
    one, other = _plain(major), _plain(subject)
    return bool(one) and bool(other) and (one in other or other in one)


def is_related(major: str, subject: str) -> bool:
    """Whether both belong to one family: software engineering and computer science."""
    return bool(_families_of(major) & _families_of(subject))


def _plain(text: str) -> str:
    plain = text.casefold().strip()
    return FILLER.sub("", plain) or plain


def _families_of(text: str) -> frozenset[str]:
    return frozenset(key for key, pattern in _families().items() if pattern.search(text))


@cache
def _families() -> dict[str, re.Pattern[str]]:
    content = yaml.safe_load(words_of("majors"))
    return {key: re.compile("|".join(names), re.IGNORECASE) for key, names in content.items()}
