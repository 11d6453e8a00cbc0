"""How far a task is: written by the task, read by pages."""

import time
from contextvars import ContextVar

from django.utils import timezone

from .execution import current_claim
from .leases import LeaseLost

BETWEEN_WRITES_S = 0.5

_written_at: ContextVar[tuple[str, float]] = ContextVar("progress_written_at", default=("", 0.0))


def report(done: float, total: float, what: str = "") -> None:
    """Say how much of the running task is done; ``what`` is a message id that pages translate.

    Cheap enough to call in a loop: writes at most twice a second, and always the last step. Outside a
    task it does nothing. Raises LeaseLost when another worker has the task, so that this one stops.
    """
    claim = current_claim.get()
    if claim is None:
        return
    token, written_at = _written_at.get()
    if token == claim.token and time.monotonic() - written_at < BETWEEN_WRITES_S and done < total:
        return
    _written_at.set((claim.token, time.monotonic()))
    held = claim.held().update(
        progress_done=done, progress_total=total, progress_what=what[:200], updated_at=timezone.now()
    )
    if not held:
        raise LeaseLost
