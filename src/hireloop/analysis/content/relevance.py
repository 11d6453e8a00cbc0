"""Whether an answer speaks of what was asked, 0-1.

Good answers to "tell me about a conflict" share few words with the question. So besides the
question's own words, an answer may show by its topic, by what it tells of the asked dimensions, or by
the points of a reference that it speaks of the matter. A recipe, the weather or the repeated
question shows none of these.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from math import exp

from hireloop.analysis.content.cues import cue
from hireloop.analysis.content.reference.meanings import meanings, told, weights
from hireloop.analysis.content.word_lists import table

# How far each kind of sign can carry by itself.
OWN_WORDS, TOPIC, INDICATORS, REFERENCE, WORKING_LIFE = 0.6, 0.8, 0.6, 0.95, 0.25
# Topics of the built-in dimensions, for questions that name a dimension and no topic.
TOPIC_OF = {
    "communication": "communication", "logic": "logic", "teamwork": "teamwork", "problem_solving": "problem",
    "learning": "learning", "responsibility": "responsibility", "initiative": "initiative", "resilience": "pressure",
    "leadership": "leadership", "persuasion": "customer", "cross_cultural": "culture",
}  # fmt: skip


def relevance(
    text: str, *, question: str, dimensions: Sequence[str], indicators: int, coverage: float | None
) -> float | None:
    """0-1; ``indicators``: different behaviours shown of the asked dimensions; None where nobody knows the question."""
    if not question.strip():
        return None
    signs = (
        OWN_WORDS * _own_words(text, question=question),
        TOPIC * _topic(text, question=question, dimensions=dimensions),
        INDICATORS * (1 - exp(-indicators / 2)),
        REFERENCE * min(1.0, 2.5 * (coverage or 0.0)),
        WORKING_LIFE * _working_life(text),
    )
    missing = 1.0
    for sign in signs:
        missing *= 1 - sign
    return 1 - missing


def _own_words(text: str, *, question: str) -> float:
    """Weighted share of the question's words that the answer takes up; half of them is plenty."""
    shares = weights(_asked(question), discounted=frozenset(), discount=1.0)
    total = sum(shares.values())
    if not total:
        return 0.0
    by = frozenset(meanings(text))
    return min(1.0, 2 * sum(share * told(word, by=by) for word, share in shares.items()) / total)


@lru_cache(maxsize=256)
def _asked(question: str) -> tuple[str, ...]:
    return tuple(word for word in meanings(cue("asks_experience").sub(" ", question)) if len(word) > 1)


def _topic(text: str, *, question: str, dimensions: Sequence[str]) -> float:
    """How much of the vocabulary of the question's topics the answer uses."""
    topics = topics_of(question) or frozenset(TOPIC_OF[key] for key in dimensions if key in TOPIC_OF)
    if not topics:
        return 0.0
    found = {match[0].lower() for topic in topics for match in _vocabulary()[topic][1].finditer(text)}
    return 1 - exp(-len(found) / 2.5)


@lru_cache(maxsize=256)
def topics_of(question: str) -> frozenset[str]:
    """The topics that a question is about."""
    return frozenset(topic for topic, (asked, _) in _vocabulary().items() if asked.search(question))


@cache
def _vocabulary() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    return {
        topic: (re.compile(entry["asked"], re.IGNORECASE), re.compile(entry["told"], re.IGNORECASE))
        for topic, entry in table("topics").items()
    }


def _working_life(text: str) -> float:
    found = {match[0].lower() for match in cue("working_life").finditer(text)}
    return 1 - exp(-len(found) / 3)
