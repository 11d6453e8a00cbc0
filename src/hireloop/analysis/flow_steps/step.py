"""A step of the flow: a pure function that declares what it needs and what it gives."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Place(StrEnum):
    """Where a step runs. Steps on sound and on pictures run beside each other, each kind in its own process."""

    HERE = "here"
    SOUND = "sound"
    PICTURE = "picture"


@dataclass(frozen=True)
class Step:
    """``run`` takes by name what it ``needs`` and what it ``uses`` if there is any.

    A step is not run, and gives None, where something it needs is None or all ``signals`` that it
    serves are switched off. ``engine`` is the kind of engine behind it. One that runs in a process of
    its own also takes ``on_progress(done_ms)``; its result is kept by the type ``result``; ``weight``
    is its share of the whole work. Timings and provenance leave out what is not worth telling (``is_told``).
    """

    name: str
    run: Callable[..., Any]
    gives: str
    needs: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    place: Place = Place.HERE
    signals: tuple[str, ...] = ()
    engine: str | None = None
    result: Any = None
    weight: int = 0
    version: int = 1
    is_told: bool = True


def checked(steps: Sequence[Step], *, given: Iterable[str]) -> tuple[Step, ...]:
    """The steps, if each needs only what is given or comes before it, and nothing is given twice."""
    known = set(given)
    for step in steps:
        if missing := {*step.needs, *step.uses} - known:
            raise ValueError(f"step {step.name} needs {', '.join(sorted(missing))}, which nothing before it gives")
        if step.gives in known:
            raise ValueError(f"step {step.name} gives {step.gives}, which is there already")
        known.add(step.gives)
    return tuple(steps)
