"""Byte ranges of HTTP (RFC 9110, section 14)."""

import re
from dataclasses import dataclass

RANGE = re.compile(r"bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*", re.IGNORECASE)


@dataclass(frozen=True)
class ByteRange:
    """``start`` to ``end``, both included."""

    start: int
    end: int

    @property
    def length(self) -> int:
        return self.end - self.start + 1


class NotSatisfiable(Exception):
    """No byte of the file is in the range."""


def parse_range(header: str, size: int) -> ByteRange | None:
    """The one range asked for; None where the header is to be ignored (malformed, or several ranges)."""
    match = RANGE.fullmatch(header.strip())
    if match is None or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if first == "":
        return _suffix(int(last), size)
    start = int(first)
    end = min(int(last), size - 1) if last else size - 1
    if last and int(last) < start:
        return None
    if start >= size:
        raise NotSatisfiable
    return ByteRange(start, end)


def _suffix(length: int, size: int) -> ByteRange:
    if length == 0 or size == 0:
        raise NotSatisfiable
    return ByteRange(max(0, size - length), size - 1)
