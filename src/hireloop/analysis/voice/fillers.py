"""Fillers: sounds and words that hold the floor and say nothing (嗯, 那个, um, you know)."""

import re
from dataclasses import dataclass

from hireloop.analysis.model import Transcript

# Words that mostly carry meaning (就是, like) count only where they stand like a filler: cut off by commas, or doubled.
CHINESE = re.compile(
    r"[嗯呃额唔]{2,}|[嗯呃唔]|(?<![一-鿿])[啊哦](?=[,\uff0c、…])"
    r"|(?:那个){2,}|(?:这个){2,}|(?:就是){2,}|(?:然后){2,}"
    r"|(?:(?<=[,\uff0c。、\s])|^)(?:那个|这个|就是说?|怎么说呢|你知道吗?|然后呢)(?=[,\uff0c、…\s])"
)
ENGLISH = re.compile(
    r"\b(?:u+m+|u+h+m*|e+r+m*|h+m+|mm+|ah)\b|\byou know\b(?=[,.…]|\s+(?:like|um|uh)\b|$)"
    r"|(?<=[,.…] )(?:like|i mean|sort of|kind of|basically|actually|you know)(?=,)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Filler:
    """One filler; times are None where the words have none."""

    text: str
    start_char: int
    end_char: int
    start_ms: int | None
    end_ms: int | None


def find_fillers(transcript: Transcript | None) -> tuple[Filler, ...]:
    """The fillers of one transcript, in order."""
    if transcript is None:
        return ()
    expression = CHINESE if transcript.language == "zh" else ENGLISH
    times = word_times(transcript)
    found = []
    for match in expression.finditer(transcript.text):
        if match.group():
            start_ms, end_ms = times_within(times, match.start(), match.end())
            found.append(Filler(match.group(), match.start(), match.end(), start_ms, end_ms))
    return tuple(found)


def word_times(transcript: Transcript) -> list[tuple[int, int, int, int]]:
    """(start_char, end_char, start_ms, end_ms) of each timed word that the text holds."""
    found, position = [], 0
    for word in transcript.words:
        start = transcript.text.find(word.text, position)
        if start >= 0:
            position = start + len(word.text)
            found.append((start, position, word.start_ms, word.end_ms))
    return found


def times_within(times: list[tuple[int, int, int, int]], start: int, end: int) -> tuple[int | None, int | None]:
    inside = [(begins, ends) for first, last, begins, ends in times if first < end and last > start]
    return (inside[0][0], inside[-1][1]) if inside else (None, None)
