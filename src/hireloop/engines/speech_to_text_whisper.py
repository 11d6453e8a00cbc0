"""Whisper through faster-whisper, from a local model directory in CTranslate2's form."""

from collections.abc import Sequence
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from hireloop.kernel.errors import N_
from hireloop.kernel.languages import Language

from .errors import EngineFailed, EngineUnavailable
from .local_models import model_directory
from .media import Audio
from .model_files import model_hash
from .provenance import Provenance
from .settings import EngineSettings
from .speech_to_text import OnProgress, Recognised, SpokenWord, check_language, pieces, put_together
from .voice_activity import Span

if TYPE_CHECKING:
    from faster_whisper import WhisperModel

MODEL_FILE = "model.bin"
THREADS = 2
LONGEST_PIECE_MS = 28_000  # the model hears 30 s at a time


class WhisperSpeechToText:
    languages: tuple[Language, ...] = ("zh", "en")
    accuracy: Literal["low", "good"] = "good"

    def __init__(self, settings: EngineSettings) -> None:
        try:
            installed = version("faster-whisper")
        except PackageNotFoundError as error:
            raise EngineUnavailable(N_("Install the Python package faster-whisper (hireloop[whisper]).")) from error
        self._directory = model_directory(settings, fits=is_model, engine="whisper")
        self.provenance = Provenance(
            step="speech_to_text",
            engine=f"whisper:{self._directory.name}",
            version=installed,
            model_hash=model_hash(self._directory / MODEL_FILE),
        )

    @cached_property
    def _model(self) -> "WhisperModel":
        from faster_whisper import WhisperModel

        return WhisperModel(
            str(self._directory), device="cpu", compute_type="int8", cpu_threads=THREADS, local_files_only=True
        )

    def transcribe(
        self,
        audio: Audio,
        *,
        language: Language,
        spans: Sequence[Span],
        on_progress: OnProgress | None = None,
    ) -> Recognised:
        check_language("whisper", self.languages, language)
        words: list[SpokenWord] = []
        todo = pieces(spans, longest_ms=LONGEST_PIECE_MS)
        total_s, done_s = sum(piece.length_ms for piece in todo) / 1000, 0.0
        for piece in todo:
            words.extend(self._words(audio.part(piece.start_ms, piece.end_ms), piece.start_ms, language))
            done_s += piece.length_ms / 1000
            if on_progress:
                on_progress(done_s, total_s)
        return put_together(words, language=language)

    def _words(self, audio: Audio, start_ms: int, language: Language) -> list[SpokenWord]:
        try:
            # The text of the piece before is no help, and makes the model repeat itself.
            segments, _ = self._model.transcribe(
                audio.samples, language=language, word_timestamps=True, condition_on_previous_text=False
            )
            return [
                SpokenWord(
                    text=word.word.strip(),
                    start_ms=start_ms + round(word.start * 1000),
                    end_ms=start_ms + round(word.end * 1000),
                    confidence=float(word.probability),
                )
                for segment in segments
                for word in segment.words or ()
            ]
        except (RuntimeError, ValueError) as error:
            raise EngineFailed(N_("Whisper stopped: %(why)s"), why=str(error)) from error


def is_model(directory: Path) -> bool:
    return (directory / MODEL_FILE).exists() and (directory / "config.json").exists()
