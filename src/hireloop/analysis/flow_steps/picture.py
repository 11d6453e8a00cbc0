"""The step on pictures: looking at the recording once, for face and body together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hireloop.analysis.flow_steps.recording import Recording
from hireloop.analysis.vision.watching import Seen, Sightings
from hireloop.analysis.vision.watching import watch as watch_pictures

# Telling of every picture would cost more than looking at it.
TELL_EVERY_MS = 1_000


@dataclass(frozen=True)
class Looking:
    """What to look at and how often; None: not at all."""

    face_per_second: float | None
    body_per_second: float | None

    @property
    def is_nothing(self) -> bool:
        return self.face_per_second is None and self.body_per_second is None

    def is_as(self, seen: Seen) -> bool:
        """Whether that was looked at at the same rates."""
        return (seen.face_per_second, seen.body_per_second) == (self.face_per_second, self.body_per_second)


def watch(
    picture: Recording,
    looking: Looking,
    engines: Mapping[str, str],
    seen: Seen | None,
    on_progress: Callable[[int], None],
) -> Sightings:
    """All of the recording; what was ``seen`` of it while it went on is not looked at again."""
    from hireloop.engines.catalog import engine

    earlier = seen if seen and looking.is_as(seen) else None
    found = watch_pictures(
        picture.path,
        engine("vision", engines.get("vision")),
        face_per_second=looking.face_per_second,
        body_per_second=looking.body_per_second,
        from_ms=earlier.until_ms if earlier else 0,
        on_progress=now_and_then(on_progress),
    )
    return earlier.sightings.then(found) if earlier else found


def now_and_then(on_progress: Callable[[int], None]) -> Callable[[int], None]:
    told_ms = -TELL_EVERY_MS

    def tell(t_ms: int) -> None:
        nonlocal told_ms
        if t_ms - told_ms >= TELL_EVERY_MS:
            told_ms = t_ms
            on_progress(t_ms)

    return tell
