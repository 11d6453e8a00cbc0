"""Work that comes round again: ``@every(seconds=30)`` above a function in a capability's ``tasks.py``."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.utils.module_loading import autodiscover_modules

F = TypeVar("F", bound=Callable[[], Any])


@dataclass(frozen=True)
class Periodic:
    """``function`` takes nothing and returns how much it did (or None); it must be idempotent."""

    name: str
    function: Callable[[], Any]
    seconds: float
    timeout_s: int


_registered: dict[str, Periodic] = {}


def every(*, seconds: float, timeout_s: int = 300) -> Callable[[F], F]:
    """Run the function every so many seconds, in one worker at a time, however many there are."""

    def register(function: F) -> F:
        name = f"{function.__module__}.{function.__qualname__}"
        _registered[name] = Periodic(name, function, seconds, timeout_s)
        return function

    return register


def registered() -> dict[str, Periodic]:
    """All periodic work of the installed capabilities, by name."""
    autodiscover_modules("tasks")
    return dict(_registered)
