"""How often a task is tried and how long one try may take: ``@attempts(5, timeout_s=900)`` under ``@task``."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar

from hireloop.kernel.errors import BadInput, NotAllowed, NotFound

F = TypeVar("F", bound=Callable[..., Any])

HOPELESS = (BadInput, NotAllowed, NotFound)
"""Errors that a second try would meet again; the task fails at once."""


@dataclass(frozen=True)
class Policy:
    """``attempts`` counts the first try too; the n-th retry waits ``backoff_s * 2 ** (n - 1)``, at most ten minutes."""

    attempts: int = 3
    timeout_s: int = 600
    backoff_s: float = 2.0


DEFAULT_POLICY = Policy()
LONGEST_WAIT_S = 600.0


def attempts(count: int, *, timeout_s: int = 600, backoff_s: float = 2.0) -> Callable[[F], F]:
    """Set the policy of a task function; stands under ``@task``."""
    policy = Policy(attempts=count, timeout_s=timeout_s, backoff_s=backoff_s)

    def mark(function: F) -> F:
        function.background_policy = policy  # type: ignore[attr-defined]
        return function

    return mark


def policy_of(function: Callable[..., Any]) -> Policy:
    return getattr(function, "background_policy", DEFAULT_POLICY)


def wait_before_retry(attempts_made: int, *, backoff_s: float) -> timedelta:
    """How long to wait after ``attempts_made`` failed tries; spread by a fifth, so that tasks do not come in step."""
    seconds = min(backoff_s * 2 ** (max(attempts_made, 1) - 1), LONGEST_WAIT_S)
    return timedelta(seconds=seconds * random.uniform(0.9, 1.1))  # noqa: S311 (no secret)
