"""How far applications come, and how long they stay on the way."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from django.db.models import Count, QuerySet
from django.utils import timezone

from .models import Application, StageMove
from .queries import stage_counts
from .stages import ACTIVE_STAGES, Stage

OUT = (Stage.REJECTED, Stage.WITHDRAWN)
STAYS_LOOKED_AT = 3000
"""The newest so many stays tell what is usual now; all of them would slow the page and say no more."""


@dataclass(frozen=True)
class FunnelStep:
    """How many applications ever reached the stage, how many are there now, and how long one usually stays.

    ``share`` is in per cent of those who applied; ``stay`` the median, None where nobody has left the stage yet.
    """

    stage: Stage
    reached: int
    now: int
    share: int
    stay: timedelta | None = None


def funnel(applications: QuerySet[Application]) -> list[FunnelStep]:
    """Reached: those who are at the stage or beyond, and those who ended after it."""
    now = stage_counts(applications)
    ends, stays = _ended_from(applications), usual_stays(applications)
    order = [*ACTIVE_STAGES, Stage.HIRED]
    total = sum(now.values())
    steps = []
    for position, stage in enumerate(order):
        reached = total if position == 0 else sum(now[later] + ends.get(later, 0) for later in order[position:])
        share = round(100 * reached / total) if total else 0
        steps.append(FunnelStep(stage, reached, now[stage], share, stays.get(stage)))
    return steps


def applied_within(applications: QuerySet[Application], days: int) -> QuerySet[Application]:
    return applications.filter(applied_at__gte=timezone.now() - timedelta(days=days))


def usual_stays(applications: QuerySet[Application]) -> dict[str, timedelta]:
    """The median time in each stage that has been left, moves that were taken back left out."""
    moves = StageMove.objects.filter(application__in=applications.order_by(), undone_at=None).order_by("-created_at")
    found: dict[str, list[float]] = defaultdict(list)
    for stage, since, left in moves.values_list("from_stage", "since_before", "created_at")[:STAYS_LOOKED_AT]:
        found[stage].append((left - since).total_seconds())
    return {stage: timedelta(seconds=max(0, median(stays))) for stage, stays in found.items()}


def _ended_from(applications: QuerySet[Application]) -> dict[str, int]:
    """From which stage those who are out now went out."""
    out = applications.filter(stage__in=OUT, moves__undone_at=None, moves__to_stage__in=OUT)
    rows = out.order_by().values_list("moves__from_stage").annotate(count=Count("id", distinct=True))
    return dict(rows)
