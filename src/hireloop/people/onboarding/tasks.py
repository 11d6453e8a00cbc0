"""Background work: reminders of missing papers, the welcome, and the end."""

from datetime import timedelta

from django.utils import timezone

from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.background.periodic import every

from . import actions, queries
from .events import OnboardingReminded
from .models import OUTSTANDING, Onboarding, OnboardingStatus

CALENDAR = Actor.system("onboarding")
REMIND_DAYS_BEFORE = (7, 3, 1)
"""Days before the first day."""
WELCOME_DAYS_BEFORE = 2
JUST_STARTED = timedelta(hours=20)
"""Nobody is reminded of what came a moment ago."""


@every(seconds=3600)
def remind_of_papers() -> int:
    today, now = timezone.localdate(), timezone.now()
    days = [today + timedelta(days=days) for days in REMIND_DAYS_BEFORE]
    due = Onboarding.objects.filter(
        status=OnboardingStatus.OPEN,
        starts_on__in=days,
        created_at__lte=now - JUST_STARTED,
        materials__status__in=OUTSTANDING,
    ).distinct()
    reminded = [onboarding.pk for onboarding in due[:500] if not _was_reminded_today(onboarding)]
    return sum(actions.remind(onboarding_id, actor=CALENDAR) for onboarding_id in reminded)


def _was_reminded_today(onboarding: Onboarding) -> bool:
    rows = AuditRow.objects.filter(key=OnboardingReminded.key, person_id=onboarding.person_id)
    return rows.filter(subject_id=str(onboarding.pk), at__gte=timezone.now() - JUST_STARTED).exists()


@every(seconds=3600)
def welcome_newcomers() -> int:
    today = timezone.localdate()
    due = Onboarding.objects.filter(
        status=OnboardingStatus.OPEN,
        welcomed_at=None,
        starts_on__gte=today,
        starts_on__lte=today + timedelta(days=WELCOME_DAYS_BEFORE),
    ).values_list("pk", flat=True)
    return sum(actions.welcome(onboarding_id, actor=CALENDAR) for onboarding_id in list(due[:500]))


@every(seconds=3600)
def finish_what_is_complete() -> int:
    """Whoever has started and has nothing open left is done."""
    due = Onboarding.objects.filter(status=OnboardingStatus.OPEN, starts_on__lt=timezone.localdate())
    complete = [onboarding for onboarding in due[:500] if queries.is_complete(onboarding)]
    return len([actions.finish(onboarding, actor=CALENDAR) for onboarding in complete])
