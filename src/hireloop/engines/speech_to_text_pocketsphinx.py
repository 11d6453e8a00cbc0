"""Pocketsphinx: English, its model in its package, quick, no network; expect about one word in three wrong."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING, Literal

import numpy as np

from hireloop.kernel.errors import N_
from hireloop.kernel.languages import Language

from .errors import EngineFailed
from .media import Audio
from .model_files import model_hash, packaged_file
from .provenance import Provenance
from .settings import EngineSettings
from .speech_to_text import OnProgress, Recognised, SpokenWord, check_language, pieces, put_together
from .voice_activity import Span

if TYPE_CHECKING:
    from pocketsphinx import Decoder

MODEL = ("pocketsphinx", "model", "en-us")
FRAME_MS = 10

# Against the defaults, on read English: 2.5 times as quick with no more errors.
SPEED = {"ds": 2, "maxhmmpf": 3000, "maxwpf": 10, "fwdflat": False}

# The decoder compares a word with other readings it thought of, and so is sure of itself even where
# it is wrong. Scaled by the share of words it gets right on read English, its mean says the truth.
SHARE_RIGHT = 0.7


class PocketsphinxSpeechToText:
    languages: tuple[Language, ...] = ("en",)
    accuracy: Literal["low", "good"] = "low"

    def __init__(self, settings: EngineSettings) -> None:
        self._model = packaged_file(*MODEL)
        self.provenance = Provenance(
            step="speech_to_text",
            engine="pocketsphinx",
            version=version("pocketsphinx"),
            model_hash=model_hash(self._model),
        )

    @cached_property
    def _decoder(self) -> "Decoder":
        from pocketsphinx import Decoder

        return Decoder(loglevel="FATAL", **SPEED)

    def transcribe(
        self,
        audio: Audio,
        *,
        language: Language,
        spans: Sequence[Span],
        on_progress: OnProgress | None = None,
    ) -> Recognised:
        check_language("pocketsphinx", self.languages, language)
        words: list[SpokenWord] = []
        todo = pieces(spans)
        total_s, done_s = sum(piece.length_ms for piece in todo) / 1000, 0.0
        for piece in todo:
            words.extend(self._words(audio.part(piece.start_ms, piece.end_ms), piece.start_ms))
            done_s += piece.length_ms / 1000
            if on_progress:
                on_progress(done_s, total_s)
        return put_together(words, language=language)

    def _words(self, audio: Audio, start_ms: int) -> Iterator[SpokenWord]:
        if not len(audio.samples):
            return
        sound = (np.clip(audio.samples, -1, 1) * 32767).astype(np.int16).tobytes()
        decoder = self._decoder
        try:
            decoder.start_utt()
            decoder.process_raw(sound, no_search=False, full_utt=True)
            decoder.end_utt()
        except RuntimeError as error:
            raise EngineFailed(N_("Pocketsphinx stopped: %(why)s"), why=str(error)) from error
        for segment in decoder.seg() or ():
            if segment.word[0] not in "<[+":
                yield SpokenWord(
                    text=segment.word.partition("(")[0],
                    start_ms=start_ms + segment.start_frame * FRAME_MS,
                    end_ms=start_ms + (segment.end_frame + 1) * FRAME_MS,
                    confidence=min(1.0, float(segment.prob)) * SHARE_RIGHT,
                )
