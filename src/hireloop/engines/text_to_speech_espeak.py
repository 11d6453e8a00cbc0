"""espeak-ng, a program of the operating system. Plain but clear; Chinese goes in as pinyin, which it reads better."""

import shutil
import subprocess
from functools import lru_cache

from hireloop.kernel.errors import N_
from hireloop.kernel.languages import Language

from .errors import EngineFailed, EngineUnavailable
from .media import Audio
from .provenance import Provenance
from .settings import EngineSettings
from .text_to_speech import check_text
from .wave import audio_of

VOICES: dict[Language, str] = {"en": "en-us", "zh": "cmn-latn-pinyin"}
WORDS_PER_MINUTE: dict[Language, int] = {"en": 150, "zh": 140}
TIMEOUT_S = 60


class EspeakTextToSpeech:
    def __init__(self, settings: EngineSettings) -> None:
        program = shutil.which("espeak-ng")
        if program is None:
            raise EngineUnavailable(N_("Install espeak-ng (Debian: apt-get install espeak-ng)."))
        self._program = program
        self.provenance = Provenance(step="text_to_speech", engine="espeak-ng", version=installed_version(program))

    def speak(self, text: str, *, language: Language) -> Audio:
        spoken = check_text(text) if language == "en" else pinyin_of(check_text(text))
        arguments = ["-v", VOICES[language], "-s", str(WORDS_PER_MINUTE[language]), "--stdin", "--stdout"]
        try:
            done = subprocess.run(  # noqa: S603 - our own arguments; the text goes in by standard input
                [self._program, *arguments], input=spoken.encode(), capture_output=True, timeout=TIMEOUT_S, check=True
            )
            return audio_of(done.stdout)
        except (subprocess.SubprocessError, ValueError) as error:
            raise EngineFailed(N_("espeak-ng could not speak the text: %(why)s"), why=str(error)) from error


def pinyin_of(text: str) -> str:
    """Chinese as numbered pinyin (``ni3 hao3``); everything else as it is."""
    from pypinyin import Style, lazy_pinyin

    return " ".join(lazy_pinyin(text, style=Style.TONE3, neutral_tone_with_five=True))


@lru_cache(maxsize=1)
def installed_version(program: str) -> str:
    said = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=10, check=False)  # noqa: S603
    words = said.stdout.split()
    return next((word for word in words if word[:1].isdigit()), "")
