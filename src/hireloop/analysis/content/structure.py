"""How an answer is built: words that order and tie, numbering that keeps its order, varied words."""

from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

from hireloop.analysis.content.cues import cue_list, cues
from hireloop.analysis.content.reading import Reading
from hireloop.analysis.content.tokens import content_words

KINDS_FOR_FULL = 4
DISORDER_COSTS = 0.25


@dataclass(frozen=True)
class Structure:
    """``kinds`` of connectives used; ``disorder``: explicit numbering out of order (最后 before 首先)."""

    kinds: frozenset[str]
    disorder: int
    variety: float | None

    @property
    def clarity(self) -> float:
        """0-1. Shuffling sentences never raises it: order can only cost."""
        return max(0.0, min(1.0, len(self.kinds) / KINDS_FOR_FULL) - DISORDER_COSTS * self.disorder)


def structure(reading: Reading) -> Structure:
    """Over the sentences that tell something."""
    texts = [sentence.text for sentence in reading.shown]
    kinds = frozenset(kind for kind, cue in cues("connectives").items() if any(cue.search(text) for text in texts))
    return Structure(kinds, _disorder(texts), _variety(reading.text))


def _disorder(texts: list[str]) -> int:
    """How often numbering steps backwards."""
    levels = [
        level
        for text in texts
        for _, level in sorted(
            (m.start(), level) for level, cue in enumerate(cue_list("ordinals")) for m in cue.finditer(text)
        )
    ]
    return sum(after < before for before, after in pairwise(levels))


def _variety(text: str) -> float | None:
    """Guiraud's index: different words / √words; None for a handful of words."""
    words = content_words(text)
    return len(set(words)) / sqrt(len(words)) if len(words) >= 10 else None
