"""Dates as people write them in a résumé: a year, perhaps a month, seldom a day."""

import re
from dataclasses import dataclass
from datetime import date
from functools import total_ordering

WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A date of the precision that was given. Ordered by its first day."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """``2019``, ``2019-03`` or ``2019-03-05``."""
        parts = [f"{self.year:04}"]
        if self.month is not None:
            parts.append(f"{self.month:02}")
            if self.day is not None:
                parts.append(f"{self.day:02}")
        return "-".join(parts)

    def __lt__(self, other: "PartialDate") -> bool:
        return self._first() < other._first()

    def _first(self) -> tuple[int, int, int]:
        return self.year, self.month or 1, self.day or 1

    @property
    def first_month(self) -> int:
        """Months since the year 0: a year counts from its January."""
        return self.year * 12 + (self.month or 1) - 1

    @property
    def last_month(self) -> int:
        """A year alone is taken to its January as an end: nobody gets a year more than they wrote."""
        return self.year * 12 + (self.month or 1) - 1

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """The reverse of ``str``. ValueError for anything else."""
        match = WRITTEN.fullmatch(text)
        if not match:
            raise ValueError(f"not a date: {text!r}")
        year, month, day = (int(part) if part else None for part in match.groups())
        date(year or 1, month or 1, day or 1)
        return cls(int(match[1]), month, day)
