"""An answer held against a reference answer: key points told, verdict, results, contradictions.

No weight here was fitted to data. Each says how a careful examiner marks: a wrong verdict or a wrong
result cannot be made good by talk; what the question already gave earns little; one of several
references is enough; the first points told earn more than the last (docs/scoring.md).
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from hireloop.analysis.content.reference import questions, verdicts
from hireloop.analysis.content.reference.formulas import values_in
from hireloop.analysis.content.reference.meanings import meanings, opposed, told, weights
from hireloop.analysis.content.sentences import Span, clauses, sentences

# What a word earns that the question already gave.
QUESTION_DISCOUNT = 0.25
# Up to this many neighbouring clauses of one sentence may together tell one point.
WINDOW = 3
# A point counts as told from this share of its words; clauses speak of the same matter from this share.
TOLD = 0.5
SAME_MATTER = 0.5
# From here on, saying it with the opposite sign is a contradiction, which leaves little of the point.
DENIAL_MATTER = 0.7
AFTER_CONTRADICTION = 0.3
# Coverage at which about two thirds of the marks are earned: nobody repeats a model answer word by word.
GENEROSITY = 0.3
# Marks for the right verdict alone, and what is left of the marks after a wrong or a missing one.
VERDICT_ALONE = 0.5
AFTER_WRONG_VERDICT = 0.12
AFTER_NO_VERDICT = 0.8
# Where a value is asked for, the share of the marks that the right value earns.
VALUE_SHARE = 0.7
FORMULA_SHARE = 0.1
# Above this many formulas a reference works something out on the way; its result is not told by counting them.
FEW_FORMULAS = 3
EXAMPLE_COVERAGE = 0.35


@dataclass(frozen=True)
class Point:
    """One thing that the reference says, and where the answer says it (``start`` None: nowhere)."""

    text: str
    weight: float
    told: float
    contradicted: bool
    start: int | None
    end: int | None


@dataclass(frozen=True)
class Comparison:
    """``score`` 0-1. ``verdict_agrees``, ``formulas``, ``affirms`` (shares) are None where there is none to compare."""

    score: float
    points: tuple[Point, ...]
    coverage: float
    verdict_agrees: bool | None
    formulas: float | None
    affirms: float | None


@dataclass(frozen=True)
class Window:
    """Neighbouring clauses of one sentence of the answer."""

    start: int
    end: int
    words: frozenset[str]
    denies: bool


def compare_with_reference(
    answer: Sequence[Span], *, question: str, references: Sequence[str], key_points: Sequence[str] = ()
) -> Comparison | None:
    """The best comparison over the references; None where there is nothing to compare with.

    Key points, where given, are the points of the reference; several references are alternatives.
    """
    alternatives = ["\n".join(key_points)] if key_points else references
    comparisons = [
        _compare(answer, question=question, reference=reference, parts=tuple(key_points))
        for reference in alternatives
        if meanings(reference) or values_in(reference)
    ]
    return max(comparisons, key=lambda comparison: comparison.score, default=None)


def _compare(answer: Sequence[Span], *, question: str, reference: str, parts: tuple[str, ...]) -> Comparison:
    text = "\n".join(sentence.text for sentence in answer)
    windows = tuple(_windows(answer))
    known = frozenset(meanings(question))
    points = tuple(_point(part, windows=windows, known=known) for part in parts or _parts(reference))
    coverage = _coverage(text, reference=reference, points=points, known=known)
    if questions.asks_example(question) and questions.gives_example(text):
        coverage = max(coverage, EXAMPLE_COVERAGE)
    agrees = _verdict_agrees(text, question=question, reference=reference)
    affirms = _affirms(reference, windows=windows, question=question, known=known)
    formulas = _formulas(text, question=question, reference=reference)
    marks = _marks(coverage, formulas=formulas, question=question, reference=reference)
    if agrees is not None or verdicts.asks_verdict(question):
        marks = _after_verdict(marks, agrees=agrees)
    elif affirms is not None:
        marks *= 0.4 + 0.6 * affirms
    return Comparison(marks, points, coverage, agrees, formulas, affirms)


@lru_cache(maxsize=256)
def _parts(reference: str) -> tuple[str, ...]:
    """The clauses of the reference, its points where nobody listed any."""
    return tuple(clause.text for sentence in sentences(reference) for clause in clauses(sentence))


def _windows(answer: Sequence[Span]) -> Iterator[Window]:
    for sentence in answer:
        parts = clauses(sentence)
        for first in range(len(parts)):
            for last in range(first, min(first + WINDOW, len(parts))):
                start, end = parts[first].start, parts[last].end
                text = sentence.text[start - sentence.start : end - sentence.start]
                yield Window(start, end, frozenset(meanings(text)), verdicts.denies(text))


def _point(part: str, *, windows: Sequence[Window], known: frozenset[str]) -> Point:
    shares = weights(meanings(part), discounted=known, discount=QUESTION_DISCOUNT)
    total = sum(shares.values())
    told_by = [_share_told(shares, by=window.words) / total if total else 0.0 for window in windows]
    best = max(told_by, default=0.0)
    nearest = [window for window, share in zip(windows, told_by, strict=True) if share >= best - 1e-9]
    place = nearest[0] if best > 0 else None
    near = [window for window, share in zip(windows, told_by, strict=True) if share >= max(DENIAL_MATTER, best - 0.1)]
    contradicted = place is not None and (
        (best >= SAME_MATTER and _contradicts(part, window=place)) or _is_denied(part, windows=near)
    )
    found = place is not None and best >= TOLD
    return Point(
        text=part,
        weight=total,
        told=best * (AFTER_CONTRADICTION if contradicted else 1.0),
        contradicted=contradicted,
        start=place.start if place and found else None,
        end=place.end if place and found else None,
    )


def _is_denied(part: str, *, windows: Sequence[Window]) -> bool:
    """Every window that tells nearly all of the point denies what it affirms, or affirms what it denies."""
    return bool(windows) and all(window.denies != verdicts.denies(part) for window in windows)


def _contradicts(part: str, *, window: Window) -> bool:
    """The window has the opposite of a word of the point, and not the word itself."""
    return any(
        any(opposed(word, other) for other in window.words) for word in meanings(part) if word not in window.words
    )


def _share_told(shares: dict[str, float], *, by: frozenset[str]) -> float:
    return sum(share * told(word, by=by) for word, share in shares.items() if share)


def _coverage(text: str, *, reference: str, points: Sequence[Point], known: frozenset[str]) -> float:
    """Half: which of the reference's words the answer has; half: how well each point stands together in one place."""
    shares = weights(meanings(reference), discounted=known, discount=QUESTION_DISCOUNT)
    everywhere = _share_told(shares, by=frozenset(meanings(text))) / (sum(shares.values()) or 1.0)
    total = sum(point.weight for point in points)
    if not total:
        return everywhere
    together = sum(point.weight * point.told for point in points) / total
    contradicted = sum(point.weight for point in points if point.contradicted) / total
    return (everywhere * (1 - (1 - AFTER_CONTRADICTION) * contradicted) + together) / 2


def _marks(coverage: float, *, formulas: float | None, question: str, reference: str) -> float:
    marks = (1 - math.exp(-coverage / GENEROSITY)) / (1 - math.exp(-1 / GENEROSITY))
    if formulas is None:
        return marks
    few = len(values_in(reference) - values_in(question)) <= FEW_FORMULAS
    share = VALUE_SHARE if questions.asks_value(question) and few else FORMULA_SHARE
    return share * formulas + (1 - share) * marks


def _after_verdict(marks: float, *, agrees: bool | None) -> float:
    if agrees is None:
        return AFTER_NO_VERDICT * marks
    return VERDICT_ALONE + (1 - VERDICT_ALONE) * marks if agrees else AFTER_WRONG_VERDICT * marks


def _verdict_agrees(text: str, *, question: str, reference: str) -> bool | None:
    """Whether both call the statement right, or both wrong; None where the question has no statement to judge."""
    if not verdicts.asks_verdict(question):
        return None
    right, said = verdicts.verdict(reference), verdicts.verdict(text)
    return None if right is None or said is None else right == said


def _formulas(text: str, *, question: str, reference: str) -> float | None:
    """Share of the reference's own numbers and formulas that the answer has too."""
    wanted = values_in(reference) - values_in(question)
    return len(wanted & values_in(text)) / len(wanted) if wanted else None


def _affirms(reference: str, *, windows: Sequence[Window], question: str, known: frozenset[str]) -> float | None:
    """Where the question asks yes or no of several things: for how many both say the same."""
    if not questions.asks_yes_or_no(question):
        return None
    same = []
    for part in _parts(reference):
        shares = weights(meanings(part), discounted=frozenset(), discount=1.0)
        total = sum(shares.values())
        given = sum(share for word, share in shares.items() if word in known)
        if total and given >= 0.6 * total and questions.says_yes_or_no(part):
            window = _same_matter(shares, windows=windows, known=known)
            if window:
                same.append(window.denies == verdicts.denies(part))
    return sum(same) / len(same) if same else None


def _same_matter(shares: dict[str, float], *, windows: Sequence[Window], known: frozenset[str]) -> Window | None:
    """The window that speaks of just these things, the shortest first."""
    total = sum(shares.values())
    rated = [
        (_share_told(shares, by=window.words) / total - 0.1 * len((window.words & known) - shares.keys()), window)
        for window in windows
    ]
    best = max(rated, key=lambda entry: (entry[0], entry[1].start - entry[1].end), default=None)
    return best[1] if best and best[0] >= SAME_MATTER else None
