"""From question to question: begin an answer, write, end it, perhaps ask one thing further."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from hireloop.analysis.conversation import FollowUp
from hireloop.kernel.errors import N_, BadInput
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.privacy import gate
from hireloop.platform.privacy.purposes import Purpose

from ..events import VoiceAnswerEnded
from ..models import VoiceAnswer, VoiceQuestion, VoiceScreening
from ..states import AnswerStatus, Ending
from .locking import agreed_for_writing, locked_answer

MAX_TEXT = 20_000
MOST_MOMENTS = 200


def answer_to(question: VoiceQuestion) -> VoiceAnswer:
    """The answer that is being given to this question; begun where it is not yet."""
    with transaction.atomic():
        agreed_for_writing(question.screening_id)
        answer, _made = VoiceAnswer.objects.get_or_create(question=question)
    return answer


def write(answer: VoiceAnswer, text: str) -> VoiceAnswer:
    """Keep what the candidate has written so far; may be called at every pause in typing."""
    with transaction.atomic():
        answer = locked_answer(answer.pk)
        answer.written = checked(text)
        answer.save(update_fields=["written", "updated_at"])
    return answer


def keep_browser_words(answer: VoiceAnswer, text: str, *, actor: Actor) -> VoiceAnswer:
    """What the browser's own recogniser has heard so far, where the candidate allowed that."""
    gate.require(answer.vault_person_id(), Purpose.BROWSER_RECOGNISER, actor=actor, what="browser_text")
    with transaction.atomic():
        answer = locked_answer(answer.pk)
        answer.browser_words = checked(text)
        answer.save(update_fields=["browser_words", "updated_at"])
    return answer


def note_heard(answer: VoiceAnswer, part_heard_ms: int) -> None:
    """How much speech of this part was heard: what is known after the line was lost."""
    VoiceAnswer.objects.filter(pk=answer.pk, status=AnswerStatus.OPEN).update(part_heard_ms=part_heard_ms)


def note_moment(answer: VoiceAnswer, kind: str, *, at_ms: int) -> None:
    """That the machine repeated, was interrupted, offered: for the timeline under the recording."""
    with transaction.atomic():
        answer = VoiceAnswer.objects.select_for_update(of=("self",)).get(pk=answer.pk)
        if len(answer.moments) < MOST_MOMENTS:
            answer.moments = [*answer.moments, {"kind": kind[:20], "at_ms": at_ms}]
            answer.save(update_fields=["moments", "updated_at"])


def end_answer(
    answer: VoiceAnswer,
    why: str,
    *,
    part: int | None = None,
    part_heard_ms: int = 0,
    follow_up: FollowUp | None = None,
    actor: Actor,
) -> VoiceAnswer:
    """End the answer, or ask the one thing further: then it stays open as its second part.

    Ending an ended answer changes nothing, nor does ending a ``part`` that is over.
    """
    if why not in Ending.values:
        raise BadInput(N_("An answer cannot end that way."), code="bad_ending")
    with transaction.atomic():
        answer = locked_answer(answer.pk)
        if answer.status != AnswerStatus.OPEN or part not in {None, answer.part}:
            return answer
        answer.heard_ms += part_heard_ms
        answer.part_heard_ms = 0
        asks = follow_up is not None and answer.part == 1 and answer.question.asks_further and why != Ending.SKIPPED
        changes: dict[str, Any] = _further(follow_up) if follow_up is not None and asks else _over(answer, why)
        for name, value in changes.items():
            setattr(answer, name, value)
        answer.save()
        screening = answer.question.screening
        event = VoiceAnswerEnded(
            screening.pk, answer.pk, answer.question.position, why, answer.follow_up_kind if asks else ""
        )
        record(event, actor=actor, person=screening.person_id, subject=answer)
    return answer


def _further(follow_up: FollowUp) -> dict[str, Any]:
    return {
        "part": 2,
        "follow_up_kind": follow_up.kind.value,
        "follow_up_text": follow_up.text,
        "follow_up_measures": follow_up.measures,
    }


def _over(answer: VoiceAnswer, why: str) -> dict[str, Any]:
    """Passed over only where there is nothing: who has said something and then skips the rest has answered."""
    has_any = bool(answer.heard_ms or (answer.written or "").strip())
    status = AnswerStatus.SKIPPED if why == Ending.SKIPPED and not has_any else AnswerStatus.CLOSED
    return {"status": status, "ended_by": why, "ended_at": timezone.now()}


def checked(text: str) -> str:
    if len(text) > MAX_TEXT:
        raise BadInput(N_("An answer may have %(limit)s characters at most."), code="text_too_long", limit=MAX_TEXT)
    return text


def current_question(screening: VoiceScreening) -> VoiceQuestion | None:
    """The first question that is not over yet; None where all are."""
    questions = screening.questions.select_related("answer")
    return next((question for question in questions if not _is_over(question)), None)


def _is_over(question: VoiceQuestion) -> bool:
    answer = getattr(question, "answer", None)
    return answer is not None and answer.status != AnswerStatus.OPEN
