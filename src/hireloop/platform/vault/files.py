"""Store, open and remove encrypted files."""

import hashlib
import hmac
import io
import os
import secrets
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.conf import settings
from django.db import transaction

from hireloop.kernel.errors import N_, NotFound
from hireloop.platform.records import time_ordered_id

from . import keys
from .chunks import CHUNK_BYTES, encrypted_chunks, new_head
from .durable import sync_folder
from .models import StoredFile
from .reader import EncryptedReader
from .serving import serve

__all__ = ["open_file", "path_of", "remove", "serve", "store"]


def store(person_id: UUID | None, source: bytes | BinaryIO, *, name: str, media_type: str, purpose: str) -> StoredFile:
    """Encrypt ``source`` to disk with that person's key. When this returns, the bytes are on the disk for good."""
    file_id = time_ordered_id()
    stream = io.BytesIO(source) if isinstance(source, bytes) else source
    size, digest = _write_encrypted(stream, path=path_of(file_id), file_id=file_id, person_id=person_id)
    return StoredFile.objects.create(
        id=file_id,
        person_id=person_id,
        name=name,
        media_type=media_type,
        purpose=purpose,
        size=size,
        digest=digest,
    )


def open_file(stored: StoredFile) -> BinaryIO:
    """A seekable binary stream of the plain file."""
    try:
        handle = path_of(stored.id).open("rb")
    except FileNotFoundError as error:
        raise NotFound(N_("The file is no longer in the vault."), code="file_missing") from error
    return io.BufferedReader(EncryptedReader(handle, file_id=stored.id, size=stored.size), CHUNK_BYTES)


def remove(stored: StoredFile) -> None:
    """Remove the row, and the bytes once that is committed."""
    path = path_of(stored.id)
    stored.delete()
    transaction.on_commit(lambda: path.unlink(missing_ok=True))


def path_of(file_id: UUID) -> Path:
    return Path(settings.VAULT_DIR) / file_id.hex[-2:] / str(file_id)


def _write_encrypted(source: BinaryIO, *, path: Path, file_id: UUID, person_id: UUID | None) -> tuple[int, str]:
    """Write beside, sync, rename: a crash leaves either the whole file or none. Answers (size, digest)."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    digest = hmac.new(keys.key_to_encrypt(keys.BLIND), b"file:", hashlib.sha256)
    head = new_head(file_id, person_id)
    size = 0
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as handle:
            handle.write(head.raw)
            for plain, sealed in encrypted_chunks(source, head):
                digest.update(plain)
                size += len(plain)
                handle.write(sealed)
            handle.flush()
            os.fsync(handle.fileno())
        draft.rename(path)
    finally:
        draft.unlink(missing_ok=True)
    sync_folder(path.parent)
    return size, digest.hexdigest()
