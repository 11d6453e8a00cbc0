"""The cues of ``words/cues.yaml`` as compiled expressions."""

import re
from collections.abc import Iterable
from functools import cache

from hireloop.analysis.content.word_lists import table


def any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """One expression that finds any of several."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


@cache
def cue(name: str) -> re.Pattern[str]:
    """One cue: a pattern or a list of them."""
    patterns = table("cues")[name]
    return any_of([patterns] if isinstance(patterns, str) else patterns)


@cache
def cues(name: str) -> dict[str, re.Pattern[str]]:
    """A group of cues by name."""
    return {key: any_of([pattern]) for key, pattern in table("cues")[name].items()}


@cache
def cue_list(name: str) -> tuple[re.Pattern[str], ...]:
    """Cues in their order."""
    return tuple(any_of([pattern]) for pattern in table("cues")[name])
