"""One candidate's conversation: sound and messages come in, sound is kept, turns are taken, words go out.

The clock is that of the sound: see ``analysis.conversation``. Nothing here knows of sockets.
"""

import asyncio
import struct
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from enum import IntEnum
from typing import Any
from uuid import UUID, uuid4

import numpy as np
from channels.db import database_sync_to_async as stored

from hireloop.analysis.conversation import Turn, acts, begin, events, step, warm_up
from hireloop.analysis.conversation.acts import EndedBy
from hireloop.analysis.conversation.lines import Line, spoken_ms
from hireloop.analysis.conversation.turn_taking import Phase
from hireloop.engines.voice_stream import VoiceStream
from hireloop.platform.audit.actor import Actor
from hireloop.platform.privacy.gate import ConsentMissing

from .. import actions
from ..errors import AnswerFull, SoundMissing
from ..models import VoiceScreening
from ..states import ScreeningStatus
from . import store
from .scribe import Scribe
from .tape import Gap, Tape

Send = Callable[[dict[str, Any]], Awaitable[None]]

HEADER = struct.Struct("<B16sI")
PREROLL_MS = 250
WORDS_WITHIN_S = 0.4
ECHO_SHARE = 0.4
LOOK_AGAIN_MS = 3000
SPEAKING_TIMES, SPEAKING_EXTRA_MS = 2, 4000

# Native code without the interpreter's lock: two ears hear for everybody in this process.
_ears = ThreadPoolExecutor(2, thread_name_prefix="voice-ears")


class Kind(IntEnum):
    """Of a piece of sound: only listened to; part of the answer; part of it, sent again after a lost line."""

    OVERHEARD = 0
    LIVE = 1
    LATE = 2


class TakenOver(Exception):
    """Another page of the same candidate goes on with the conversation."""


class VoiceRoom:
    """From ``enter`` to ``leave``. One call at a time."""

    def __init__(self, screening: VoiceScreening, *, token: str, actor: Actor, send: Send) -> None:
        self.screening, self.token, self.actor, self.send = screening, token, actor, send
        self.connection = uuid4()
        self.manner = screening.manner
        self.recorder = self.connection
        self.has_microphone = False
        self.stream = VoiceStream()
        self.tapes: dict[UUID, Tape] = {}
        self.turn: Turn | None = None
        self.place: store.Place | None = None
        self.scribe = Scribe(self.manner.language)
        self.answer_samples = 0
        self.speaking_until_ms = 0
        self.looked_at_ms = 0
        self.greeting_since_ms: int | None = None
        self.heard_in_greeting_ms = 0
        self.recording_to: UUID | None = None
        self._writing: set[asyncio.Task[None]] = set()
        self._warming: asyncio.Future[None] | None = None

    @property
    def now_ms(self) -> int:
        return self.stream.now_ms

    # --- coming and going

    async def enter(self, hello: dict[str, Any]) -> None:
        """The candidate's page is ready: greet, or go on where the line was lost."""
        if self.screening.status == ScreeningStatus.CHECKING:
            await self.send({"type": "over"})
            return
        self.has_microphone = bool(hello.get("microphone"))
        self._warming = asyncio.get_running_loop().run_in_executor(None, warm_up, self.manner.language)
        await stored(actions.hold)(self.screening.pk, self.connection)
        self.screening = await stored(actions.begin)(self.screening, actor=self.actor)
        is_first = await self._look()
        if self.place is None:
            await self._finish()
        elif is_first:
            self.greeting_since_ms = self.now_ms
            await self._say((Line.GREETING, None), (Line.QUESTION, self.place.question))
        else:
            await self._say((Line.QUESTION if self.place.is_new else Line.RESUME, self.place.question))

    async def leave(self) -> None:
        """The line is gone: what is here is kept."""
        for tape in list(self.tapes.values()):
            await self._keep_or_drop(tape)
        if self.turn and self.place:
            await stored(actions.note_heard)(self.place.answer, self.turn.heard_ms)
        for task in self._writing:
            task.cancel()

    async def _look(self) -> bool:
        """Where the conversation is; True at its very beginning."""
        self.place = await stored(store.place_of)(self.screening)
        place = self.place
        self.scribe = Scribe(self.manner.language)
        self.answer_samples = 0
        if place is None:
            self.turn = None
            return False
        self.turn = begin(self.now_ms, heard_ms=place.answer.part_heard_ms)
        await self.send({"type": "state", "state": await stored(store.state_of)(self.screening.pk)})
        return place.is_new and place.question.position == 1

    # --- sound

    async def hear(self, data: bytes) -> None:
        """A piece of sound: its kind, segment and first sample, then 16-bit mono at 16 kHz."""
        if len(data) < HEADER.size:
            return
        kind, segment, start = HEADER.unpack_from(data)
        sound = data[HEADER.size :]
        if kind != Kind.OVERHEARD:
            await self._record(UUID(bytes=segment), start, sound, is_live=kind == Kind.LIVE)
        if kind != Kind.LATE:
            await self._listen(sound)

    async def _record(self, segment: UUID, start: int, sound: bytes, *, is_live: bool) -> None:
        tape = self.tapes.get(segment)
        if tape is None:
            kept = await stored(store.kept_of)(self.screening, segment)
            tape = self.tapes[segment] = Tape(segment, kept=kept)
        try:
            fresh = tape.add(start, sound)
        except Gap as gap:
            await self.send({"type": "resend", "segment": str(segment), "from": gap.expected})
            return
        if segment == self.recording_to:
            self.scribe.take(fresh)
            self.answer_samples += len(fresh) // 2
        if tape.is_due or not is_live:
            await self._keep_or_drop(tape)

    async def _keep_or_drop(self, tape: Tape) -> None:
        """What may not be kept, or no longer fits, is let go: the conversation goes on without it."""
        try:
            await self._keep(tape)
        except (ConsentMissing, AnswerFull) as refusal:
            tape.keep(tape.end)
            await self.send({"type": "kept", "segment": str(tape.segment), "samples": tape.kept})
            if isinstance(refusal, AnswerFull):
                await self._tell(events.DonePressed(self.now_ms))

    async def _keep(self, tape: Tape) -> None:
        start, sound = tape.waiting()
        if not sound:
            return
        await self._require_hold()
        try:
            kept = await stored(store.keep)(self.screening, tape.segment, start, sound, self.actor)
        except SoundMissing as missing:
            kept = missing.expected
        tape.keep(kept)
        await self.send({"type": "kept", "segment": str(tape.segment), "samples": tape.kept})

    async def _require_hold(self) -> None:
        """Still this page's talk, and still open. Raises TakenOver, ScreeningClosed, SwitchedOff."""
        self.looked_at_ms = self.now_ms
        if not await stored(store.is_holder)(self.screening.pk, self.connection):
            raise TakenOver

    async def _listen(self, sound: bytes) -> None:
        samples = np.frombuffer(sound[: len(sound) // 2 * 2], dtype="<i2").astype(np.float32) / 32768
        edges = await asyncio.get_running_loop().run_in_executor(_ears, self.stream.feed, samples)
        for edge in edges:
            kind = events.SpeechBegan if edge.kind == "began" else events.SpeechEnded
            await self._tell(kind(edge.at_ms))
        if self.now_ms - self.looked_at_ms > LOOK_AGAIN_MS:
            await self._require_hold()
        if self.turn and self.turn.phase is Phase.SPEAKING:
            if self.greeting_since_ms is not None and self.turn.voice_since_ms is not None:
                self.heard_in_greeting_ms += round(1000 * len(samples) / 16_000)
            if self.now_ms > self.speaking_until_ms:
                await self._tell(events.MachineEnded(self.now_ms))
        await self._tell(events.TimePassed(self.now_ms))

    # --- messages

    async def told(self, message: dict[str, Any]) -> None:
        """A word from the page; unknown ones are passed over."""
        handler = getattr(self, f"_on_{message.get('type')}", None)
        if handler is not None:
            await handler(message)

    async def _on_greeted(self, message: dict[str, Any]) -> None:
        """The greeting was played: if the microphone heard it, it hears the loudspeaker."""
        if self.greeting_since_ms is None:
            return
        lasted, self.greeting_since_ms = max(1, self.now_ms - self.greeting_since_ms), None
        if self.heard_in_greeting_ms > ECHO_SHARE * lasted and self.heard_in_greeting_ms > 1500:
            self.manner = replace(self.manner, may_interrupt=False)
            await self.send({"type": "echo"})

    async def _on_spoken(self, message: dict[str, Any]) -> None:
        self.greeting_since_ms = None
        await self._tell(events.MachineEnded(self.now_ms))

    async def _on_interrupt(self, message: dict[str, Any]) -> None:
        self.greeting_since_ms = None
        await self._tell(events.InterruptPressed(self.now_ms))

    async def _on_microphone(self, message: dict[str, Any]) -> None:
        """The microphone came, or went, in the middle."""
        self.has_microphone = bool(message.get("on"))
        if self.has_microphone and self.turn and self.turn.phase is Phase.WAITING:
            await self._do_listen(acts.Listen())

    async def _on_words(self, message: dict[str, Any]) -> None:
        """The browser's own recogniser, where the candidate allowed it."""
        text = str(message.get("text", ""))[-4000:]
        if self.place is None or not text:
            return
        if message.get("final"):
            await stored(actions.keep_browser_words)(self.place.answer, text, actor=self.actor)
        await self._tell(events.WordsHeard(self.now_ms, text))

    async def _on_typing(self, message: dict[str, Any]) -> None:
        await self._tell(events.Typed(self.now_ms))

    async def _on_done(self, message: dict[str, Any]) -> None:
        written = message.get("written")
        if self.place is not None and isinstance(written, str):
            self.place.answer.written = (await stored(actions.write)(self.place.answer, written)).written
        await self._tell(events.DonePressed(self.now_ms))

    async def _on_skip(self, message: dict[str, Any]) -> None:
        await self._tell(events.SkipPressed(self.now_ms))

    async def _on_repeat(self, message: dict[str, Any]) -> None:
        await self._tell(events.RepeatPressed(self.now_ms))

    async def _on_patience(self, message: dict[str, Any]) -> None:
        wanted = message.get("patience_ms")
        if not isinstance(wanted, int):
            return
        await stored(actions.choose_patience)(self.screening, wanted)
        self.manner = replace(self.manner, patience_ms=wanted)
        await self._tell(events.PatienceChosen(self.now_ms, wanted))

    async def _on_flushed(self, message: dict[str, Any]) -> None:
        """Everything that the page still held has arrived: the conversation is over."""
        if self.place is not None:
            return
        for tape in list(self.tapes.values()):
            await self._keep_or_drop(tape)
        await stored(actions.end_talk)(self.screening, actor=self.actor)
        await self.send({"type": "over"})

    # --- turns

    async def _tell(self, event: events.Event) -> None:
        if self.turn is None:
            return
        manner = replace(self.manner, may_interrupt=self.manner.may_interrupt and self.greeting_since_ms is None)
        self.turn, todo = step(self.turn, event, manner)
        for act in todo:
            await _DOINGS[type(act)](self, act)

    async def _do_stop(self, act: acts.StopSpeaking) -> None:
        await self.send({"type": "stop_speaking"})
        await self._note("interrupted")

    async def _do_listen(self, act: acts.Listen) -> None:
        """From here on the sound is the answer, with what was said into the machine's last words."""
        assert self.place is not None
        assert self.turn is not None
        segment = None
        if self.has_microphone and await stored(store.may_record)(self.screening):
            segment = await stored(store.open_segment)(self.place.answer, self.recorder, self.actor)
        self.recording_to = segment
        since = self.turn.voice_since_ms
        preroll = min(3000, self.now_ms - since + PREROLL_MS) if since is not None else 0
        await self.send({"type": "listen", "segment": str(segment) if segment else None, "preroll_ms": preroll})

    async def _do_hearing(self, act: acts.ShowHearing) -> None:
        await self.send({"type": "hearing"})

    async def _do_wait(self, act: acts.WaitForThought) -> None:
        await self.send({"type": "thinking", "patience_ms": act.patience_ms})
        task = asyncio.create_task(self._write_down(self.scribe))
        self._writing.add(task)
        task.add_done_callback(self._writing.discard)

    async def _write_down(self, scribe: Scribe) -> None:
        before = scribe.text
        text = await scribe.write()
        if text != before and scribe is self.scribe:
            await self._tell(events.WordsHeard(self.now_ms, text))

    async def _do_repeat(self, act: acts.RepeatQuestion) -> None:
        assert self.place is not None
        await self._note("repeated" if act.asked_for else "silent")
        await self._say((Line.AGAIN, self.place.question))

    async def _do_offer(self, act: acts.OfferOtherWays) -> None:
        await self._note("offered")
        await self.send({"type": "offer"})
        await self._say((Line.OFFER, None))

    async def _do_end(self, act: acts.EndAnswer) -> None:
        """The answer is over: judge, keep, and go on to what comes next."""
        assert self.place is not None
        await self._require_hold()
        answer, self.recording_to = self.place.answer, None
        follow_up = None
        if act.why in {EndedBy.PAUSE, EndedBy.BUTTON}:
            transcript = await self.scribe.transcript(within_s=WORDS_WITHIN_S)
            follow_up = await stored(store.judged)(answer.pk, transcript, act.heard_ms)
        if follow_up:
            await self._note("followed_up")
        await stored(actions.end_answer)(
            answer, act.why.value, part=answer.part, part_heard_ms=act.heard_ms, follow_up=follow_up, actor=self.actor
        )
        await self._go_on(limit=act.why is EndedBy.LIMIT)

    async def _go_on(self, *, limit: bool) -> None:
        await self._look()
        place = self.place
        if place is None:
            await self._finish()
            return
        kind = Line.FOLLOW_UP if place.answer.part > 1 else Line.QUESTION
        lines = [(Line.LIMIT, None)] if limit else []
        await self._say(*lines, (kind, place.question))

    async def _finish(self) -> None:
        await self._say((Line.GOODBYE, None))
        await self.send({"type": "finishing"})

    async def _say(self, *lines: Any) -> None:
        """Hand words to the page. That they were played is told by it, else taken for granted after a while."""
        said = await stored(store.said)(self.screening, self.token, *lines)
        length = sum(spoken_ms(part["text"], self.manner.language) for part in said)
        self.speaking_until_ms = self.now_ms + SPEAKING_TIMES * length + SPEAKING_EXTRA_MS
        await self._tell(events.MachineBegan(self.now_ms))
        await self.send({"type": "say", "parts": said})

    async def _note(self, kind: str) -> None:
        if self.place is not None:
            at_ms = round(self.answer_samples / 16)
            await stored(actions.note_moment)(self.place.answer, kind, at_ms=at_ms)


_DOINGS: dict[type[acts.Act], Callable[[VoiceRoom, Any], Awaitable[None]]] = {
    acts.StopSpeaking: VoiceRoom._do_stop,
    acts.Listen: VoiceRoom._do_listen,
    acts.ShowHearing: VoiceRoom._do_hearing,
    acts.WaitForThought: VoiceRoom._do_wait,
    acts.RepeatQuestion: VoiceRoom._do_repeat,
    acts.OfferOtherWays: VoiceRoom._do_offer,
    acts.EndAnswer: VoiceRoom._do_end,
}
