"""Removes files whose row was rolled back: the bytes were written before the transaction was undone."""

import time
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from django.conf import settings

from .models import StoredFile

OLD_ENOUGH_S = 24 * 3600
BATCH = 500


def sweep_orphans() -> int:
    """Delete files of the vault that no row knows and that are older than a day; answers how many."""
    found = [path for path in _vault_files() if time.time() - path.stat().st_mtime > OLD_ENOUGH_S]
    count = 0
    for start in range(0, len(found), BATCH):
        batch = found[start : start + BATCH]
        known = set(StoredFile.objects.filter(pk__in=filter(None, map(_id_of, batch))).values_list("pk", flat=True))
        for path in batch:
            if _id_of(path) not in known:
                path.unlink(missing_ok=True)
                count += 1
    return count


def _vault_files() -> Iterator[Path]:
    """Files in the folders of two hexadecimal digits; drafts begin with a dot."""
    yield from Path(settings.VAULT_DIR).glob("[0-9a-f][0-9a-f]/*")


def _id_of(path: Path) -> UUID | None:
    try:
        return UUID(path.name)
    except ValueError:
        return None
