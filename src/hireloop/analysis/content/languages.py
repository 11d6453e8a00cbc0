"""Which language an answer is in."""

import re
from typing import Literal

from hireloop.kernel.languages import Language

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")

# A Chinese answer full of English terms stays Chinese; below this share of the other language it is not mixed.
MIXED_SHARE = 0.25


def chinese_share(text: str) -> float | None:
    """Share of Chinese characters among Chinese characters and English words; None where there are neither."""
    characters, words = len(HAN.findall(text)), len(LATIN_WORD.findall(text))
    total = characters + words
    return characters / total if total else None


def detect_language(text: str) -> Literal["zh", "en", "mixed"] | None:
    """The language of a text; None where it has no words."""
    share = chinese_share(text)
    if share is None:
        return None
    if share < MIXED_SHARE:
        return "en"
    return "zh" if share >= 1 - MIXED_SHARE else "mixed"


def main_language(text: str, *, otherwise: Language) -> Language:
    """The language that most of a text is in."""
    share = chinese_share(text)
    if share is None:
        return otherwise
    return "zh" if share >= 0.5 else "en"
