"""Where somebody speaks, on sound made on the spot and on read speech."""

import time
from itertools import pairwise

import numpy as np
import pytest

from hireloop.engines.media import SAMPLE_RATE, Audio
from hireloop.engines.voice_activity import MARGIN_MS, SHORTEST_SILENCE_MS, Span, spans_of, speech_spans


def with_silences(speech: Audio, *seconds: float) -> Audio:
    """Silence, speech, silence, speech … and silence at the end."""
    silences = [np.zeros(int(length * SAMPLE_RATE), dtype=np.float32) for length in seconds]
    parts = [part for silence in silences[:-1] for part in (silence, speech.samples)]
    return Audio(samples=np.concatenate([*parts, silences[-1]]))


def test_it_finds_speech_between_silences(speech):
    first, second = speech_spans(with_silences(speech, 2, 1.5, 2))
    assert first.start_ms == pytest.approx(2300, abs=150)
    assert first.end_ms == pytest.approx(2000 + 6930, abs=150)
    assert second.start_ms == pytest.approx(2000 + 7100 + 1500 + 300, abs=150)


def test_silence_noise_and_tones_are_no_speech():
    times = np.arange(5 * SAMPLE_RATE) / SAMPLE_RATE
    noise = np.random.default_rng(1).normal(0, 0.05, len(times))
    for samples in (np.zeros(len(times)), noise, 0.3 * np.sin(2 * np.pi * 440 * times), np.zeros(0)):
        assert speech_spans(Audio(samples=samples.astype(np.float32))) == ()


def test_loudness_changes_little(speech):
    loud = speech_spans(speech)
    quiet = speech_spans(Audio(samples=speech.samples * np.float32(0.1)))
    assert [(span.start_ms, span.end_ms) for span in quiet] == [
        (pytest.approx(span.start_ms, abs=100), pytest.approx(span.end_ms, abs=100)) for span in loud
    ]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("", []),
        ("..........", []),
        ("....##....", []),  # 64 ms is a click
        ("....########....", [(4, 12)]),
        ("....####++++####....", [(4, 16)]),  # softer, but still speech
        ("....++++####....", []),  # soft alone does not start it
        ("....########..########....", [(4, 22)]),  # a stop consonant is no pause
        ("....########............########....", [(4, 12), (24, 32)]),
        ("########", [(0, 8)]),
    ],
)
def test_spans_follow_from_probabilities(pattern, expected):
    levels = {".": 0.05, "+": 0.42, "#": 0.9}
    probability = np.array([levels[sign] for sign in pattern], dtype=np.float32)
    duration_ms = len(pattern) * 32
    spans = [Span(max(0, first * 32 - MARGIN_MS), min(duration_ms, last * 32 + MARGIN_MS)) for first, last in expected]
    assert spans_of(probability, duration_ms) == tuple(spans)


def test_spans_do_not_touch(speech):
    spans = speech_spans(with_silences(speech, 0.3, 0.4, 0.2, 0.6, 0.3))
    assert all(later.start_ms - earlier.end_ms >= SHORTEST_SILENCE_MS for earlier, later in pairwise(spans))


@pytest.mark.slow
def test_ten_minutes_take_less_than_ten_seconds(speech):
    long = Audio(samples=np.tile(speech.samples, 85))
    started = time.monotonic()
    assert len(speech_spans(long)) == 85
    assert time.monotonic() - started < 10
