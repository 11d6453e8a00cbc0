"""Who wants to hear of what: handlers are registered by import and called by the worker, at least once per row.

    @handles(InterviewSubmitted)
    def build_the_report(event: InterviewSubmitted, row: AuditRow) -> None: ...

A handler's own writes and the note that it is done are one transaction. What it does outside the database
(mail, files) can happen twice, so it hands such work to a task with a key.
"""

import logging
from collections import defaultdict
from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar

from django.db import connection, transaction
from django.utils import timezone

from hireloop.platform.modules.registry import module_of_app

from .events import Event
from .models import AuditRow, Delivery

Handler = Callable[[Any, AuditRow], None]
HandlerT = TypeVar("HandlerT", bound=Handler)

FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(hours=1)
MOST_ATTEMPTS = 12
FINISHED_KEPT = timedelta(days=90)

logger = logging.getLogger(__name__)
_handlers: dict[type[Event], dict[str, Handler]] = defaultdict(dict)


def handles(*events: type[Event]) -> Callable[[HandlerT], HandlerT]:
    """Call the decorated function for each row of these events."""

    def register(handler: HandlerT) -> HandlerT:
        for event in events:
            _handlers[event][name_of(handler)] = handler
        return handler

    return register


def name_of(handler: Handler) -> str:
    return f"{handler.__module__}.{handler.__qualname__}"


def enqueue_deliveries(row: AuditRow, event: type[Event]) -> None:
    Delivery.objects.bulk_create(Delivery(row=row, handler=name, due_at=row.at) for name in _handlers[event])


def deliver_due(limit: int = 200) -> int:
    """Call every handler whose time has come, oldest first; answers how many were called or skipped."""
    count = 0
    while count < limit and deliver_one():
        count += 1
    return count


def deliver_one() -> bool:
    """Take the oldest due delivery and carry it out; False where none is due."""
    with transaction.atomic():
        due = Delivery.objects.filter(state=Delivery.State.DUE, due_at__lte=timezone.now())
        delivery = (
            (
                due.select_for_update(skip_locked=connection.features.has_select_for_update_skip_locked, of=("self",))
                if connection.features.has_select_for_update
                else due
            )
            .order_by("due_at", "pk")
            .first()
        )
        if delivery is None:
            return False
        _carry_out(delivery)
        delivery.save()
    return True


def _carry_out(delivery: Delivery) -> None:
    delivery.attempts += 1
    if not _is_switched_on(delivery.handler):
        _finish(delivery, Delivery.State.SKIPPED)
        return
    try:
        with transaction.atomic():
            event = delivery.row.event
            _handlers[type(event)][delivery.handler](event, delivery.row)
    except Exception as error:  # noqa: BLE001 — the worker's edge: one broken handler must not stop the others
        _put_off(delivery, error)
    else:
        _finish(delivery, Delivery.State.DONE)


def _finish(delivery: Delivery, state: Delivery.State) -> None:
    delivery.state = state
    delivery.finished_at = timezone.now()
    delivery.error = ""


def _put_off(delivery: Delivery, error: Exception) -> None:
    logger.exception("Delivery %s to %s failed", delivery.pk, delivery.handler, exc_info=error)
    delivery.error = f"{type(error).__name__}: {error}"[:2000]
    if delivery.attempts >= MOST_ATTEMPTS:
        delivery.state = Delivery.State.FAILED
        delivery.finished_at = timezone.now()
    delivery.due_at = timezone.now() + min(FIRST_WAIT * 2 ** (delivery.attempts - 1), LONGEST_WAIT)


def retry_failed() -> int:
    """Give every failed delivery a new chance, at once."""
    failed = Delivery.objects.filter(state=Delivery.State.FAILED)
    return failed.update(state=Delivery.State.DUE, attempts=0, due_at=timezone.now(), finished_at=None)


def forget_finished() -> int:
    """Remove the notes of what was delivered long ago; the rows themselves stay for ever."""
    finished = Delivery.objects.filter(state__in=[Delivery.State.DONE, Delivery.State.SKIPPED])
    return finished.filter(finished_at__lt=timezone.now() - FINISHED_KEPT).delete()[0]


def _is_switched_on(handler: str) -> bool:
    from hireloop.platform.modules.switches import is_on

    module = module_of_app(handler)
    return module is None or is_on(module.key)
