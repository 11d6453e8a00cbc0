"""How long a silence may last before it is the end: more where the words, or the speaker's way, ask for more."""

import re

from hireloop.kernel.languages import Language

from .manner import Manner

UNFINISHED_TIMES, BARELY_BEGUN_TIMES, LIKE_BEFORE_TIMES = 1.8, 1.5, 1.2
BARELY_BEGUN_MS = 1200

UNFINISHED: dict[Language, re.Pattern[str]] = {
    "zh": re.compile(
        r"(?:[嗯呃额唔啊]+|那个|这个|就是|就是说|然后|还有|因为|所以|但是|可是|不过|而且|并且|或者|比如|比如说|例如|首先|其次"
        r"|第[一二三四五]|如果|虽然|当时|后来|关于|对于|通过|我觉得|我认为|和|跟|与|以及|把|被|给|对|在|的|地|得|是|[，、：—…])[\s。.…]*$"
    ),
    "en": re.compile(
        r"(?:\b(?:u+m+|u+h+|er+|hm+|and|but|because|so|then|or|if|when|while|which|that|like|the|an?|to|of|with|for|in|on|at|by"
        r"|from|about|my|our|their|his|her|is|was|were|i|we|first|firstly|second|for example)|[,:—…])[\s.…]*$",
        re.IGNORECASE,
    ),
}


def ends_unfinished(text: str, language: Language) -> bool:
    """Whether the words stop in the middle: on a filler, a conjunction, a comma. A full stop after them says nothing:
    recognisers put one everywhere."""
    return bool(UNFINISHED[language].search(text.strip()))


def patience_ms(manner: Manner, *, words: str, heard_ms: int, longest_thought_ms: int) -> int:
    """The silence to wait out now. ``words`` are what was heard up to this silence, "" where nobody knows.

    ``longest_thought_ms`` is the longest silence after which this speaker went on.
    """
    wanted = float(manner.patience_ms)
    if words and ends_unfinished(words, manner.language):
        wanted *= UNFINISHED_TIMES
    elif heard_ms < BARELY_BEGUN_MS:
        wanted *= BARELY_BEGUN_TIMES
    wanted = max(wanted, LIKE_BEFORE_TIMES * longest_thought_ms)
    return min(round(wanted), manner.most_patience_ms)
