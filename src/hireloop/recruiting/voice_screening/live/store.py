"""The room's dealings with the database, as plain functions: each is called from the event loop in a thread."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from hireloop.analysis.conversation import FollowUp, Heard, follow_up_for
from hireloop.analysis.conversation.lines import Line
from hireloop.analysis.model import Transcript, TranscriptSource
from hireloop.platform.audit.actor import Actor
from hireloop.platform.modules.switches import is_on
from hireloop.platform.privacy import gate
from hireloop.platform.privacy.purposes import Purpose
from hireloop.recruiting.jobs import queries as jobs

from .. import actions, queries
from ..actions.sound import kept_samples
from ..analysing import analysed_question
from ..errors import ScreeningClosed, SwitchedOff
from ..models import VoiceAnswer, VoiceQuestion, VoiceScreening
from ..room_state import room_state
from ..spoken import utterance
from ..words import language_of


@dataclass(frozen=True)
class Place:
    """Where the conversation is: the question that is being asked, with its answer; None once all are over."""

    question: VoiceQuestion
    answer: VoiceAnswer
    is_new: bool


def screening_of(screening_id: UUID) -> VoiceScreening:
    return VoiceScreening.objects.select_related("person", "application__job", "invited_by").get(pk=screening_id)


def place_of(screening: VoiceScreening) -> Place | None:
    """The current question; its answer is begun where it is not yet. Raises ScreeningClosed, NotAgreedYet."""
    question = queries.current_question(screening)
    if question is None:
        return None
    is_new = getattr(question, "answer", None) is None
    return Place(question, actions.answer_to(question), is_new)


def state_of(screening_id: UUID) -> dict[str, Any]:
    return room_state(screening_of(screening_id))


def is_holder(screening_id: UUID, connection: UUID) -> bool:
    """False where another page goes on with the talk. Raises ScreeningClosed, SwitchedOff: time ran out, it was
    cancelled, or the module went off in the middle."""
    require_on()
    screening = VoiceScreening.objects.get(pk=screening_id)
    if not screening.is_open:
        raise ScreeningClosed
    return screening.holder == connection


def require_on() -> None:
    if not is_on("voice_screening"):
        raise SwitchedOff


def may_record(screening: VoiceScreening) -> bool:
    return not screening.in_writing and gate.allowed(screening.person_id, Purpose.RECORDING)


def open_segment(answer: VoiceAnswer, recorder: UUID, actor: Actor) -> UUID:
    return actions.open_segment(answer, recorder, actor=actor).pk


def kept_of(screening: VoiceScreening, segment_id: UUID) -> int:
    return kept_samples(queries.segment_of(screening, segment_id))


def keep(screening: VoiceScreening, segment_id: UUID, start: int, sound: bytes, actor: Actor) -> int:
    return actions.keep_sound(queries.segment_of(screening, segment_id), start, sound, actor=actor)


def said(screening: VoiceScreening, token: str, *lines: tuple[Line, VoiceQuestion | None]) -> list[dict[str, Any]]:
    return [utterance(screening, kind, question).as_json(token) for kind, question in lines]


def judged(answer_id: UUID, transcript: Transcript | None, part_heard_ms: int) -> FollowUp | None:
    """Whether to ask further: by the engine's words, else the browser's, with what was written."""
    answer = VoiceAnswer.objects.select_related("question__screening__application__job").get(pk=answer_id)
    question = answer.question
    if answer.part > 1 or not question.asks_further:
        return None
    heard = Heard(words_known(answer, transcript), part_heard_ms)
    if heard.transcript is None and not part_heard_ms:
        return None
    job = jobs.job_spec(question.screening.application.job)
    return follow_up_for(analysed_question(question), heard, prepared=question.follow_ups, job=job)


def words_known(answer: VoiceAnswer, engine: Transcript | None) -> Transcript | None:
    """The words of the answer at this moment; None where nobody wrote them down."""
    language = language_of(answer.question)
    written, browser = (answer.written or "").strip(), (answer.browser_words or "").strip()
    spoken = engine.text if engine else browser
    if not spoken and not written:
        return None
    if engine and not written:
        return engine
    source = TranscriptSource.BROWSER if spoken else TranscriptSource.TYPED
    return Transcript("\n".join(text for text in (spoken, written) if text), language, source)
