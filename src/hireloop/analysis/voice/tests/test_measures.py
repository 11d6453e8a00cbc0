import numpy as np
import pytest

from hireloop.analysis.conftest import silence, tone
from hireloop.analysis.model import Transcript, TranscriptSource, Word
from hireloop.analysis.voice import describe_voice, describe_voice_state, measure_voice
from hireloop.engines.media import Audio
from hireloop.engines.voice_activity import Span


def joined(*parts: Audio) -> Audio:
    return Audio(samples=np.concatenate([part.samples for part in parts]))


def said(text: str, language: str = "zh", **kwargs) -> Transcript:
    return Transcript(text, language, kwargs.pop("source", TranscriptSource.FILE), **kwargs)


SPANS = (Span(0, 8000), Span(10_000, 18_000))


def test_the_rate_counts_pauses_and_articulation_does_not():
    voice = measure_voice(tone(20), SPANS, said("字" * 60)).measures

    assert voice["speaking_rate_characters_per_min"] == pytest.approx(200)
    assert voice["articulation_rate_characters_per_min"] == pytest.approx(225)


def test_english_is_counted_in_syllables():
    voice = measure_voice(tone(20), SPANS, said("team " * 60, "en")).measures

    assert voice["speaking_rate_syllables_per_min"] == pytest.approx(200)


def test_typed_words_tell_nothing_of_the_rate():
    voice = measure_voice(tone(20), SPANS, said("字" * 60, source=TranscriptSource.TYPED)).measures

    assert voice["speaking_rate_characters_per_min"] is None


def test_pauses_are_counted_and_measured():
    voice = measure_voice(tone(20), SPANS, None)

    assert voice.measures["pause_count"] == 1
    assert voice.measures["pause_longest_ms"] == 2000
    assert [(each.start_ms, each.end_ms) for each in voice.intervals if each.kind == "pause"] == [(8000, 10_000)]


def test_loudness_varies_by_as_much_as_the_sound_does():
    """Half of the time 12 dB softer: a deviation of 6 dB."""
    loud, soft = tone(4), tone(4, loudness=0.3 / 10 ** (12 / 20))
    voice = measure_voice(joined(loud, soft), [Span(0, 8000)], None).measures

    assert voice["loudness_variation_db"] == pytest.approx(6, abs=0.3)


def test_lanes_have_a_value_each_half_second_and_none_in_silence():
    voice = measure_voice(joined(tone(2), silence(2)), [Span(0, 2000)], None)
    loudness = next(lane for lane in voice.lanes if lane.key == "loudness")

    assert loudness.times_ms == tuple(range(0, 4000, 500))
    assert [value is None for value in loudness.values] == [False] * 4 + [True] * 4


def test_the_rate_over_time_follows_the_words():
    words = tuple(Word("字", 200 * number, 200 * number + 200) for number in range(100))
    voice = measure_voice(tone(20), [Span(0, 20_000)], said("字" * 100, words=words))
    rates = next(lane for lane in voice.lanes if lane.key == "speaking_rate").values

    assert rates[20] == pytest.approx(300, rel=0.05)


def test_in_silence_nothing_is_made_up():
    voice = measure_voice(silence(10), [], None)

    assert voice.measures["speech_ms"] == 0
    assert voice.measures["pitch_median_hz"] is None
    assert voice.measures["speaking_rate_syllables_per_min"] is None
    assert voice.lanes == ()


def test_a_reading_of_the_state_ends_with_its_doubts_and_is_apart_from_the_facts():
    voice = measure_voice(tone(20), SPANS, said("字" * 60))

    assert describe_voice_state(voice, "zh")[-1].key == "voice.state_caution"
    assert not any(phrase.key.startswith("voice.state_") for phrase in describe_voice(voice, "zh"))


def test_a_few_words_say_nothing_about_the_state():
    voice = measure_voice(tone(4), [Span(0, 4000)], said("字" * 12))

    assert describe_voice_state(voice, "zh") == ()
    assert [phrase.key for phrase in describe_voice(voice, "zh")] == ["voice.too_little_speech"]


def test_read_speech_has_the_usual_measures(sample):
    from hireloop.engines.media import read_audio
    from hireloop.engines.voice_activity import speech_spans

    audio = read_audio(sample("speech/en_librivox_0870.wav"))
    text = sample("speech/en_librivox_0870.txt").read_text()
    voice = measure_voice(audio, speech_spans(audio), said(text, "en")).measures

    assert 200 < voice["speaking_rate_syllables_per_min"] < 330
    assert 85 < voice["pitch_median_hz"] < 130
    assert 4 < voice["pitch_range_semitones"] < 14
