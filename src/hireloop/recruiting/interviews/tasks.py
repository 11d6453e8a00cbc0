"""Background work: join recordings, tidy up after sending, expire, remind."""

from datetime import timedelta
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from hireloop.kernel.errors import N_, NotYet
from hireloop.platform.background.periodic import every
from hireloop.platform.background.policy import attempts

from . import actions
from .actions.keeping_time import REMIND_BEFORE
from .models import Interview
from .models.interview import GRACE
from .states import OPEN

JUST_INVITED = timedelta(hours=6)
"""Nobody is reminded of what came a moment ago."""


@task()
@attempts(5, timeout_s=1800)
def assemble_answer(answer_id: str) -> None:
    actions.assemble(UUID(answer_id))


@task()
@attempts(8, timeout_s=300, backoff_s=10)
def tidy_interview(interview_id: str) -> None:
    if not actions.discard_chunks(UUID(interview_id)):
        raise NotYet(N_("A recording is still being put together."))


@every(seconds=120)
def expire_interviews() -> int:
    now = timezone.now()
    over = Q(started_at=None, expires_at__lte=now) | Q(expires_at__lte=now - GRACE)
    due = Interview.objects.filter(over, status__in=OPEN).values_list("pk", flat=True)
    return sum(actions.expire(interview_id) for interview_id in list(due[:200]))


@every(seconds=600)
def remind_candidates() -> int:
    now = timezone.now()
    due = Interview.objects.filter(
        status__in=OPEN,
        reminded_at=None,
        expires_at__gt=now,
        expires_at__lte=now + REMIND_BEFORE,
        created_at__lte=now - JUST_INVITED,
    ).values_list("pk", flat=True)
    return sum(actions.remind(interview_id) for interview_id in list(due[:200]))
