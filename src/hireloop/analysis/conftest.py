"""Recordings made on the spot, and the sample data where it is there."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from hireloop.engines.media import SAMPLE_RATE, Audio, write_clip

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "data"


@pytest.fixture
def sample() -> Callable[[str], Path]:
    """A file of the sample data; the test is skipped, saying so, where there is none."""

    def find(name: str) -> Path:
        path = SAMPLES / name
        if not path.exists():
            pytest.skip(f"the sample data has no {name} here")
        return path

    return find


def tone(seconds: float, *, hertz: float = 220, loudness: float = 0.3) -> Audio:
    times = np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    return Audio(samples=(loudness * np.sin(2 * np.pi * hertz * times)).astype(np.float32))


def silence(seconds: float) -> Audio:
    return Audio(samples=np.zeros(int(seconds * SAMPLE_RATE), dtype=np.float32))


def grey_pictures(seconds: float, *, fps: int = 10) -> Iterator[np.ndarray]:
    """Nobody in view."""
    for number in range(int(seconds * fps)):
        yield np.full((120, 160, 3), 60 + number % 60, dtype=np.uint8)


@pytest.fixture
def make_clip(tmp_path: Path) -> Callable[..., Path]:
    """Make a recording: ``make_clip("a.webm", seconds=2, audio=silence(2))``."""

    def make(name: str, *, seconds: float = 2, audio: Audio | None = None) -> Path:
        path = tmp_path / name
        write_clip(path, grey_pictures(seconds), audio or silence(seconds), fps=10)
        return path

    return make
