"""Encrypt a small value so that it says itself whose key opens it.

Layout: 1 byte version, 16 bytes person id (zeros: the installation's key), 12 bytes nonce, AES-256-GCM
ciphertext with tag. The context ("app.model.field") and the head are authenticated.
"""

import secrets
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from . import keys
from .errors import Tampered

VERSION = b"\x01"
NOBODY = bytes(16)
HEAD_BYTES = 17


def seal(plain: bytes, *, person_id: UUID | None, context: str) -> bytes:
    head = VERSION + (person_id.bytes if person_id else NOBODY)
    nonce = secrets.token_bytes(keys.NONCE_BYTES)
    key = keys.key_to_encrypt(keys.scope_of(person_id))
    return head + nonce + AESGCM(key).encrypt(nonce, plain, head + context.encode())


def unseal(blob: bytes, *, context: str) -> bytes:
    """The plain bytes; Tampered where they are not what was sealed for this context, Erased where the key is gone."""
    head, nonce, body = blob[:HEAD_BYTES], blob[HEAD_BYTES : HEAD_BYTES + 12], blob[HEAD_BYTES + 12 :]
    if len(blob) < HEAD_BYTES + 12 + 16 or head[:1] != VERSION:
        raise Tampered(context)
    scope = keys.scope_of(sealed_for(blob))
    aad = head + context.encode()
    try:
        return AESGCM(keys.key_to_decrypt(scope)).decrypt(nonce, body, aad)
    except InvalidTag:
        key = keys.reloaded_key(scope)
    try:
        return AESGCM(key or bytes(32)).decrypt(nonce, body, aad)
    except InvalidTag as error:
        raise Tampered(context) from error


def sealed_for(blob: bytes) -> UUID | None:
    """Whose key opens this; None for the installation's."""
    owner = blob[1:HEAD_BYTES]
    return None if owner == NOBODY else UUID(bytes=owner)
