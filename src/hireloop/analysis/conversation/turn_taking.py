"""Whose turn it is: ``step(turn, event, manner)`` gives the next turn and what to do.

speaking → waiting → listening ⇄ thinking → closed. Time comes only with events, and the events carry the time of
the sound: where the line stalls, nothing runs out.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from . import acts, events
from .acts import Act, EndedBy
from .manner import Manner
from .patience import patience_ms

WRITING_MS = 20_000
"""Who pressed a key this long ago may still be writing: nothing is said, nothing ends."""


class Phase(StrEnum):
    """``SPEAKING`` the machine speaks; ``WAITING`` for the first word; ``THINKING`` a pause in the answer."""

    SPEAKING = "speaking"
    WAITING = "waiting"
    LISTENING = "listening"
    THINKING = "thinking"
    CLOSED = "closed"


@dataclass(frozen=True)
class Turn:
    """``since_ms`` is when the phase began; ``voice_since_ms`` since when the candidate speaks, None while silent."""

    phase: Phase
    since_ms: int
    answer_since_ms: int | None = None
    voice_since_ms: int | None = None
    heard_ms: int = 0
    longest_thought_ms: int = 0
    repeats: int = 0
    has_offered: bool = False
    words: str = ""
    written_at_ms: int | None = None


Move = tuple[Turn, tuple[Act, ...]]


def begin(at_ms: int, *, heard_ms: int = 0) -> Turn:
    """The machine is about to speak. ``heard_ms`` of the answer were heard before the line was lost."""
    return Turn(Phase.SPEAKING, at_ms, heard_ms=heard_ms)


def step(turn: Turn, event: events.Event, manner: Manner) -> Move:
    """What follows from ``event``. A closed turn stays closed."""
    if turn.phase is Phase.CLOSED:
        return turn, ()
    return _HANDLERS[type(event)](turn, event, manner)


# --- the machine


def _machine_began(turn: Turn, event: events.MachineBegan, manner: Manner) -> Move:
    return replace(turn, phase=Phase.SPEAKING, since_ms=event.at_ms), ()


def _machine_ended(turn: Turn, event: events.MachineEnded, manner: Manner) -> Move:
    if turn.phase is not Phase.SPEAKING:
        return turn, ()
    return _take_turn(turn, event.at_ms)


def _take_turn(turn: Turn, at_ms: int) -> Move:
    """The candidate's turn; who is speaking already is in the middle of the answer."""
    since = turn.answer_since_ms if turn.answer_since_ms is not None else at_ms
    if turn.voice_since_ms is not None:
        turn = replace(turn, phase=Phase.LISTENING, since_ms=turn.voice_since_ms, answer_since_ms=since, words="")
        return turn, (acts.Listen(), acts.ShowHearing())
    return replace(turn, phase=Phase.WAITING, since_ms=at_ms, answer_since_ms=since), (acts.Listen(),)


# --- the candidate's voice


def _speech_began(turn: Turn, event: events.SpeechBegan, manner: Manner) -> Move:
    turn = replace(turn, voice_since_ms=event.at_ms)
    if turn.phase is Phase.SPEAKING:
        return turn, ()
    thought = event.at_ms - turn.since_ms if turn.phase is Phase.THINKING else 0
    longest = max(turn.longest_thought_ms, thought)
    turn = replace(turn, phase=Phase.LISTENING, since_ms=event.at_ms, longest_thought_ms=longest, words="")
    return turn, (acts.ShowHearing(),)


def _speech_ended(turn: Turn, event: events.SpeechEnded, manner: Manner) -> Move:
    began, turn = turn.voice_since_ms, replace(turn, voice_since_ms=None)
    if turn.phase is not Phase.LISTENING or began is None:
        return turn, ()
    heard = turn.heard_ms + max(0, event.at_ms - began)
    turn = replace(turn, phase=Phase.THINKING, since_ms=event.at_ms, heard_ms=heard)
    return turn, (acts.WaitForThought(_patience(turn, manner)),)


def _words_heard(turn: Turn, event: events.WordsHeard, manner: Manner) -> Move:
    turn = replace(turn, words=event.text)
    if turn.phase is not Phase.THINKING:
        return turn, ()
    return turn, (acts.WaitForThought(_patience(turn, manner)),)


def _patience(turn: Turn, manner: Manner) -> int:
    return patience_ms(manner, words=turn.words, heard_ms=turn.heard_ms, longest_thought_ms=turn.longest_thought_ms)


# --- time


def _time_passed(turn: Turn, event: events.TimePassed, manner: Manner) -> Move:
    passing = {
        Phase.SPEAKING: _while_speaking,
        Phase.WAITING: _while_waiting,
        Phase.LISTENING: _while_listening,
        Phase.THINKING: _while_thinking,
    }
    return passing[turn.phase](turn, event.at_ms, manner)


def _while_speaking(turn: Turn, at_ms: int, manner: Manner) -> Move:
    """Whoever speaks into the machine's words for a moment has the floor."""
    voice = turn.voice_since_ms
    if voice is None or not manner.may_interrupt or at_ms - max(voice, turn.since_ms) < manner.barge_in_ms:
        return turn, ()
    turn, taken = _take_turn(turn, at_ms)
    return turn, (acts.StopSpeaking(), *taken)


def _while_waiting(turn: Turn, at_ms: int, manner: Manner) -> Move:
    if at_ms - turn.since_ms < manner.silence_ms or _is_writing(turn, at_ms):
        return turn, ()
    if turn.repeats == 0 and turn.heard_ms == 0:
        return replace(turn, repeats=1, since_ms=at_ms), (acts.RepeatQuestion(asked_for=False),)
    if not turn.has_offered:
        return replace(turn, has_offered=True, since_ms=at_ms), (acts.OfferOtherWays(),)
    # Something was said before the line was lost or the question repeated, and nothing is added: that was it.
    return _end(turn, at_ms, EndedBy.PAUSE) if turn.heard_ms else (turn, ())


def _while_listening(turn: Turn, at_ms: int, manner: Manner) -> Move:
    if turn.answer_since_ms is None or at_ms - turn.answer_since_ms < manner.answer_limit_ms:
        return turn, ()
    if turn.voice_since_ms is not None:
        turn = replace(turn, heard_ms=turn.heard_ms + max(0, at_ms - turn.voice_since_ms))
    return _end(turn, at_ms, EndedBy.LIMIT)


def _while_thinking(turn: Turn, at_ms: int, manner: Manner) -> Move:
    if at_ms - turn.since_ms < _patience(turn, manner) or _is_writing(turn, at_ms):
        return turn, ()
    return _end(turn, at_ms, EndedBy.PAUSE)


def _is_writing(turn: Turn, at_ms: int) -> bool:
    return turn.written_at_ms is not None and at_ms - turn.written_at_ms < WRITING_MS


# --- the candidate's hand


def _typed(turn: Turn, event: events.Typed, manner: Manner) -> Move:
    return replace(turn, written_at_ms=event.at_ms), ()


def _done_pressed(turn: Turn, event: events.DonePressed, manner: Manner) -> Move:
    if turn.voice_since_ms is not None and turn.phase is Phase.LISTENING:
        turn = replace(turn, heard_ms=turn.heard_ms + max(0, event.at_ms - turn.voice_since_ms))
    return _end(turn, event.at_ms, EndedBy.BUTTON)


def _skip_pressed(turn: Turn, event: events.SkipPressed, manner: Manner) -> Move:
    return _end(turn, event.at_ms, EndedBy.SKIPPED)


def _repeat_pressed(turn: Turn, event: events.RepeatPressed, manner: Manner) -> Move:
    return turn, (acts.RepeatQuestion(asked_for=True),)


def _interrupt_pressed(turn: Turn, event: events.InterruptPressed, manner: Manner) -> Move:
    if turn.phase is not Phase.SPEAKING:
        return turn, ()
    turn, taken = _take_turn(turn, event.at_ms)
    return turn, (acts.StopSpeaking(), *taken)


def _patience_chosen(turn: Turn, event: events.PatienceChosen, manner: Manner) -> Move:
    """The new manner comes with the next event; a pause that runs is measured by it."""
    if turn.phase is not Phase.THINKING:
        return turn, ()
    return turn, (acts.WaitForThought(_patience(turn, manner)),)


def _end(turn: Turn, at_ms: int, why: EndedBy) -> Move:
    stop = (acts.StopSpeaking(),) if turn.phase is Phase.SPEAKING else ()
    closed = replace(turn, phase=Phase.CLOSED, since_ms=at_ms)
    return closed, (*stop, acts.EndAnswer(why, turn.heard_ms))


_HANDLERS: dict[type[events.Event], Callable[[Turn, Any, Manner], Move]] = {
    events.MachineBegan: _machine_began,
    events.MachineEnded: _machine_ended,
    events.SpeechBegan: _speech_began,
    events.SpeechEnded: _speech_ended,
    events.TimePassed: _time_passed,
    events.WordsHeard: _words_heard,
    events.Typed: _typed,
    events.DonePressed: _done_pressed,
    events.SkipPressed: _skip_pressed,
    events.RepeatPressed: _repeat_pressed,
    events.InterruptPressed: _interrupt_pressed,
    events.PatienceChosen: _patience_chosen,
}
