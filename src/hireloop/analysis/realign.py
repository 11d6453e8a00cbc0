"""Carries the times of recognised words over to a corrected text, so that a click still finds the moment."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from hireloop.analysis.model import Word


def carry_times(words: Sequence[Word], corrected: str) -> tuple[Word, ...]:
    """The words of ``corrected`` that can be placed in time, in order.

    Compared character by character, so that it serves Chinese and English alike. A recognised word keeps its
    times where at least half of its characters are still there; what was rewritten altogether has none.
    """
    heard, owner = _joined(words)
    kept: dict[int, list[int]] = {}
    matcher = SequenceMatcher(None, heard.casefold(), corrected.casefold(), autojunk=False)
    for start, place, length in matcher.get_matching_blocks():
        for offset in range(length):
            if heard[start + offset].isalnum():
                kept.setdefault(owner[start + offset], []).append(place + offset)
    return tuple(
        Word(corrected[places[0] : places[-1] + 1], words[index].start_ms, words[index].end_ms, words[index].confidence)
        for index, places in sorted(kept.items())
        if len(places) * 2 >= len(words[index].text)
    )


def _joined(words: Sequence[Word]) -> tuple[str, list[int]]:
    """The words with a space between, and for each character the index of its word."""
    text, owner = "", []
    for index, word in enumerate(words):
        piece = word.text + " "
        text += piece
        owner += [index] * len(piece)
    return text, owner
