import numpy as np
import pytest

from hireloop.analysis.voice.pitch import cleaned, pitch_statistics
from hireloop.analysis.voice.sound_track import follow_sound
from hireloop.engines.media import SAMPLE_RATE, Audio
from hireloop.engines.voice_activity import Span


def gliding_voice(start_hz: float, semitones: float, seconds: float) -> Audio:
    """A buzz with eight harmonics whose pitch rises evenly."""
    times = np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    hertz = start_hz * 2 ** (semitones * times / seconds / 12)
    phase = 2 * np.pi * np.cumsum(hertz) / SAMPLE_RATE
    buzz = sum(np.sin(number * phase) / number for number in range(1, 9))
    return Audio(samples=(0.2 * buzz).astype(np.float32))


def statistics_of(audio: Audio):
    track = follow_sound(audio, [Span(0, audio.duration_ms)])
    return pitch_statistics(cleaned(track.pitch_hz))


def test_a_rise_of_four_semitones_is_found():
    found = statistics_of(gliding_voice(200, 4, 3))

    assert found.range_semitones == pytest.approx(4, abs=0.4)
    assert found.median_hz == pytest.approx(200 * 2 ** (2 / 12), rel=0.02)


@pytest.mark.parametrize("hertz", [90, 150, 300])
def test_a_level_voice_has_hardly_a_range(hertz):
    found = statistics_of(gliding_voice(hertz, 0, 2))

    assert found.median_hz == pytest.approx(hertz, rel=0.02)
    assert found.range_semitones < 0.3


def test_octave_errors_of_the_tracker_do_not_widen_the_range():
    pitch = np.full(400, 120.0)
    pitch[100:110] = 60.0
    pitch[200:205] = 240.0
    pitch[300:302] = 480.0

    assert pitch_statistics(cleaned(pitch)).range_semitones < 1


def test_short_voiced_flickers_are_no_voice():
    pitch = np.full(300, np.nan)
    pitch[::10] = 150.0

    assert pitch_statistics(cleaned(pitch)) is None


def test_where_nothing_is_voiced_there_is_no_pitch():
    assert pitch_statistics(cleaned(np.full(100, np.nan))) is None
