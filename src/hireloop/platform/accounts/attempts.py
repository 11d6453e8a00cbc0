"""Slows down whoever guesses: counts failures by address in the cache."""

from django.core.cache import cache

from hireloop.kernel.errors import N_, HireloopError
from hireloop.platform.vault.blind import blind_index

WINDOW_S = 600
MOST_FAILURES = 30


class TooManyAttempts(HireloopError):
    code = "too_many_attempts"
    status = 429

    def __init__(self) -> None:
        super().__init__(N_("Too many attempts. Please wait ten minutes and try again."))


def refuse_if_too_many(kind: str, ip: str) -> None:
    if cache.get(_key(kind, ip), 0) >= MOST_FAILURES:
        raise TooManyAttempts


def count_failure(kind: str, ip: str) -> None:
    key = _key(kind, ip)
    if not cache.add(key, 1, WINDOW_S):
        cache.incr(key)


def _key(kind: str, ip: str) -> str:
    return f"attempts:{kind}:{blind_index(ip, 'ip')}"
