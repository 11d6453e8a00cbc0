"""A readable copy of an encrypted recording, for native engines that want a path."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from django.conf import settings

from . import files
from .models import StoredFile

MEMORY = Path("/dev/shm")  # noqa: S108 (memory-backed: the copy never reaches a disk)
ROOM_TO_SPARE = 2


@contextmanager
def plain_copy(stored: StoredFile) -> Iterator[Path]:
    """The recording as a file in a folder that only this user can enter, gone when the block ends.

    In memory where there is room for it twice over, else in the data folder.
    """
    with files.open_file(stored) as source, plain_copy_of(source, size=stored.size) as path:
        yield path


@contextmanager
def plain_copy_of(source: BinaryIO, *, size: int) -> Iterator[Path]:
    """The same of a stream that decrypts as it is read."""
    with TemporaryDirectory(prefix="hireloop-", dir=_place_for(size)) as folder:
        path = Path(folder) / "recording"
        with open(path, "wb", opener=_private) as target:
            shutil.copyfileobj(source, target, 1 << 20)
        yield path


def _place_for(size: int) -> Path:
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM_TO_SPARE * size:
        return MEMORY
    folder = Path(settings.DATA_DIR) / "analysing"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
