"""Writes down what is said while it is said: each stretch when its pause begins, so that it is there at its end."""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor

from hireloop.analysis.conversation.hearing import Written, quick_recogniser, write_down
from hireloop.analysis.model import Transcript, TranscriptSource
from hireloop.engines.workers import WarmWorker
from hireloop.kernel.errors import HireloopError
from hireloop.kernel.languages import Language

log = logging.getLogger(__name__)

LONGEST_WAIT_S = 20.0
SHORTEST_BYTES = 16_000  # half a second

_worker = WarmWorker()
_thread = ThreadPoolExecutor(1, thread_name_prefix="voice-scribe")


class Scribe:
    """One part of one answer. Without an engine that can be relied upon it writes nothing."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.is_able = quick_recogniser(language) is not None
        self._sound = bytearray()
        self._written: list[Written] = []
        self._running: asyncio.Future[Written | None] | None = None

    def take(self, sound: bytes) -> None:
        if self.is_able:
            self._sound += sound

    @property
    def text(self) -> str:
        joint = "" if self.language == "zh" else " "
        return joint.join(piece.text for piece in self._written if piece.text)

    async def write(self) -> str:
        """Write down what has come since the last time; answers all the words so far."""
        if not self.is_able or self._running or len(self._sound) < SHORTEST_BYTES:
            return self.text
        sound, self._sound = bytes(self._sound), bytearray()
        loop = asyncio.get_running_loop()
        self._running = loop.run_in_executor(_thread, _heard, sound, self.language)
        try:
            written = await self._running
        finally:
            self._running = None
        if written is not None:
            self._written.append(written)
        return self.text

    async def transcript(self, *, within_s: float) -> Transcript | None:
        """All the words, None where they are not there in time."""
        if not self.is_able:
            return None
        running = self._running
        if running is not None:
            try:
                await asyncio.wait_for(asyncio.shield(running), within_s)
            except TimeoutError:
                return None
            await asyncio.sleep(0)
        if not self.text:
            return None
        known = [piece.confidence for piece in self._written if piece.confidence is not None]
        confidence = sum(known) / len(known) if known else None
        return Transcript(self.text, self.language, TranscriptSource.ENGINE, confidence)


def _heard(sound: bytes, language: Language) -> Written | None:
    try:
        return _worker.run(write_down, sound, language, timeout_s=LONGEST_WAIT_S, what="speech recognition")
    except HireloopError as error:
        log.warning("An answer was not written down while it went on: %s", error)
        return None
