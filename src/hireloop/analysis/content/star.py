"""STAR 背景-任务-行动-结果: which part each sentence of an answer plays."""

from functools import cache
from re import Pattern
from typing import Literal, get_args

from hireloop.analysis.content.cues import any_of
from hireloop.analysis.content.reading import Reading, Sentence
from hireloop.analysis.content.word_lists import table
from hireloop.analysis.model import StarPart

Part = Literal["situation", "task", "action", "result", "none"]
PARTS: tuple[Part, ...] = ("situation", "task", "action", "result")
assert set(get_args(Part)) == {*PARTS, "none"}

# Below this a sentence plays no part. The parts weigh by how much they tell a listener about the person.
WEAKEST = 0.8
SHARES: dict[Part, float] = {"situation": 0.2, "task": 0.15, "action": 0.35, "result": 0.3}
# One action is a mention, three are an account.
FULL_ACTION = 3


@cache
def _cues() -> dict[Part, tuple[tuple[Pattern[str], float], ...]]:
    entries = table("cues")["star"]
    return {part: tuple((any_of([pattern]), weight) for pattern, weight in entries[part]) for part in PARTS}


def star_parts(reading: Reading) -> tuple[StarPart, ...]:
    """Every sentence of the transcript with its part; sentences that do not count play none."""
    parts = []
    for sentence in reading.sentences:
        start, end = reading.place(sentence.span.start, sentence.span.end)
        if start < end:
            parts.append(StarPart(part_of(sentence), reading.transcript[start:end], start, end))
    return tuple(parts)


def part_of(sentence: Sentence) -> Part:
    """The part whose cues weigh most; an action with its result in one sentence is a result."""
    if sentence.flaw is not None or sentence.is_claim:
        return "none"
    weights = {part: _weight(sentence.text, part=part) for part in PARTS}
    best = max(PARTS, key=lambda part: weights[part])
    return best if weights[best] >= WEAKEST else "none"


def _weight(text: str, *, part: Part) -> float:
    return sum(weight for cue, weight in _cues()[part] if cue.search(text))


def completeness(reading: Reading) -> float:
    """How much of a whole STAR account the answer gives, 0-1; the order does not matter."""
    parts = [part_of(sentence) for sentence in reading.shown]
    actions = min(1.0, (parts.count("action") + 0.5 * parts.count("result")) / FULL_ACTION)
    others = sum(SHARES[part] for part in PARTS if part != "action" and part in parts)
    return others + SHARES["action"] * actions
