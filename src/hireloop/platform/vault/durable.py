"""Makes sure that what was written survives a power cut."""

import os
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """A new name in a folder is on the disk only once the folder is."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
