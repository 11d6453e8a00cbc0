"""All questions are over: the conversation is held, and what was said is prepared in the background."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from hireloop.kernel.errors import N_, Conflict
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.background.enqueueing import enqueue_once
from hireloop.recruiting.applications.actions import set_next_step
from hireloop.recruiting.applications.stages import ACTIVE_STAGES, NextStep, Stage, is_back

from ..events import VoiceScreeningHeld
from ..letters import write_to_candidate
from ..models import VoiceAnswer, VoiceScreening
from ..states import AnswerStatus, ScreeningStatus
from .answering import current_question
from .locking import locked_screening

LEFT_LYING = timedelta(minutes=5)
SYSTEM = Actor.system("voice_screening.submitting")


def submit(screening: VoiceScreening, *, actor: Actor) -> VoiceScreening:
    """Close the conversation; once more changes nothing. Raises Conflict while a question is not over."""
    with transaction.atomic():
        screening = locked_screening(screening.pk)
        if screening.status == ScreeningStatus.SUBMITTED:
            return screening
        if current_question(screening) is not None:
            raise Conflict(N_("There are questions that have not been asked yet."), code="questions_left")
        screening.move_to(ScreeningStatus.SUBMITTED)
        screening.save()
        record(VoiceScreeningHeld(screening.pk), actor=actor, person=screening.person, subject=screening)
        _next_step(screening)
        write_to_candidate(screening, "voice_received", actor=actor)
        prepare_answers(screening)
    return screening


def submit_left_lying() -> int:
    """Conversations whose last question is over and whose page was closed before the goodbye."""
    before = timezone.now() - LEFT_LYING
    waiting = VoiceScreening.objects.filter(status=ScreeningStatus.IN_PROGRESS)
    done = [
        screening
        for screening in waiting[:200]
        if current_question(screening) is None and not _ended_after(screening, before)
    ]
    for screening in done:
        submit(screening, actor=SYSTEM)
    return len(done)


def _ended_after(screening: VoiceScreening, moment: object) -> bool:
    return VoiceAnswer.objects.filter(question__screening=screening, ended_at__gt=moment).exists()


def prepare_answers(screening: VoiceScreening) -> None:
    """Join and analyse each answer in the background; the proposal follows the last."""
    from ..tasks import make_proposal, prepare_answer

    answers = VoiceAnswer.objects.filter(question__screening=screening, status=AnswerStatus.CLOSED)
    ids = list(answers.values_list("pk", flat=True))
    for answer_id in ids:
        enqueue_once(prepare_answer, str(answer_id), str(answer_id))
    if not ids:
        enqueue_once(make_proposal, str(screening.pk), str(screening.pk))


def _next_step(screening: VoiceScreening) -> None:
    application = screening.application
    if application.stage in ACTIVE_STAGES and not is_back(Stage.VOICE, application.stage):
        set_next_step(application.pk, NextStep.WAIT_FOR_ANALYSIS)
