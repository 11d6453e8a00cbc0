"""Text in pictures."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from .provenance import Provenance

# (h, w, 3) uint8 RGB, upright.
Picture = NDArray[np.uint8]
Corner = tuple[float, float]


@dataclass(frozen=True)
class OcrText:
    """One line as recognised. ``corners`` in pixels: upper left, upper right, lower right, lower left of the text."""

    text: str
    corners: tuple[Corner, Corner, Corner, Corner]
    confidence: float


class OcrEngine(Protocol):
    provenance: Provenance

    def read(self, picture: Picture) -> tuple[OcrText, ...]:
        """What is written in the picture, in no particular order; empty where nothing is. Raises EngineFailed."""
        ...
