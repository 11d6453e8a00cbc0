"""Spoken text, from the program on this machine and from a server."""

import shutil

import pytest

from hireloop.engines import text_to_speech_espeak as espeak
from hireloop.engines.errors import EngineFailed, EngineUnavailable
from hireloop.engines.settings import EngineSettings
from hireloop.engines.text_to_speech_openai import OpenAITextToSpeech
from hireloop.engines.voice_activity import speech_spans
from hireloop.engines.wave import wave_bytes
from hireloop.kernel.errors import BadInput

from .conftest import Reply, tone

SETTINGS = EngineSettings("text_to_speech")
needs_espeak = pytest.mark.skipif(not shutil.which("espeak-ng"), reason="espeak-ng is not installed here")


@needs_espeak
@pytest.mark.parametrize(
    ("text", "language"), [("Please tell me about your last project.", "en"), ("请介绍一下你上一个项目。", "zh")]
)
def test_it_speaks(text, language):
    audio = espeak.EspeakTextToSpeech(SETTINGS).speak(text, language=language)
    assert audio.sample_rate == 16_000
    assert 1000 < audio.duration_ms < 8000
    assert sum(span.length_ms for span in speech_spans(audio)) > audio.duration_ms / 2


@needs_espeak
def test_text_is_never_taken_for_an_option():
    assert espeak.EspeakTextToSpeech(SETTINGS).speak("--help is a word", language="en").duration_ms > 500


def test_chinese_goes_in_as_pinyin():
    assert espeak.pinyin_of("你好,Python") == "ni3 hao3 ,Python"


def test_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(espeak.shutil, "which", lambda name: None)
    with pytest.raises(EngineUnavailable, match="apt-get install espeak-ng"):
        espeak.EspeakTextToSpeech(SETTINGS)


def test_a_program_that_fails_is_told(tmp_path):
    broken = tmp_path / "espeak-ng"
    broken.write_text("#!/bin/sh\necho 'eSpeak NG text-to-speech: 9.9'\n")
    broken.chmod(0o755)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(espeak.shutil, "which", lambda name: str(broken))
        with pytest.raises(EngineFailed, match="espeak-ng could not speak"):
            espeak.EspeakTextToSpeech(SETTINGS).speak("hello", language="en")


def server_engine(server) -> OpenAITextToSpeech:
    return OpenAITextToSpeech(EngineSettings("text_to_speech", url=server.url, model="tts-1/nova"))


def test_the_server_speaks(server):
    server.replies = [Reply(wave_bytes(tone(1.5)))]
    assert server_engine(server).speak("Hello", language="en").duration_ms == pytest.approx(1500, abs=5)
    assert server.calls[0].json == {"model": "tts-1", "voice": "nova", "input": "Hello", "response_format": "wav"}


def test_what_is_no_sound_is_told(server):
    server.replies = [Reply("{}")]
    with pytest.raises(EngineFailed, match="no sound"):
        server_engine(server).speak("Hello", language="en")


@pytest.mark.parametrize(
    ("text", "says"), [("", "nothing to say"), ("。!?", "nothing to say"), ("a" * 5000, "too long")]
)
def test_what_cannot_be_spoken_is_refused(server, text, says):
    with pytest.raises(BadInput, match=says):
        server_engine(server).speak(text, language="en")
