"""The questions are over: the words are prepared, the candidate looks over them, and the answers are sent."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from hireloop.kernel.errors import N_, Conflict
from hireloop.platform.accounts import links
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.background.enqueueing import enqueue_once
from hireloop.recruiting.applications.actions import set_next_step
from hireloop.recruiting.applications.stages import ACTIVE_STAGES, NextStep, Stage, is_back

from ..errors import ScreeningClosed, TalkGoesOn
from ..events import VoiceScreeningHeld, VoiceTalkEnded
from ..letters import write_to_candidate
from ..links import SCOPE
from ..models import VoiceAnswer, VoiceScreening
from ..models.screening import GRACE, TIME_TO_CHECK
from ..states import BEFORE_THE_END, AnswerStatus, ScreeningStatus
from .answering import current_question
from .correcting import report_corrections
from .locking import locked_screening

LEFT_LYING = timedelta(minutes=5)
SYSTEM = Actor.system("voice_screening.submitting")


def end_talk(screening: VoiceScreening, *, actor: Actor) -> VoiceScreening:
    """The last question is over; once more changes nothing. Raises Conflict while a question is not over,
    ScreeningClosed where it expired or was cancelled meanwhile.

    What was said is joined and written down in the background, for the candidate to look over.
    """
    with transaction.atomic():
        screening = locked_screening(screening.pk)
        if screening.status in {ScreeningStatus.CHECKING, ScreeningStatus.SUBMITTED}:
            return screening
        if screening.status not in BEFORE_THE_END:
            raise ScreeningClosed
        if current_question(screening) is not None:
            raise Conflict(N_("There are questions that have not been asked yet."), code="questions_left")
        screening.move_to(ScreeningStatus.CHECKING)
        screening.reminded_at = None
        screening.save()
        links.extend(SCOPE, screening.pk, until=max(screening.closes_at, screening.expires_at + GRACE))
        record(VoiceTalkEnded(screening.pk), actor=actor, person=screening.person, subject=screening)
        prepare_answers(screening)
    return screening


def submit(screening: VoiceScreening, *, actor: Actor) -> VoiceScreening:
    """Send the answers as they stand; once more changes nothing. Raises TalkGoesOn, ScreeningClosed."""
    with transaction.atomic():
        screening = locked_screening(screening.pk)
        if screening.status == ScreeningStatus.SUBMITTED:
            return screening
        if screening.status in BEFORE_THE_END:
            raise TalkGoesOn
        if screening.status != ScreeningStatus.CHECKING:
            raise ScreeningClosed
        screening.move_to(ScreeningStatus.SUBMITTED)
        screening.save()
        report_corrections(screening, actor=actor)
        record(VoiceScreeningHeld(screening.pk), actor=actor, person=screening.person, subject=screening)
        _next_step(screening)
        write_to_candidate(screening, "voice_received", actor=actor)
        _propose(screening)
    return screening


def end_talks_left_lying() -> int:
    """Talks whose last question is over and whose page was closed before the goodbye."""
    before = timezone.now() - LEFT_LYING
    waiting = VoiceScreening.objects.filter(status=ScreeningStatus.IN_PROGRESS)
    done = [
        screening
        for screening in waiting[:200]
        if current_question(screening) is None and not _ended_after(screening, before)
    ]
    for screening in done:
        end_talk(screening, actor=SYSTEM)
    return len(done)


def send_unconfirmed() -> int:
    """Answers that nobody confirmed in time are sent as they stand, as the candidate was told."""
    over = VoiceScreening.objects.filter(
        status=ScreeningStatus.CHECKING, talk_ended_at__lte=timezone.now() - TIME_TO_CHECK
    )
    return len([submit(screening, actor=SYSTEM) for screening in over[:200]])


def _ended_after(screening: VoiceScreening, moment: object) -> bool:
    return VoiceAnswer.objects.filter(question__screening=screening, ended_at__gt=moment).exists()


def prepare_answers(screening: VoiceScreening) -> None:
    """Join and analyse each answer in the background."""
    from ..tasks import prepare_answer

    answers = VoiceAnswer.objects.filter(question__screening=screening, status=AnswerStatus.CLOSED)
    for answer_id in answers.values_list("pk", flat=True):
        enqueue_once(prepare_answer, str(answer_id), str(answer_id))


def _propose(screening: VoiceScreening) -> None:
    """Now, where every answer is analysed; else the last analysis brings it."""
    from ..tasks import make_proposal

    make_proposal.enqueue(str(screening.pk))


def _next_step(screening: VoiceScreening) -> None:
    application = screening.application
    if application.stage in ACTIVE_STAGES and not is_back(Stage.VOICE, application.stage):
        set_next_step(application.pk, NextStep.WAIT_FOR_ANALYSIS)
