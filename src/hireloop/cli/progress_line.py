"""Long work on standard error: a bar where someone watches, a line per kind of work where nobody does."""

import sys
import time
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from hireloop.analysis.interview_flow import Progress

WIDTH = 24
REDRAW_S = 0.1


class ProgressLine:
    """Shows what is being done to one file, how far, and for how long."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.started = time.monotonic()
        self.is_watched = sys.stderr.isatty()
        self.last_drawn = 0.0
        self.told: set[str] = set()

    def __enter__(self) -> Self:
        if not self.is_watched:
            print(f"hireloop: {self.name}", file=sys.stderr, flush=True)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self.is_watched:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()
        elif kind is None:
            print(f"hireloop: {self.name}: done in {self.elapsed()}", file=sys.stderr, flush=True)

    def show(self, progress: "Progress") -> None:
        from hireloop.analysis.phrases import say

        what = say(progress.what, "en")
        if self.is_watched:
            self.draw(progress.share, what)
        elif what not in self.told:
            self.told.add(what)
            print(f"hireloop: {self.name}: {what}", file=sys.stderr, flush=True)

    def draw(self, share: float, what: str) -> None:
        now = time.monotonic()
        if now - self.last_drawn < REDRAW_S and share < 1:
            return
        self.last_drawn = now
        done = round(WIDTH * share)
        bar = "█" * done + "░" * (WIDTH - done)
        sys.stderr.write(f"\r\033[K{self.name} {bar} {share * 100:3.0f}% {what} · {self.elapsed()}")
        sys.stderr.flush()

    def elapsed(self) -> str:
        seconds = int(time.monotonic() - self.started)
        return f"{seconds // 60}:{seconds % 60:02}"
