"""When periodic work is due, and which worker runs it: one at a time, by a lease on its row."""

import logging
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from .models import PeriodicRun
from .periodic import Periodic
from .safe_errors import SafeError, safe_error

logger = logging.getLogger(__name__)

LONGEST_WAIT_S = 300.0


@dataclass(frozen=True)
class Turn:
    """The right to run a piece of periodic work once."""

    work: Periodic
    token: str

    @property
    def timeout_s(self) -> int:
        return self.work.timeout_s

    def held(self) -> "QuerySet[PeriodicRun]":
        return PeriodicRun.objects.filter(name=self.work.name, lease_token=self.token)


def set_up(registered: dict[str, Periodic]) -> None:
    """A row for each piece of work; what is no longer registered is dropped."""
    PeriodicRun.objects.bulk_create((PeriodicRun(name=name) for name in registered), ignore_conflicts=True)
    PeriodicRun.objects.exclude(name__in=registered).delete()


def take_turn(registered: dict[str, Periodic], *, lease: timedelta) -> Turn | None:
    """The piece of work that is longest due and in nobody's hands, or None."""
    due = _due(registered).order_by("next_run_at").values_list("name", flat=True)
    for name in due:
        token = secrets.token_hex(16)
        now = timezone.now()
        taken = _due([name]).update(lease_token=token, lease_until=now + lease, last_started_at=now)
        if taken:
            return Turn(registered[name], token)
    return None


def run(turn: Turn) -> None:
    """Do the work; its error is written down, never raised."""
    try:
        turn.work.function()
    except Exception as error:  # noqa: BLE001 (the worker's edge)
        safe = safe_error(error)
        logger.warning("%s failed: %s", turn.work.name, safe.text)
        put_off(turn, safe)
    else:
        _release(turn, wait_s=turn.work.seconds, last_error="", failures_in_a_row=0, last_finished_at=timezone.now())


def put_off(turn: Turn, error: SafeError) -> None:
    """After a failure: the longer it goes on, the longer the wait, five minutes at most (or the interval)."""
    row = turn.held().first()
    if row is None:
        return
    failures = row.failures_in_a_row + 1
    wait_s = max(turn.work.seconds, min(turn.work.seconds * 2 ** min(failures, 16), LONGEST_WAIT_S))
    _release(turn, wait_s=wait_s, last_error=error.text, failures_in_a_row=failures)


def give_back(turn: Turn) -> None:
    """The work was interrupted through no fault of its own: it is due at once."""
    _release(turn, wait_s=0)


def renew(turns: Iterable[Turn], *, lease: timedelta) -> None:
    for turn in turns:
        turn.held().update(lease_until=timezone.now() + lease)


def _due(names: Iterable[str]) -> "QuerySet[PeriodicRun]":
    now = timezone.now()
    is_free = Q(lease_until=None) | Q(lease_until__lt=now)
    return PeriodicRun.objects.filter(is_free, name__in=list(names), next_run_at__lte=now)


def _release(turn: Turn, *, wait_s: float, **fields: object) -> None:
    next_run_at = timezone.now() + timedelta(seconds=wait_s)
    turn.held().update(lease_token="", lease_until=None, next_run_at=next_run_at, **fields)
