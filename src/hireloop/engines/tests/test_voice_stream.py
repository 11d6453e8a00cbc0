"""Speech found while it comes is the speech that is found afterwards."""

import numpy as np
import pytest

from hireloop.engines.catalog import engine
from hireloop.engines.media import SAMPLE_RATE, Audio
from hireloop.engines.voice_activity import speech_spans
from hireloop.engines.voice_stream import Edge, EdgeFinder, VoiceStream


@pytest.fixture(scope="module")
def talk() -> Audio:
    spoken = engine("text_to_speech").speak("We solved it together within two days.", language="en").samples
    silence = np.zeros(2 * SAMPLE_RATE, np.float32)
    return Audio(np.concatenate([silence, spoken, silence, spoken, silence]))


def edges_of(samples: np.ndarray, piece: int) -> list[Edge]:
    stream = VoiceStream()
    found = [edge for start in range(0, len(samples), piece) for edge in stream.feed(samples[start : start + piece])]
    assert stream.now_ms <= len(samples) * 1000 // SAMPLE_RATE
    return found


def test_the_edges_are_those_of_the_whole_recording(talk: Audio):
    spans = speech_spans(talk)
    edges = edges_of(talk.samples, 1536)
    began = [edge.at_ms for edge in edges if edge.kind == "began"]
    ended = [edge.at_ms for edge in edges if edge.kind == "ended"]
    assert began[0] == pytest.approx(spans[0].start_ms, abs=120)
    assert ended[-1] == pytest.approx(spans[-1].end_ms, abs=120)


@pytest.mark.parametrize("piece", [100, 512, 1600, 16_000])
def test_however_the_sound_is_cut_the_edges_are_the_same(talk: Audio, piece: int):
    assert edges_of(talk.samples, piece) == edges_of(talk.samples, 1536)


def test_silence_and_noise_are_no_speech():
    noise = np.random.default_rng(5).normal(0, 0.02, 6 * SAMPLE_RATE).astype(np.float32)
    assert edges_of(np.zeros(3 * SAMPLE_RATE, np.float32), 1536) == []
    assert edges_of(noise, 1536) == []


def test_a_click_is_no_speech_and_a_hole_no_end():
    finder, at = EdgeFinder(), 0
    edges: list[Edge] = []
    for probability, windows in ((0.9, 2), (0.1, 10), (0.9, 20), (0.1, 2), (0.9, 10), (0.1, 10)):
        for _ in range(windows):
            at += 32
            edges.extend(finder.take(probability, until_ms=at))
    assert [edge.kind for edge in edges] == ["began", "ended"]
    assert edges[0].at_ms == 12 * 32
