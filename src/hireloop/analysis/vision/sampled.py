"""What face and body have in common: samples over time, own neutral, stretches in which something held, lanes."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from hireloop.analysis.model import Interval, Lane

Column = NDArray[np.float64]
Times = NDArray[np.int64]

LANE_STEP_MS = 500


def column(samples: Iterable[object | None], name: str) -> Column:
    """One field of all samples, NaN where there is no sample."""
    return np.array([getattr(sample, name) if sample is not None else np.nan for sample in samples], dtype=np.float64)


def step_ms_of(times_ms: Times) -> int:
    """The usual distance of two samples; what one sample stands for."""
    return int(np.median(np.diff(times_ms))) if len(times_ms) > 1 else LANE_STEP_MS


def neutral(values: Column, percentile: float = 50) -> float:
    """What is usual for this person in this recording; NaN where never seen."""
    known = values[~np.isnan(values)]
    return float(np.percentile(known, percentile)) if len(known) else float("nan")


def steadied(values: Column, width: int = 3) -> Column:
    """Running median over the known values of ``width`` neighbours, against trembling landmarks."""
    if len(values) < width:
        return values
    padded = np.pad(values, width // 2, mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, width)
    known = ~np.isnan(windows).all(axis=1)
    found = np.full(len(values), np.nan)
    found[known] = np.nanmedian(windows[known], axis=1)
    return np.where(np.isnan(values), np.nan, found)


def stretches(
    kind: str, holds: NDArray[np.bool_], times_ms: Times, *, strength: Column | None = None, shortest_ms: int
) -> list[Interval]:
    """The intervals in which ``holds`` stays true for at least ``shortest_ms``; shown where it is strongest."""
    step_ms = step_ms_of(times_ms)
    found = []
    for first, last in runs(holds):
        start_ms, end_ms = int(times_ms[first]), int(times_ms[last - 1]) + step_ms
        if end_ms - start_ms < shortest_ms:
            continue
        best, peak = best_of(strength, first, last)
        found.append(Interval(kind, start_ms, end_ms, strength=peak, shown_at_ms=int(times_ms[best])))
    return found


def best_of(strength: Column | None, first: int, last: int) -> tuple[int, float | None]:
    """The sample in the middle, or where the strength is known, the strongest and its strength."""
    if strength is None or np.isnan(strength[first:last]).all():
        return (first + last - 1) // 2, None
    best = first + int(np.nanargmax(strength[first:last]))
    return best, round(float(strength[best]), 2)


def runs(holds: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Half-open runs of true."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], holds, [False]]).astype(np.int8)))
    return [(int(first), int(last)) for first, last in zip(edges[::2], edges[1::2], strict=True)]


def lane(key: str, unit: str, times_ms: Times, values: Column, *, digits: int = 2) -> Lane:
    """Twice a second: the mean of what was seen in that half second, None where nothing was."""
    count = int(times_ms[-1]) // LANE_STEP_MS + 1 if len(times_ms) else 0
    known = ~np.isnan(values)
    slots = times_ms[known] // LANE_STEP_MS
    sums = np.bincount(slots, weights=values[known], minlength=count)
    counts = np.bincount(slots, minlength=count)
    means = (
        round(float(total / number), digits) if number else None for total, number in zip(sums, counts, strict=True)
    )
    return Lane(key, unit, tuple(range(0, count * LANE_STEP_MS, LANE_STEP_MS)), tuple(means))


def share(holds: NDArray[np.bool_], among: NDArray[np.bool_]) -> float | None:
    """Share of the samples ``among`` which something held; None where there are none."""
    return round(float((holds & among).sum() / among.sum()), 3) if among.any() else None


def per_minute(count: int, seen_ms: int) -> float | None:
    return round(count * 60_000 / seen_ms, 1) if seen_ms else None


def deviation(values: Column) -> float | None:
    known = values[~np.isnan(values)]
    return round(float(np.std(known)), 1) if len(known) > 1 else None


def total_ms(intervals: Sequence[Interval]) -> int:
    return sum(interval.end_ms - interval.start_ms for interval in intervals)
