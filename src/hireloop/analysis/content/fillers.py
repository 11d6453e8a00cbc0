"""Words that fill time: 嗯, 那个, 就是; um, like, you know."""

from hireloop.analysis.content.cues import cues
from hireloop.analysis.content.reading import Reading
from hireloop.analysis.content.tokens import tokens

# Fillers per hundred words that nobody minds, and at which fluency is gone.
UNNOTICED, TIRING = 2.0, 12.0


def filler_words(reading: Reading) -> tuple[str, ...]:
    """Every filler, as said, in order of language, then place."""
    text = reading.masked.text
    return tuple(match[0].strip(" ，,。、") for cue in cues("fillers").values() for match in cue.finditer(text))


def fillers_per_100_words(reading: Reading) -> float | None:
    """Over all that was said; None where nothing was."""
    words = len(tokens(reading.masked.text))
    return 100 * len(filler_words(reading)) / words if words else None


def fluency(reading: Reading) -> float | None:
    """0-1 from the rate of fillers in the sentences that tell something."""
    text = reading.text
    words = len(tokens(text))
    if words < 15:
        return None
    found = sum(len(cue.findall(text)) for cue in cues("fillers").values())
    rate = 100 * found / words
    return max(0.0, min(1.0, (TIRING - rate) / (TIRING - UNNOTICED)))
