"""Pieces of text as they stand on a page, before anyone knows in which order they are read."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """Text without a wide gap inside. Points (or pixels) from the upper left corner; ``size`` is its height."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    is_bold: bool = False
    confidence: float = 1.0
    # Where the letters stand; None where only their box is known.
    baseline: float | None = None
    is_cell: bool = False
    # Which row of a drawn table it stands in; None outside of one.
    table_row: int | None = None

    @property
    def size(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    def is_beside(self, other: "Piece") -> bool:
        """Whether both stand on one line: they share at least half the height of the lower one."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return shared >= 0.5 * min(self.size, other.size)
