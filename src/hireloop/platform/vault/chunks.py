"""The format of an encrypted file: chunks of 64 KiB, each sealed on its own, so that any range can be read.

Head: magic "HLF1", file id (16), owner id (16; zeros: the installation), chunk size (u32 big endian),
nonce prefix (4), then the file's own key sealed with the owner's key (12 nonce + 32 key + 16 tag).
A chunk is AES-256-GCM of up to chunk-size bytes with nonce = prefix + index (u64). What is authenticated with it
is the head, the index and whether it is the last one: a file cut off, reordered, or mixed with another does not open.
"""

import os
import secrets
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from . import keys
from .errors import Tampered
from .sealing import NOBODY

MAGIC = b"HLF1"
CHUNK_BYTES = 64 * 1024
TAG_BYTES = 16
WRAPPED_KEY_BYTES = keys.NONCE_BYTES + 32 + TAG_BYTES
PUBLIC_HEAD = struct.Struct(">4s16s16sI4s")
HEAD_BYTES = PUBLIC_HEAD.size + WRAPPED_KEY_BYTES


@dataclass(frozen=True)
class Head:
    file_id: UUID
    person_id: UUID | None
    chunk_bytes: int
    nonce_prefix: bytes
    key: bytes
    raw: bytes

    def nonce(self, index: int) -> bytes:
        return self.nonce_prefix + index.to_bytes(8)

    def context(self, index: int, *, last: bool) -> bytes:
        return self.raw + index.to_bytes(8) + bytes([last])


def new_head(file_id: UUID, person_id: UUID | None) -> Head:
    prefix, key, nonce = secrets.token_bytes(4), secrets.token_bytes(32), secrets.token_bytes(keys.NONCE_BYTES)
    owner = person_id.bytes if person_id else NOBODY
    public = PUBLIC_HEAD.pack(MAGIC, file_id.bytes, owner, CHUNK_BYTES, prefix)
    wrapped = nonce + AESGCM(keys.key_to_encrypt(keys.scope_of(person_id))).encrypt(nonce, key, public)
    return Head(file_id, person_id, CHUNK_BYTES, prefix, key, public + wrapped)


def read_head(raw: bytes, *, file_id: UUID) -> Head:
    """Tampered where this is not the head of that file."""
    if len(raw) != HEAD_BYTES or not raw.startswith(MAGIC):
        raise Tampered(str(file_id))
    public, wrapped = raw[: PUBLIC_HEAD.size], raw[PUBLIC_HEAD.size :]
    _, found_id, owner, chunk_bytes, prefix = PUBLIC_HEAD.unpack(public)
    if found_id != file_id.bytes or not chunk_bytes:
        raise Tampered(str(file_id))
    person_id = None if owner == NOBODY else UUID(bytes=owner)
    key = _unwrap_file_key(wrapped, public, keys.scope_of(person_id), file_id)
    return Head(file_id, person_id, chunk_bytes, prefix, key, raw)


def _unwrap_file_key(wrapped: bytes, public: bytes, scope: str, file_id: UUID) -> bytes:
    nonce, body = wrapped[: keys.NONCE_BYTES], wrapped[keys.NONCE_BYTES :]
    try:
        return AESGCM(keys.key_to_decrypt(scope)).decrypt(nonce, body, public)
    except InvalidTag:
        key = keys.reloaded_key(scope)
    try:
        return AESGCM(key or bytes(32)).decrypt(nonce, body, public)
    except InvalidTag as error:
        raise Tampered(str(file_id)) from error


def encrypted_chunks(source: BinaryIO, head: Head) -> Iterator[tuple[bytes, bytes]]:
    """(plain, sealed) for each chunk; an empty file has one empty chunk, so that it too can be told from a cut one."""
    cipher = AESGCM(head.key)
    index, plain = 0, read_full(source, head.chunk_bytes)
    while True:
        following = read_full(source, head.chunk_bytes)
        last = not following
        yield plain, cipher.encrypt(head.nonce(index), plain, head.context(index, last=last))
        if last:
            return
        index, plain = index + 1, following


def read_full(source: BinaryIO, count: int) -> bytes:
    """``count`` bytes, fewer only at the end: a pipe or socket may hand over less at a time."""
    parts = []
    while count and (part := source.read(count)):
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


class ChunkFile:
    """Random access to the chunks of one encrypted file."""

    def __init__(self, handle: BinaryIO, *, file_id: UUID) -> None:
        self.handle = handle
        self.head = read_head(handle.read(HEAD_BYTES), file_id=file_id)
        body = os.fstat(handle.fileno()).st_size - HEAD_BYTES
        sealed_chunk = self.head.chunk_bytes + TAG_BYTES
        self.count = -(-body // sealed_chunk)
        self.size = body - self.count * TAG_BYTES
        self._cipher = AESGCM(self.head.key)
        if self.count < 1 or self.size < 0:
            raise Tampered(str(file_id))

    def chunk(self, index: int) -> bytes:
        sealed_chunk = self.head.chunk_bytes + TAG_BYTES
        self.handle.seek(HEAD_BYTES + index * sealed_chunk)
        sealed = read_full(self.handle, sealed_chunk)
        context = self.head.context(index, last=index == self.count - 1)
        try:
            return self._cipher.decrypt(self.head.nonce(index), sealed, context)
        except InvalidTag as error:
            raise Tampered(str(self.head.file_id)) from error
