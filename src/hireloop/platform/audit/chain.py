"""The hash chain over the audit trail: each row is sealed with the one before it, in one order, by the worker.

Rows are sealed in the order in which they are found committed, which gives each a ``position`` without gaps;
a transaction that commits late gets a later position, and nobody who writes waits. The seal is
HMAC-SHA256(audit key, seal before + content): without the key, kept in the vault, no valid chain can be made.
What a chain cannot show by itself is that its end was cut off: note ``head()`` elsewhere and verify against it.
"""

import hashlib
import hmac
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from hireloop.platform.vault import keys
from hireloop.platform.vault.fields import Sealed

from .models import AuditRow

FIRST = "0" * 64
BATCH = 500
ADVISORY_LOCK = 0x4C6F6F70  # "Loop": one sealer at a time on PostgreSQL


@dataclass(frozen=True)
class Head:
    """The end of the chain: what to note elsewhere."""

    position: int
    seal: str


@dataclass(frozen=True)
class Broken:
    """Where the chain does not hold. ``why``: "missing" (a position is gone) or "changed" (the content is not it)."""

    position: int
    why: str


@dataclass(frozen=True)
class Verdict:
    checked: int
    unsealed: int
    head: Head
    broken: Broken | None

    @property
    def holds(self) -> bool:
        return self.broken is None


def seal_rows(limit: int = 5000) -> int:
    """Seal what is committed and not yet sealed, oldest first; answers how many rows."""
    count = 0
    while count < limit and (sealed := _seal_batch(min(BATCH, limit - count))):
        count += sealed
    return count


def head() -> Head:
    last = AuditRow.objects.exclude(position=None).order_by("-position").first()
    return Head(last.position or 0, last.seal) if last else Head(0, FIRST)


def verify_chain(expected: Head | None = None) -> Verdict:
    """Walk the whole chain. ``expected`` is a head that was noted before and must still be in it."""
    key = keys.key_to_decrypt(keys.AUDIT)
    seal, position = FIRST, 0
    broken: Broken | None = None
    for row in _sealed_rows():
        position += 1
        broken = _flaw(row, position, seal, key, expected)
        if broken:
            break
        seal = row.seal
    if broken is None and expected and expected.position > position:
        broken = Broken(position + 1, "missing")
    return Verdict(position, AuditRow.objects.filter(position=None).count(), Head(position, seal), broken)


def _seal_batch(size: int) -> int:
    with transaction.atomic():
        _wait_for_other_sealers()
        end = head()
        key = keys.key_to_encrypt(keys.AUDIT)
        position, seal = end.position, end.seal
        rows = list(AuditRow.objects.filter(position=None).order_by("id")[:size])
        for row in rows:
            position, seal = position + 1, seal_of(row, before=seal, key=key)
            _write_seal(row.pk, position, seal)
    return len(rows)


def _wait_for_other_sealers() -> None:
    """SQLite's transactions are IMMEDIATE already: one writer at a time."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ADVISORY_LOCK])


def _write_seal(row_id: int, position: int, seal: str) -> None:
    """The one change that a row ever sees; the model itself refuses every update."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE audit_auditrow SET position = %s, seal = %s WHERE id = %s AND position IS NULL",
            [position, seal, row_id],
        )


def seal_of(row: AuditRow, *, before: str, key: bytes) -> str:
    return hmac.new(key, before.encode() + canonical(row), hashlib.sha256).hexdigest()


def canonical(row: AuditRow) -> bytes:
    """Everything that the row says, in one spelling; encrypted columns as the ciphertext that they are."""
    content: list[Any] = [
        row.pk,
        row.at.timestamp(),
        row.key,
        row.payload,
        row.actor_kind,
        str(row.actor_id or ""),
        row.actor_name,
        row.ip_hash,
        row.user_agent_hash,
        str(row.person_id or ""),
        row.subject_type,
        row.subject_id,
        _ciphertext(row, "changes"),
        _ciphertext(row, "reason"),
    ]
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def _ciphertext(row: AuditRow, field: str) -> str:
    value = row.__dict__.get(field)
    return value.blob.hex() if isinstance(value, Sealed) else ""


def _sealed_rows() -> Iterator[AuditRow]:
    return AuditRow.objects.exclude(position=None).order_by("position").iterator(chunk_size=2000)


def _flaw(row: AuditRow, position: int, before: str, key: bytes, expected: Head | None) -> Broken | None:
    if row.position != position:
        return Broken(position, "missing")
    is_genuine = hmac.compare_digest(row.seal, seal_of(row, before=before, key=key))
    is_expected = expected is None or expected.position != position or expected.seal == row.seal
    return None if is_genuine and is_expected else Broken(position, "changed")
