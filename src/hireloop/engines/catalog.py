"""Which engines there are, which one is chosen, and which are ready.

Chosen by name, else by the organisation's settings, else by the environment (ENGINE_SPEECH_TO_TEXT=whisper),
else the first in the table that is ready and knows the language.
"""

from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import Any

from hireloop.kernel.errors import N_, BadInput
from hireloop.kernel.languages import LANGUAGES, Language

from . import settings as engine_settings
from .errors import EngineUnavailable
from .provenance import Provenance
from .settings import EngineSettings

# kind → name → module and class; better ones first.
ENGINES: dict[str, dict[str, str]] = {
    "speech_to_text": {
        "openai": "speech_to_text_openai:OpenAISpeechToText",
        "sherpa": "speech_to_text_sherpa:SherpaSpeechToText",
        "whisper": "speech_to_text_whisper:WhisperSpeechToText",
        "pocketsphinx": "speech_to_text_pocketsphinx:PocketsphinxSpeechToText",
    },
    "voice_activity": {"silero": "voice_activity:SileroVoiceActivity"},
    "vision": {"mediapipe": "vision_mediapipe:MediaPipeVision"},
    "text_to_speech": {
        "openai": "text_to_speech_openai:OpenAITextToSpeech",
        "espeak": "text_to_speech_espeak:EspeakTextToSpeech",
    },
    "language_model": {"openai": "language_model_openai:OpenAILanguageModel"},
    "embedding": {
        "openai": "embedding_openai:OpenAIEmbedder",
        "minilm": "embedding_minilm:MiniLMEmbedder",
        "ngrams": "embedding_ngrams:NgramEmbedder",
    },
    "ocr": {"rapidocr": "ocr_rapidocr:RapidOcr"},
}


@dataclass(frozen=True)
class EngineStatus:
    """One engine as it is here and now.

    ``used_for`` are the languages for which it would be taken if none is named. ``why_not`` says
    how to get one that is not ready.
    """

    kind: str
    name: str
    languages: tuple[Language, ...]
    used_for: tuple[Language, ...]
    provenance: Provenance | None
    why_not: EngineUnavailable | None

    @property
    def is_ready(self) -> bool:
        return self.why_not is None


def engine(
    kind: str,
    name: str | None = None,
    *,
    language: Language | None = None,
    settings: EngineSettings | None = None,
) -> Any:
    """The engine to use: an instance of the protocol of its kind (``speech_to_text.SpeechToText``, …).

    Kept, so that its model is loaded once in a process. With ``language``, one that knows the
    language. Raises EngineUnavailable, which says how to get one, and BadInput for unknown names.
    """
    settings = settings or engine_settings.from_environment(kind)
    chosen = name or settings.name
    if chosen:
        return knowing(made(kind, chosen, settings), chosen, language)
    reasons = []
    for candidate in names(kind):
        try:
            return knowing(made(kind, candidate, settings), candidate, language)
        except EngineUnavailable as reason:
            reasons.append(f"{candidate}: {reason}")
    raise EngineUnavailable(
        N_("No engine for %(kind)s is ready. %(reasons)s"), kind=kind.replace("_", " "), reasons=" ".join(reasons)
    )


def knowing(found: Any, name: str, language: Language | None) -> Any:
    if language and language not in languages_of(found):
        raise EngineUnavailable(N_("%(name)s does not know the language %(language)s."), name=name, language=language)
    return found


def languages_of(found: Any) -> tuple[Language, ...]:
    return getattr(found, "languages", LANGUAGES)


@lru_cache(maxsize=32)
def made(kind: str, name: str, settings: EngineSettings) -> Any:
    place = names(kind).get(name)
    if place is None:
        raise BadInput(
            N_("%(variable)s is %(name)s, but must be one of: %(known)s."),
            code="unknown_engine",
            variable=settings.variable(),
            name=name,
            known=", ".join(names(kind)),
        )
    module, _, class_name = place.partition(":")
    return getattr(import_module(f".{module}", __package__), class_name)(settings)


def names(kind: str) -> dict[str, str]:
    if kind not in ENGINES:
        raise BadInput(
            N_("There is no engine kind %(kind)s. There are: %(known)s."),
            code="unknown_engine_kind",
            kind=kind,
            known=", ".join(ENGINES),
        )
    return ENGINES[kind]


def status() -> list[EngineStatus]:
    """Every engine, in the table's order. Loads no model and asks no server."""
    return [one_status(kind, name) for kind, by_name in ENGINES.items() for name in by_name]


def one_status(kind: str, name: str) -> EngineStatus:
    try:
        found = made(kind, name, engine_settings.from_environment(kind))
    except EngineUnavailable as reason:
        return EngineStatus(kind, name, languages=(), used_for=(), provenance=None, why_not=reason)
    used_for = tuple(language for language in LANGUAGES if taken(kind, language) is found)
    return EngineStatus(kind, name, languages_of(found), used_for, found.provenance, why_not=None)


def taken(kind: str, language: Language) -> Any:
    try:
        return engine(kind, language=language)
    except (EngineUnavailable, BadInput):
        return None
