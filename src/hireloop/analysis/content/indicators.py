"""Which behaviours of a dimension an answer tells of, and where."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from hireloop.analysis.content.cues import cue
from hireloop.analysis.content.reading import Reading, Sentence
from hireloop.analysis.content.reference.meanings import meanings, told, weights
from hireloop.analysis.content.tokens import content_words
from hireloop.analysis.dimensions import Dimension, Indicator

# The behaviour is denied by a word this close before it.
DENIED_BEFORE = re.compile(
    r"(?:没有?|不会|从不|从未|未曾|不曾|并未|并没有?|不去|无法|没能"
    r"|(?:did|do|does|would|could)(?:n't| not)|never|not|without)\s*(?:\w+\s+)?$"
)
LOOK_BACK = 14
# One sentence shows at most this many behaviours of a dimension; more are keywords, not an account.
PER_SENTENCE = 2
# Words besides the match itself that make a sentence say something.
SUBSTANCE_WORDS = 2
# What someone would do counts less than what he did.
PLANNED = 0.7
# An employer's phrase is told by a sentence that has this much of its words.
TOLD_SHARE = 0.6


@dataclass(frozen=True)
class Shown:
    """One behaviour and the clearest sentence that tells of it."""

    indicator: Indicator
    sentence: Sentence
    strength: float


def shown_indicators(reading: Reading, dimension: Dimension) -> tuple[Shown, ...]:
    """The different behaviours shown, in the order of the answer. Each counts once."""
    best: dict[str, Shown] = {}
    for sentence in reading.shown:
        for shown in _in_sentence(sentence, indicators=dimension.indicators):
            known = best.get(shown.indicator.key)
            if known is None or shown.strength > known.strength:
                best[shown.indicator.key] = shown
    return tuple(sorted(best.values(), key=lambda shown: shown.sentence.span.start))


def _in_sentence(sentence: Sentence, *, indicators: Sequence[Indicator]) -> Iterator[Shown]:
    """Behaviours that the sentence tells of, the most telling first, against-indicators always."""
    planned = PLANNED if is_planned(sentence.text) else 1.0
    found = [
        Shown(indicator, sentence, indicator.strength * planned)
        for indicator in indicators
        if tells(sentence.text, indicator=indicator)
    ]
    yield from (shown for shown in found if shown.indicator.against)
    supporting = sorted((shown for shown in found if not shown.indicator.against), key=lambda shown: -shown.strength)
    yield from supporting[:PER_SENTENCE]


@lru_cache(maxsize=2048)
def is_planned(sentence: str) -> bool:
    """Whether the sentence tells what someone would do, not what was done."""
    return bool(cue("planned").search(sentence)) and not cue("done").search(sentence)


def tells(sentence: str, *, indicator: Indicator) -> bool:
    """Whether the sentence tells of the behaviour, undenied and with some substance around it."""
    expression = indicator.expression
    for match in expression.finditer(sentence) if expression else ():
        denied = DENIED_BEFORE.search(sentence[max(0, match.start() - LOOK_BACK) : match.start()])
        if not denied and (indicator.against or _has_substance(sentence, match)):
            return True
    return any(_tells_phrase(sentence, phrase=phrase) for texts in indicator.phrases.values() for phrase in texts)


def _has_substance(sentence: str, match: re.Match[str]) -> bool:
    if len(match[0]) >= 12:
        return True
    return len(content_words(sentence)) - len(content_words(match[0])) >= SUBSTANCE_WORDS


@lru_cache(maxsize=16384)
def _tells_phrase(sentence: str, *, phrase: str) -> bool:
    words = meanings(phrase)
    shares = weights(words, discounted=frozenset(), discount=1.0)
    total = sum(shares.values())
    if len(words) < 2 or not total:
        return False
    by = frozenset(meanings(sentence))
    return sum(share * told(word, by=by) for word, share in shares.items()) >= TOLD_SHARE * total
