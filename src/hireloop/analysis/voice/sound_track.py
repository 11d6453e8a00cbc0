"""The sound of the voice over time: pitch and loudness every 10 ms, followed through stretches of speech only."""

import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from hireloop.engines.media import Audio
from hireloop.engines.voice_activity import Span

HOP_MS = 10
WINDOW_MS = 30
PITCH_FLOOR_HZ, PITCH_CEILING_HZ = 60.0, 500.0
LONGEST_PIECE_MS = 20_000
SHORTEST_PIECE_MS = 80
SILENCE_DBFS = -100.0

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class SoundTrack:
    """Equally long columns, one entry per 10 ms of speech: time, pitch (NaN where unvoiced), loudness in dBFS."""

    times_ms: NDArray[np.int64]
    pitch_hz: Floats
    loudness_db: Floats

    @classmethod
    def joined(cls, tracks: Iterable["SoundTrack"]) -> "SoundTrack":
        parts = list(tracks)
        if not parts:
            return cls(np.empty(0, np.int64), np.empty(0), np.empty(0))
        return cls(
            times_ms=np.concatenate([part.times_ms for part in parts]),
            pitch_hz=np.concatenate([part.pitch_hz for part in parts]),
            loudness_db=np.concatenate([part.loudness_db for part in parts]),
        )


def follow_sound(audio: Audio, spans: Iterable[Span], *, offset_ms: int = 0) -> SoundTrack:
    """Pitch and loudness within ``spans`` of ``audio``, whose first sample is ``offset_ms`` into the recording."""
    pieces = (piece for span in spans for piece in pieces_of(span))
    return SoundTrack.joined(follow_piece(audio, piece, offset_ms) for piece in pieces)


def pieces_of(span: Span) -> list[Span]:
    """The span in pieces that cost little memory to track."""
    starts = range(span.start_ms, span.end_ms, LONGEST_PIECE_MS)
    return [Span(start_ms=start, end_ms=min(start + LONGEST_PIECE_MS, span.end_ms)) for start in starts]


def follow_piece(audio: Audio, piece: Span, offset_ms: int) -> SoundTrack:
    if piece.length_ms < SHORTEST_PIECE_MS:
        return SoundTrack.joined(())
    samples = audio.part(piece.start_ms, piece.end_ms).samples.astype(np.float64)
    loudness = loudness_of(samples, audio.sample_rate)
    pitch = pitch_of(samples, audio.sample_rate)
    count = min(len(loudness), len(pitch))
    return SoundTrack(
        times_ms=piece.start_ms + offset_ms + np.arange(count, dtype=np.int64) * HOP_MS,
        pitch_hz=pitch[:count],
        loudness_db=loudness[:count],
    )


def pitch_of(samples: Floats, rate: int) -> Floats:
    """Fundamental frequency every 10 ms, NaN where unvoiced (WORLD: Dio refined by StoneMask, Morise 2009)."""
    pyworld = world()
    rough, times = pyworld.dio(
        samples, rate, f0_floor=PITCH_FLOOR_HZ, f0_ceil=PITCH_CEILING_HZ, frame_period=float(HOP_MS)
    )
    refined = pyworld.stonemask(samples, rough, times, rate)
    return np.where((refined >= PITCH_FLOOR_HZ) & (refined <= PITCH_CEILING_HZ), refined, np.nan)


@lru_cache(maxsize=1)
def world() -> ModuleType:
    """PyWorld, loaded when first needed, without the warning that its use of pkg_resources gives."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return import_module("pyworld")


def loudness_of(samples: Floats, rate: int) -> Floats:
    """Root mean square in dBFS over 30 ms, every 10 ms."""
    hop, window = rate * HOP_MS // 1000, rate * WINDOW_MS // 1000
    energy = np.concatenate([[0.0], np.cumsum(np.square(samples))])
    centres = np.arange(0, len(samples), hop)
    first, last = np.maximum(centres - window // 2, 0), np.minimum(centres + window // 2, len(samples))
    mean = (energy[last] - energy[first]) / np.maximum(last - first, 1)
    return np.maximum(10 * np.log10(np.maximum(mean, 1e-12)), SILENCE_DBFS)
