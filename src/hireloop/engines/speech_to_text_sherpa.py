"""Sherpa-onnx with a local model: SenseVoice (Chinese, English) or Paraformer (Chinese, some English)."""

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
from .speech_to_text import OnProgress, Recognised, SpokenWord, check_language, pieces
from .voice_activity import Span

if TYPE_CHECKING:
    from sherpa_onnx import OfflineRecognizer

MODEL_FILES = ("model.int8.onnx", "model.onnx")
TOKENS_FILE = "tokens.txt"
THREADS = 2

# The model says when a token begins; how long it lasts is known only up to the next one.
LONGEST_TOKEN_MS = 400


class SherpaSpeechToText:
    languages: tuple[Language, ...] = ("zh", "en")
    accuracy: Literal["low", "good"] = "good"

    def __init__(self, settings: EngineSettings) -> None:
        try:
            installed = version("sherpa-onnx")
        except PackageNotFoundError as error:
            raise EngineUnavailable(N_("Install the Python package sherpa-onnx (hireloop[sherpa]).")) from error
        self._directory = model_directory(settings, fits=is_model, engine="sherpa")
        self._is_sense_voice = "sense" in self._directory.name.lower()
        self.provenance = Provenance(
            step="speech_to_text",
            engine=f"sherpa:{self._directory.name}",
            version=installed,
            model_hash=model_hash(model_file(self._directory)),
        )

    @cached_property
    def _recogniser(self) -> "OfflineRecognizer":
        from sherpa_onnx import OfflineRecognizer

        files = {"tokens": str(self._directory / TOKENS_FILE), "num_threads": THREADS}
        model = str(model_file(self._directory))
        if self._is_sense_voice:
            return OfflineRecognizer.from_sense_voice(model=model, use_itn=True, **files)
        return OfflineRecognizer.from_paraformer(paraformer=model, **files)

    def transcribe(
        self,
        audio: Audio,
        *,
        language: Language,
        spans: Sequence[Span],
        on_progress: OnProgress | None = None,
    ) -> Recognised:
        check_language("sherpa", self.languages, language)
        texts: list[str] = []
        words: list[SpokenWord] = []
        todo = pieces(spans)
        total_s, done_s = sum(piece.length_ms for piece in todo) / 1000, 0.0
        for piece in todo:
            text, spoken = self._piece(audio, piece)
            texts.append(text)
            words.extend(spoken)
            done_s += piece.length_ms / 1000
            if on_progress:
                on_progress(done_s, total_s)
        separator = "" if language == "zh" else " "
        return Recognised(text=separator.join(filter(None, texts)), words=tuple(words))

    def _piece(self, audio: Audio, piece: Span) -> tuple[str, list[SpokenWord]]:
        part = audio.part(piece.start_ms, piece.end_ms)
        try:
            stream = self._recogniser.create_stream()
            stream.accept_waveform(part.sample_rate, part.samples)
            self._recogniser.decode_stream(stream)
        except RuntimeError as error:
            raise EngineFailed(N_("Sherpa-onnx stopped: %(why)s"), why=str(error)) from error
        result = stream.result
        starts_ms = [piece.start_ms + round(start * 1000) for start in result.timestamps]
        return result.text.strip(), words_of_tokens(result.tokens, starts_ms, end_ms=piece.end_ms)


def is_model(directory: Path) -> bool:
    return (directory / TOKENS_FILE).exists() and any((directory / name).exists() for name in MODEL_FILES)


def model_file(directory: Path) -> Path:
    return next(directory / name for name in MODEL_FILES if (directory / name).exists())


def words_of_tokens(tokens: Sequence[str], starts_ms: Sequence[int], *, end_ms: int) -> list[SpokenWord]:
    """Tokens to words: a Chinese character is one; pieces of an English word are joined.

    Pieces are marked by a leading "▁" at the start of a word (SenseVoice) or a trailing "@@" where
    the word goes on (Paraformer).
    """
    words: list[SpokenWord] = []
    goes_on = False
    marks_starts = any(token.startswith("▁") for token in tokens)
    # A model without times gives fewer of them than tokens; then no word has a time to stand at.
    for index, (token, start_ms) in enumerate(zip(tokens, starts_ms, strict=False)):
        text = token.removesuffix("@@").removeprefix("▁").strip()
        if not any(character.isalnum() for character in text):
            goes_on = False
            continue
        next_ms = starts_ms[index + 1] if index + 1 < len(starts_ms) else end_ms
        until_ms = max(start_ms, min(next_ms, start_ms + LONGEST_TOKEN_MS))
        if goes_on and text.isascii() and not token.startswith("▁") and words:
            words[-1] = SpokenWord(text=words[-1].text + text, start_ms=words[-1].start_ms, end_ms=until_ms)
        else:
            words.append(SpokenWord(text=text, start_ms=start_ms, end_ms=until_ms))
        goes_on = token.endswith("@@") or (marks_starts and text.isascii())
    return words
