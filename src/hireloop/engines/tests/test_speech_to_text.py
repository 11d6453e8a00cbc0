"""Recognisers: the embedded one on read English, the others against stand-ins for their models and servers."""

import io
import sys
import types
import wave
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from rapidfuzz.distance import Levenshtein

from hireloop.engines import model_files, settings
from hireloop.engines import speech_to_text_sherpa as sherpa
from hireloop.engines import speech_to_text_whisper as whisper
from hireloop.engines.errors import EngineFailed, EngineUnavailable
from hireloop.engines.settings import EngineSettings
from hireloop.engines.speech_to_text import SpokenWord, pieces, put_together
from hireloop.engines.speech_to_text_openai import OpenAISpeechToText
from hireloop.engines.speech_to_text_pocketsphinx import PocketsphinxSpeechToText
from hireloop.engines.voice_activity import Span, speech_spans

from .conftest import Reply, tone

SETTINGS = EngineSettings("speech_to_text")


# --- cutting and joining


def test_pieces_join_over_short_pauses_only():
    spans = [Span(0, 1000), Span(1300, 2000), Span(5000, 6000)]
    assert pieces(spans) == [Span(0, 2000), Span(5000, 6000)]


def test_pieces_are_never_too_long():
    assert pieces([Span(1000, 46_000)], longest_ms=20_000) == [
        Span(1000, 16_000),
        Span(16_000, 31_000),
        Span(31_000, 46_000),
    ]
    near = [Span(0, 15_000), Span(15_200, 29_000)]
    assert pieces(near, longest_ms=20_000) == near


def test_text_and_confidence_come_from_the_words():
    words = [SpokenWord("你", 0, 100, 0.9), SpokenWord("好", 100, 400, 0.5)]
    heard = put_together(words, language="zh")
    assert (heard.text, heard.confidence) == ("你好", pytest.approx(0.6))
    assert put_together([SpokenWord("hi", 0, 10)], language="en").confidence is None
    assert put_together([], language="en").text == ""


# --- pocketsphinx


def test_pocketsphinx_hears_read_english(speech, sample):
    told = []
    engine = PocketsphinxSpeechToText(SETTINGS)
    heard = engine.transcribe(
        speech, language="en", spans=speech_spans(speech), on_progress=lambda *progress: told.append(progress)
    )
    said = sample("speech/en_librivox_0870.txt").read_text().split()
    assert Levenshtein.distance(heard.text.split(), said) / len(said) < 0.5
    assert heard.text.split() == [word.text for word in heard.words]
    assert all(earlier.end_ms <= later.start_ms + 20 for earlier, later in pairwise(heard.words))
    assert heard.words[0].start_ms == pytest.approx(330, abs=150)
    assert heard.words[-1].end_ms <= speech.duration_ms
    assert 0.3 < heard.confidence < 0.75
    assert told[-1][0] == told[-1][1] > 6
    assert engine.provenance.engine == "pocketsphinx"
    assert len(engine.provenance.model_hash) == 12


def test_pocketsphinx_hears_nothing_where_nobody_speaks():
    engine = PocketsphinxSpeechToText(SETTINGS)
    assert engine.transcribe(tone(1), language="en", spans=()).text == ""
    assert engine.transcribe(tone(1), language="en", spans=(Span(2000, 3000),)).words == ()


def test_pocketsphinx_says_that_it_knows_no_chinese(speech):
    with pytest.raises(EngineUnavailable, match=r"does not understand zh.*hireloop models"):
        PocketsphinxSpeechToText(SETTINGS).transcribe(speech, language="zh", spans=())


# --- sherpa-onnx and faster-whisper, whose models are not at hand


def model_directory(tmp_path, name, *files) -> Path:
    directory = tmp_path / "models" / name
    directory.mkdir(parents=True)
    for file in files:
        (directory / file).write_bytes(b"weights")
    return directory


class HeardStream:
    def __init__(self, result):
        self.result = types.SimpleNamespace(**result)

    def accept_waveform(self, sample_rate, samples):
        assert (sample_rate, samples.dtype) == (16_000, np.float32)


HEARD = {"text": "我们开会。", "tokens": ["我", "们", "开", "会", "。"], "timestamps": [0.1, 0.3, 0.5, 0.8, 1.2]}


@pytest.fixture
def sherpa_module(monkeypatch):
    """A stand-in for sherpa_onnx; the real one's names and arguments."""
    made = {}

    class OfflineRecognizer:
        @classmethod
        def from_sense_voice(cls, model, tokens, num_threads=1, language="", use_itn=False):
            made.update(kind="sense_voice", model=model)
            return cls()

        @classmethod
        def from_paraformer(cls, paraformer, tokens, num_threads=1):
            made.update(kind="paraformer", model=paraformer)
            return cls()

        def create_stream(self):
            return HeardStream(HEARD)

        def decode_stream(self, stream):
            pass

    module = types.SimpleNamespace(OfflineRecognizer=OfflineRecognizer, made=made)
    monkeypatch.setitem(sys.modules, "sherpa_onnx", module)
    monkeypatch.setattr(sherpa, "version", lambda name: "2.0.1")
    return module


@pytest.mark.parametrize(("name", "kind"), [("sense-voice", "sense_voice"), ("paraformer-zh-small", "paraformer")])
def test_sherpa_loads_the_pulled_model_and_gives_words_with_times(tmp_path, sherpa_module, name, kind):
    directory = model_directory(tmp_path, name, "model.int8.onnx", "tokens.txt")
    engine = sherpa.SherpaSpeechToText(SETTINGS)
    heard = engine.transcribe(tone(4), language="zh", spans=(Span(1000, 3000),))
    assert heard.text == "我们开会。"
    assert [(word.text, word.start_ms) for word in heard.words] == [
        ("我", 1100),
        ("们", 1300),
        ("开", 1500),
        ("会", 1800),
    ]
    assert sherpa_module.made == {"kind": kind, "model": str(directory / "model.int8.onnx")}
    assert engine.provenance.model_hash == model_files.model_hash(directory / "model.int8.onnx")


def test_sherpa_joins_the_pieces_of_english_words():
    sense_voice = ["▁I", "▁call", "ed", "▁a", "▁meet", "ing", "."]
    words = sherpa.words_of_tokens(sense_voice, [0, 100, 200, 300, 400, 500, 600], end_ms=700)
    assert [word.text for word in words] == ["I", "called", "a", "meeting"]
    assert (words[1].start_ms, words[1].end_ms) == (100, 300)
    paraformer = ["用", "pay", "ment@@", "s", "系", "统"]
    assert [word.text for word in sherpa.words_of_tokens(paraformer, list(range(0, 600, 100)), end_ms=900)] == [
        "用",
        "pay",
        "ments",
        "系",
        "统",
    ]
    assert sherpa.words_of_tokens(["▁no", "▁times"], [], end_ms=500) == []


def test_sherpa_says_what_is_missing(tmp_path, sherpa_module):
    with pytest.raises(EngineUnavailable, match="hireloop models"):
        sherpa.SherpaSpeechToText(SETTINGS)
    with pytest.raises(EngineUnavailable, match="ENGINE_SPEECH_TO_TEXT_MODEL is /nowhere"):
        sherpa.SherpaSpeechToText(EngineSettings("speech_to_text", model="/nowhere"))


@pytest.mark.parametrize("engine", [sherpa.SherpaSpeechToText, whisper.WhisperSpeechToText])
def test_a_missing_package_is_named(monkeypatch, engine):
    def not_installed(name):
        raise sherpa.PackageNotFoundError(name)

    monkeypatch.setattr(sys.modules[engine.__module__], "version", not_installed)
    with pytest.raises(EngineUnavailable, match=r"Install the Python package .* \(hireloop\["):
        engine(SETTINGS)


@pytest.fixture
def whisper_module(monkeypatch):
    class WhisperModel:
        def __init__(self, path, *, device, compute_type, cpu_threads, local_files_only):
            assert local_files_only

        def transcribe(self, samples, *, language, word_timestamps, condition_on_previous_text):
            word = types.SimpleNamespace(word=" meeting", start=0.5, end=0.9, probability=0.8)
            return iter([types.SimpleNamespace(words=[word])]), None

    monkeypatch.setitem(sys.modules, "faster_whisper", types.SimpleNamespace(WhisperModel=WhisperModel))
    monkeypatch.setattr(whisper, "version", lambda name: "1.2.1")


def test_whisper_gives_words_with_times_and_probability(tmp_path, whisper_module):
    model_directory(tmp_path, "whisper-tiny", "model.bin", "config.json")
    engine = whisper.WhisperSpeechToText(EngineSettings("speech_to_text", model="whisper-tiny"))
    heard = engine.transcribe(tone(4), language="en", spans=(Span(1000, 2000), Span(3000, 4000)))
    assert heard.words == (SpokenWord("meeting", 1500, 1900, 0.8), SpokenWord("meeting", 3500, 3900, 0.8))
    assert (heard.text, heard.confidence) == ("meeting meeting", pytest.approx(0.8))
    assert engine.provenance.engine == "whisper:whisper-tiny"


def test_models_lie_where_they_are_told_to(tmp_path, monkeypatch):
    assert settings.models_dir() == tmp_path / "models"
    monkeypatch.delenv("HIRELOOP_MODELS")
    monkeypatch.setenv("HIRELOOP_DATA", str(tmp_path))
    assert settings.models_dir() == tmp_path / "models"


# --- a server


def server_engine(server) -> OpenAISpeechToText:
    return OpenAISpeechToText(EngineSettings("speech_to_text", url=f"{server.url}/v1", model="whisper-1"))


def test_the_server_gets_sound_and_gives_words(server):
    server.replies = [
        Reply(
            {
                "text": " We called a meeting.",
                "words": [{"word": "We", "start": 0.2, "end": 0.4}],
                "segments": [{"text": "We called", "start": 0, "end": 1, "avg_logprob": -0.2}],
            }
        )
    ]
    heard = server_engine(server).transcribe(tone(4), language="en", spans=(Span(1000, 3000),))
    assert (heard.text, heard.words) == ("We called a meeting.", (SpokenWord("We", 1200, 1400),))
    assert heard.confidence == pytest.approx(0.82, abs=0.01)
    call = server.calls[0]
    assert call.path == "/v1/audio/transcriptions"
    start = call.body.index(b"RIFF")
    with wave.open(io.BytesIO(call.body[start:])) as sound:
        assert (sound.getframerate(), sound.getnchannels(), sound.getnframes()) == (16_000, 1, 32_000)
    assert b"verbose_json" in call.body


def test_a_server_that_times_sentences_only_gives_runs_of_words(server):
    server.replies = [
        Reply(
            {
                "text": "你好。再见。",
                "segments": [{"text": "你好。", "start": 0, "end": 1}, {"text": "再见。", "start": 1, "end": 2}],
            }
        )
    ]
    heard = server_engine(server).transcribe(tone(3), language="zh", spans=(Span(0, 3000),))
    assert [word.text for word in heard.words] == ["你好。", "再见。"]
    assert heard.confidence is None


def test_long_speech_goes_in_parts_and_comes_back_in_order(server):
    server.replies = [Reply({"text": "one"}), Reply({"text": "two"})]
    told = []
    heard = server_engine(server).transcribe(
        tone(400),
        language="en",
        spans=(Span(0, 200_000), Span(201_000, 400_000)),
        on_progress=lambda *it: told.append(it),
    )
    assert heard.text == "one two"
    assert told == [(200.0, 399.0), (399.0, 399.0)]


@pytest.mark.parametrize("body", ["<html>", "{}", '{"text": "x", "words": [{}]}', '{"text": "x", "words": 5}'])
def test_a_malformed_answer_is_told(server, body):
    server.replies = [Reply(body)]
    with pytest.raises(EngineFailed, match="wrong form"):
        server_engine(server).transcribe(tone(1), language="en", spans=(Span(0, 1000),))
