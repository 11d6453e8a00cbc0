"""Silero on sound that is still coming: tells when speech begins and when it has stopped, in windows of 32 ms."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from .media import SAMPLE_RATE
from .voice_activity import (
    CONTEXT,
    ENDS_BELOW,
    SHORTEST_SILENCE_MS,
    SHORTEST_SPEECH_MS,
    STARTS_ABOVE,
    STATE_SHAPE,
    WINDOW,
    WINDOW_MS,
    session,
)


@dataclass(frozen=True)
class Edge:
    """Speech ``began`` or ``ended`` at ``at_ms`` of the stream; known a little later, when it is sure."""

    kind: Literal["began", "ended"]
    at_ms: int


class VoiceStream:
    """One stream of sound, mono at 16 kHz. Not shared between threads; one call at a time.

    A noise shorter than ``SHORTEST_SPEECH_MS`` is no speech, a hole shorter than ``SHORTEST_SILENCE_MS`` no end of it.
    """

    def __init__(self) -> None:
        self._state = np.zeros(STATE_SHAPE, dtype=np.float32)
        self._tail = np.zeros(CONTEXT, dtype=np.float32)
        self._rest = np.zeros(0, dtype=np.float32)
        self._windows = 0
        self._edges = EdgeFinder()

    @property
    def now_ms(self) -> int:
        """How far the stream has been listened to."""
        return round(self._windows * WINDOW_MS)

    def feed(self, samples: NDArray[np.float32]) -> tuple[Edge, ...]:
        """The edges that these samples make sure of."""
        sound = np.concatenate([self._rest, samples.astype(np.float32, copy=False)])
        count = len(sound) // WINDOW
        found: list[Edge] = []
        for index in range(count):
            window = sound[index * WINDOW : (index + 1) * WINDOW]
            self._windows += 1
            found.extend(self._edges.take(self._probability(window), until_ms=self.now_ms))
        self._rest = sound[count * WINDOW :]
        return tuple(found)

    def _probability(self, window: NDArray[np.float32]) -> float:
        fed = np.concatenate([self._tail, window])[None, :]
        rate = np.array(SAMPLE_RATE, dtype=np.int64)
        output, self._state = session().run(None, {"input": fed, "state": self._state, "sr": rate})
        self._tail = window[-CONTEXT:]
        return float(output[0, 0])


class EdgeFinder:
    """From probabilities to edges, with the thresholds of ``voice_activity``."""

    def __init__(self) -> None:
        self.is_speech = False
        self._since_ms: int | None = None

    def take(self, probability: float, *, until_ms: int) -> tuple[Edge, ...]:
        """One window that ends at ``until_ms``."""
        start_ms = until_ms - round(WINDOW_MS)
        differs = probability < ENDS_BELOW if self.is_speech else probability >= STARTS_ABOVE
        goes_on_differing = self._since_ms is not None and (
            probability < STARTS_ABOVE if self.is_speech else probability >= ENDS_BELOW
        )
        if not (differs or goes_on_differing):
            self._since_ms = None
            return ()
        since = self._since_ms = start_ms if self._since_ms is None else self._since_ms
        if until_ms - since < (SHORTEST_SILENCE_MS if self.is_speech else SHORTEST_SPEECH_MS):
            return ()
        self.is_speech, self._since_ms = not self.is_speech, None
        return (Edge("began" if self.is_speech else "ended", since),)
