"""How the voice rises and falls, in semitones, robust against the octave errors that every pitch tracker makes."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from hireloop.analysis.voice.sound_track import HOP_MS, Floats

# A person's pitch mostly stays between these factors of the quartiles (after De Looze & Hirst 2008, a little wider).
LOWEST_FACTOR, HIGHEST_FACTOR = 0.72, 1.9
LARGEST_STEP = 4.0
SHORTEST_RUN_MS = 40
LEAST_VOICED_MS = 300
RANGE_PERCENTILES = (2, 98)


@dataclass(frozen=True)
class PitchStatistics:
    """``range_semitones`` spans the middle 96 % of voiced time."""

    median_hz: float
    range_semitones: float
    deviation_semitones: float


def semitones(pitch_hz: Floats, reference_hz: float) -> Floats:
    """Distance from the reference: 12 to the octave."""
    return 12 * np.log2(pitch_hz / reference_hz)


def cleaned(pitch_hz: Floats) -> Floats:
    """The pitch with octave jumps mended, strays and very short voiced runs removed (NaN)."""
    voiced = pitch_hz[~np.isnan(pitch_hz)]
    if len(voiced) * HOP_MS < SHORTEST_RUN_MS:
        return np.full_like(pitch_hz, np.nan)
    lowest = LOWEST_FACTOR * np.percentile(voiced, 25)
    highest = HIGHEST_FACTOR * np.percentile(voiced, 75)
    mended = pitch_hz.copy()
    mended[mended < lowest] *= 2
    mended[mended > highest] /= 2
    mended[(mended < lowest) | (mended > highest)] = np.nan
    return without_short_runs(mended)


def without_short_runs(pitch_hz: Floats) -> Floats:
    """Keeps stretches that stay voiced, without a leap of more than four semitones in 10 ms, for 40 ms."""
    kept = np.full_like(pitch_hz, np.nan)
    for run in smooth_runs(pitch_hz):
        if (run.stop - run.start) * HOP_MS >= SHORTEST_RUN_MS:
            kept[run] = pitch_hz[run]
    return kept


def smooth_runs(pitch_hz: Floats) -> list[slice]:
    with np.errstate(invalid="ignore"):
        steps = np.abs(np.diff(12 * np.log2(pitch_hz)))
    breaks = np.flatnonzero(~(steps <= LARGEST_STEP)) + 1
    edges = [0, *breaks.tolist(), len(pitch_hz)]
    return [slice(first, last) for first, last in pairwise(edges) if last > first]


def pitch_statistics(pitch_hz: Floats) -> PitchStatistics | None:
    """Of a cleaned track; None where fewer than 300 ms are voiced."""
    voiced = pitch_hz[~np.isnan(pitch_hz)]
    if len(voiced) * HOP_MS < LEAST_VOICED_MS:
        return None
    median = float(np.median(voiced))
    heights = semitones(voiced, median)
    low, high = np.percentile(heights, RANGE_PERCENTILES)
    return PitchStatistics(
        median_hz=median, range_semitones=float(high - low), deviation_semitones=float(np.std(heights))
    )
