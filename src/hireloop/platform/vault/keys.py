"""Data keys: made at first need, wrapped by the master key, destroyed to erase (crypto-shredding)."""

import secrets
from collections.abc import Callable, Iterable
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from .errors import Erased, Tampered
from .keyring import keyring
from .master import KEY_BYTES, add_master_key, drop_master_keys_except, master_keys

INSTALLATION = "installation"
BLIND = "blind"
AUDIT = "audit"
NONCE_BYTES = 12

Kin = Callable[[UUID], Iterable[UUID]]
_kin: list[Kin] = []


def register_kin(provider: Kin) -> None:
    """Let ``provider`` name the other ids under which the same human being has a key: they are destroyed together."""
    if provider not in _kin:
        _kin.append(provider)


def scope_of(person_id: UUID | None) -> str:
    return f"person:{person_id}" if person_id else INSTALLATION


def key_to_encrypt(scope: str) -> bytes:
    """The key, made if there is none, and surely in the database (or in this transaction)."""
    held = keyring.get(scope)
    if held and held.sure:
        return held.key
    return _load(scope) or _make(scope)


def key_to_decrypt(scope: str) -> bytes:
    held = keyring.get(scope)
    key = held.key if held else _load(scope)
    if key is None:
        raise Erased
    return key


def reloaded_key(scope: str) -> bytes | None:
    """The key as the database has it, where the held one did not fit: it came from a transaction rolled back."""
    held = keyring.get(scope)
    if held is None or held.sure:
        return None
    keyring.forget(scope)
    return _load(scope)


def preload(person_ids: Iterable[UUID]) -> None:
    """Unwrap the keys of many people in one query, before a list of them is shown."""
    from .models import DataKey

    wanted = [scope for scope in map(scope_of, set(person_ids)) if keyring.get(scope) is None]
    for row in DataKey.objects.filter(scope__in=wanted, destroyed_at=None) if wanted else ():
        keyring.hold(row.scope, _unwrap(row.scope, row.wrapped, row.master_version), sure=_is_sure(row.scope))


def destroy(person_id: UUID) -> bool:
    """Make all that was encrypted for this person unreadable, for good: fields, files, and every copy of the files.

    A backup of the database still has the wrapped key, until that backup is overwritten.
    False where there was nothing to destroy. A destroyed key is never replaced: nothing new can be
    encrypted for that person.
    """
    from .models import DataKey

    ids = {person_id, *(other for provider in _kin for other in provider(person_id))}
    scopes = [scope_of(each) for each in ids]
    now = timezone.now()
    with transaction.atomic():
        changed = DataKey.objects.filter(scope__in=scopes, destroyed_at=None).update(
            wrapped=None, destroyed_at=now, updated_at=now
        )
        for scope in scopes:
            keyring.forget(scope)
        transaction.on_commit(keyring.tell_others_to_forget)
    return bool(changed)


def is_destroyed(person_id: UUID) -> bool:
    from .models import DataKey

    scope = scope_of(person_id)
    return keyring.get(scope) is None and DataKey.objects.filter(scope=scope, wrapped=None).exists()


def rotate_master(*, drop_old: bool = False) -> int:
    """Wrap every data key with a new master key; answers how many. The data itself is not touched."""
    current = master_keys().current if settings.VAULT_MASTER_KEYS else add_master_key()
    count = 0
    while batch := _rewrap_some(current):
        count += batch
    if drop_old:
        drop_master_keys_except({current})
    return count


def _rewrap_some(current: int) -> int:
    from .models import DataKey

    with transaction.atomic():
        rows = list(DataKey.objects.select_for_update().filter(destroyed_at=None).exclude(master_version=current)[:500])
        for row in rows:
            row.wrapped = _wrap(row.scope, _unwrap(row.scope, row.wrapped, row.master_version), current)
            row.master_version = current
        DataKey.objects.bulk_update(rows, ["wrapped", "master_version"])
    return len(rows)


def _load(scope: str) -> bytes | None:
    from .models import DataKey

    row = DataKey.objects.filter(scope=scope).first()
    if row is None:
        return None
    if row.wrapped is None:
        raise Erased
    key = _unwrap(scope, row.wrapped, row.master_version)
    keyring.hold(scope, key, sure=_is_sure(scope))
    return key


def _make(scope: str) -> bytes:
    from .models import DataKey

    current = master_keys().current
    key = secrets.token_bytes(KEY_BYTES)
    row, created = DataKey.objects.get_or_create(
        scope=scope, defaults={"wrapped": _wrap(scope, key, current), "master_version": current}
    )
    if not created:
        return key_to_decrypt(row.scope)
    _unsure_scopes().add(scope)
    keyring.hold(scope, key, sure=False)
    transaction.on_commit(lambda: _is_committed(scope, key))
    return key


def _is_committed(scope: str, key: bytes) -> None:
    _unsure_scopes().discard(scope)
    keyring.hold(scope, key, sure=True)


def _unsure_scopes() -> set[str]:
    """The keys that this connection made in its open transaction."""
    if not hasattr(connection, "vault_unsure_scopes"):
        connection.vault_unsure_scopes = set()  # type: ignore[attr-defined]
    return connection.vault_unsure_scopes  # type: ignore[attr-defined]


def _is_sure(scope: str) -> bool:
    return scope not in _unsure_scopes()


def _wrap(scope: str, key: bytes, version: int) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(master_keys().key(version)).encrypt(nonce, key, _wrapping_context(scope, version))


def _unwrap(scope: str, wrapped: bytes | memoryview | None, version: int) -> bytes:
    blob = bytes(wrapped or b"")
    try:
        return AESGCM(master_keys().key(version)).decrypt(
            blob[:NONCE_BYTES], blob[NONCE_BYTES:], _wrapping_context(scope, version)
        )
    except (InvalidTag, ValueError) as error:
        raise Tampered(f"DataKey {scope}") from error


def _wrapping_context(scope: str, version: int) -> bytes:
    return f"hireloop data key|{scope}|{version}".encode()
