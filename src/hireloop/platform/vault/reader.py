"""A seekable stream over an encrypted file, for anything that reads binary files."""

import errno
import io
import os
from typing import BinaryIO
from uuid import UUID

from .chunks import ChunkFile
from .errors import Tampered


class EncryptedReader(io.RawIOBase):
    """Decrypts only the chunks that are read. Opening checks the end, so that a cut file is refused at once."""

    def __init__(self, handle: BinaryIO, *, file_id: UUID, size: int) -> None:
        super().__init__()
        self._handle = handle
        try:
            self._chunks = ChunkFile(handle, file_id=file_id)
            if self._chunks.size != size:
                raise Tampered(str(file_id))
            self._held = (self._chunks.count - 1, self._chunks.chunk(self._chunks.count - 1))
        except BaseException:
            handle.close()
            raise
        self._size = size
        self._position = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._position, os.SEEK_END: self._size}[whence]
        if start + offset < 0:
            raise OSError(errno.EINVAL, "negative seek position")
        self._position = start + offset
        return self._position

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if self._position >= self._size or not len(buffer):
            return 0
        index, inside = divmod(self._position, self._chunks.head.chunk_bytes)
        part = self._chunk(index)[inside : inside + len(buffer)]
        buffer[: len(part)] = part
        self._position += len(part)
        return len(part)

    def close(self) -> None:
        self._handle.close()
        super().close()

    def _chunk(self, index: int) -> bytes:
        if self._held[0] != index:
            self._held = (index, self._chunks.chunk(index))
        return self._held[1]
