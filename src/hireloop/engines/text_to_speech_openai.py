"""Speech from an OpenAI-compatible server (``/v1/audio/speech``)."""

from hireloop.kernel.errors import N_
from hireloop.kernel.languages import Language

from .errors import EngineFailed
from .media import Audio
from .openai_server import OpenAIServer
from .provenance import Provenance
from .settings import EngineSettings
from .text_to_speech import check_text
from .wave import audio_of

TIMEOUT_S = 120.0
DEFAULT_VOICE = "alloy"


class OpenAITextToSpeech:
    """``settings.model`` may be ``model`` or ``model/voice``."""

    def __init__(self, settings: EngineSettings) -> None:
        self._server = OpenAIServer(settings)
        model, _, voice = settings.model.partition("/")
        self._model, self._voice = model or "tts-1", voice or DEFAULT_VOICE
        self.provenance = Provenance(step="text_to_speech", engine="openai-compatible", version=self._model)

    def speak(self, text: str, *, language: Language) -> Audio:
        body = {"model": self._model, "voice": self._voice, "input": check_text(text), "response_format": "wav"}
        reply = self._server.post("audio/speech", json=body, timeout_s=TIMEOUT_S)
        try:
            return audio_of(reply)
        except ValueError as error:
            raise EngineFailed(N_("The speech server's answer is no sound."), code="engine_malformed") from error
