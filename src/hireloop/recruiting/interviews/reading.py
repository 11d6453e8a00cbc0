"""Reads the encrypted pieces of a segment as one stream."""

import io
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from hireloop.platform.vault import files

from .models import Chunk


class ChunkStream(io.RawIOBase):
    """Seekable; holds one decrypted piece at a time."""

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        super().__init__()
        self._chunks = chunks
        self._ends = list(accumulate(chunk.size for chunk in chunks))
        self._position = 0
        self._open: tuple[int, bytes] = (-1, b"")

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self._size}[whence]
        self._position = max(0, base + offset)
        return self._position

    def tell(self) -> int:
        return self._position

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]
        if self._position >= self._size:
            return 0
        place = bisect_right(self._ends, self._position)
        start = self._ends[place - 1] if place else 0
        piece = self._piece(place)[self._position - start :][: len(buffer)]
        buffer[: len(piece)] = piece
        self._position += len(piece)
        return len(piece)

    @property
    def _size(self) -> int:
        return self._ends[-1] if self._ends else 0

    def _piece(self, place: int) -> bytes:
        if self._open[0] != place:
            with files.open_file(self._chunks[place].stored) as stream:
                self._open = (place, stream.read())
        return self._open[1]
