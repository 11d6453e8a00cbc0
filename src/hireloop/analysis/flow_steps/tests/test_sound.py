import numpy as np
import pytest

from hireloop.analysis.flow_steps import sound
from hireloop.engines.media import SAMPLE_RATE
from hireloop.engines.voice_activity import Span

MINUTE = 60_000
# float32 counts exactly below 2 ** 24.
ROUND = 1_000_003


@pytest.fixture
def long_sound(monkeypatch):
    """Ninety minutes of samples numbered through (and round), made block by block; tells how much is held at once."""
    held = []

    def blocks(path):
        for start in range(0, 90 * 60 * SAMPLE_RATE, 4096):
            yield (np.arange(start, start + 4096) % ROUND).astype(np.float32)

    monkeypatch.setattr(sound, "sound_blocks", blocks)
    original = np.concatenate

    def concatenate(parts, *args, **kwargs):
        joined = original(parts, *args, **kwargs)
        held.append(joined.nbytes)
        return joined

    monkeypatch.setattr(sound.np, "concatenate", concatenate)
    return held


def test_ninety_minutes_are_never_held_at_once(long_sound):
    lengths = [audio.duration_ms for _, audio in sound.stretches("a")]

    assert sum(lengths) == pytest.approx(90 * MINUTE, abs=1000)
    assert max(long_sound) < 90 * SAMPLE_RATE * 4


def test_speech_is_cut_out_where_it_is(long_sound):
    spans = (Span(1000, 9000), Span(20_000, 30_000), Span(3_000_000, 3_100_000), Span(5_000_000, 5_000_500))
    found = list(sound.spoken_stretches("a", spans))

    assert [start for start, _, _ in found] == [1000, 3_000_000, 3_060_000, 5_000_000]
    for start, audio, parts in found:
        assert audio.samples[0] == start * SAMPLE_RATE // 1000 % ROUND
        assert parts[-1].end_ms == audio.duration_ms
    assert max(long_sound) < 150 * SAMPLE_RATE * 4


def test_speech_over_a_cut_is_one_span():
    spans = [Span(50_000, 60_000)]
    sound.add_span(spans, Span(60_010, 65_000), 60_000)
    sound.add_span(spans, Span(66_000, 70_000), 60_000)

    assert spans == [Span(50_000, 65_000), Span(66_000, 70_000)]
