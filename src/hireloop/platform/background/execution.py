"""Run one claimed task in this process and write down how it went."""

import logging
from collections.abc import Callable
from contextvars import ContextVar

from django.db import DatabaseError, connection, transaction
from django_tasks.base import TaskContext
from django_tasks.utils import normalize_json

from hireloop.kernel.errors import NotYet

from . import leases
from .backend import as_result, task_at
from .leases import Claim, LeaseLost
from .models import QueuedTask
from .safe_errors import safe_error

logger = logging.getLogger(__name__)

current_claim: ContextVar[Claim | None] = ContextVar("current_claim", default=None)


def run(claim: Claim) -> BaseException | None:
    """Run the task; its error is written down and returned, never raised."""
    token = current_claim.set(claim)
    try:
        value = _call(claim)
    except LeaseLost:
        logger.warning("%s (%s): the lease was lost, another worker has it", claim.task_path, claim.task_id)
        return None
    except Exception as error:  # noqa: BLE001 (the worker's edge)
        _write_failure(claim, error)
        return error
    finally:
        current_claim.reset(token)
    if not leases.succeed(claim, value):
        logger.warning("%s (%s): finished after its lease was lost; not counted", claim.task_path, claim.task_id)
    return None


def _call(claim: Claim) -> object:
    row = QueuedTask.objects.get(id=claim.task_id)
    task = task_at(row.task_path)
    args = [TaskContext(task_result=as_result(row)), *row.args] if task.takes_context else row.args
    if connection.in_atomic_block:
        return _call_within_transaction(lambda: task.call(*args, **row.kwargs))
    return normalize_json(task.call(*args, **row.kwargs))


def _call_within_transaction(function: Callable[[], object]) -> object:
    """As outside one: what was written before an error stays, only a database error takes it back."""
    error: Exception | None = None
    with transaction.atomic():
        try:
            return normalize_json(function())
        except DatabaseError:
            raise
        except Exception as raised:  # noqa: BLE001 (raised again below)
            error = raised
    raise error


def _write_failure(claim: Claim, error: BaseException) -> None:
    safe = safe_error(error)
    if isinstance(error, NotYet):
        logger.info("%s (%s): attempt %s came too early", claim.task_path, claim.task_id, claim.attempt)
    else:
        logger.warning("%s (%s): attempt %s failed: %s", claim.task_path, claim.task_id, claim.attempt, safe.text)
    leases.fail(claim, safe)
