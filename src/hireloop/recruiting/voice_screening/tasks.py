"""Background work: join recordings, analyse answers, propose, expire, remind."""

from datetime import timedelta
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from hireloop.platform.background.periodic import every
from hireloop.platform.background.policy import attempts

from . import actions
from .actions.keeping_time import REMIND_BEFORE
from .models import VoiceScreening
from .models.screening import GRACE
from .states import BEFORE_THE_END, ScreeningStatus

JUST_INVITED = timedelta(hours=6)
"""Nobody is reminded of what came a moment ago."""

LEFT_UNCHECKED = timedelta(minutes=30)
SENT = frozenset({ScreeningStatus.SUBMITTED, ScreeningStatus.EXPIRED})


@task(queue_name="analysis")
@attempts(3, timeout_s=3600)
def prepare_answer(answer_id: str) -> None:
    """Join the answer's sound and analyse it; the last one of a screening brings the proposal."""
    from . import analysing

    answer = actions.assemble(UUID(answer_id))
    if answer is None:
        return
    analysing.analyse(answer)
    make_proposal.enqueue(str(answer.question.screening_id))


@task(queue_name="analysis")
@attempts(3, timeout_s=600)
def make_proposal(screening_id: str) -> None:
    """Propose once the answers are sent and analysed; before that there is nothing to do."""
    from . import analysing

    screening = VoiceScreening.objects.select_related("application__job", "person", "invited_by").get(
        pk=UUID(screening_id)
    )
    if screening.status in SENT and not analysing.waiting_answers(screening):
        actions.save_proposal(screening, analysing.proposal_of(screening))


@every(seconds=120)
def expire_voice_screenings() -> int:
    now = timezone.now()
    over = Q(started_at=None, expires_at__lte=now) | Q(expires_at__lte=now - GRACE)
    due = VoiceScreening.objects.filter(over, status__in=BEFORE_THE_END).values_list("pk", flat=True)
    return sum(actions.expire(screening_id) for screening_id in list(due[:200]))


@every(seconds=300)
def finish_what_was_left_lying() -> int:
    return actions.end_talks_left_lying() + actions.send_unconfirmed()


@every(seconds=600)
def remind_voice_candidates() -> int:
    now = timezone.now()
    due = VoiceScreening.objects.filter(
        status__in=BEFORE_THE_END,
        reminded_at=None,
        expires_at__gt=now,
        expires_at__lte=now + REMIND_BEFORE,
        created_at__lte=now - JUST_INVITED,
    ).values_list("pk", flat=True)
    return sum(actions.remind(screening_id) for screening_id in list(due[:200]))


@every(seconds=600)
def remind_to_look_over() -> int:
    """Whoever closed the page after the last question has mail: the answers can be looked over until they are sent."""
    before = timezone.now() - LEFT_UNCHECKED
    due = VoiceScreening.objects.filter(
        status=ScreeningStatus.CHECKING, reminded_at=None, talk_ended_at__lte=before
    ).values_list("pk", flat=True)
    return sum(actions.remind_to_check(screening_id) for screening_id in list(due[:200]))
