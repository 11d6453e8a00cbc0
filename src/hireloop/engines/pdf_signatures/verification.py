"""What checking a file comes to, in values that pages, the API and the command line show alike."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from hireloop.kernel.errors import N_

PROBLEMS = {
    "no_signature": N_("There is no digital signature in this file."),
    "unreadable": N_("The file is damaged, or its signatures cannot be read."),
    "changed": N_("The signed content was changed after signing."),
    "not_valid": N_("The signature does not fit its certificate."),
    "forbidden_change": N_("Something was added after signing that a signature does not allow."),
    "added_after": N_("Something was added after the last signature."),
    "not_covered": N_("The signature does not cover the whole of what was signed."),
    "untrusted": N_("The certificate does not lead to an authority that is trusted here."),
    "revoked": N_("The certificate was revoked before the time of signing."),
    "expired": N_("The certificate was not good at the time of signing."),
    "timestamp": N_("The timestamp does not hold, so that the time of signing is not proven."),
    "no_timestamp": N_("There is no timestamp; the time is only what the signer’s computer said."),
    "empty_field": N_("A place for a signature is empty: it is not signed yet, or the signature was removed."),
}
WARNINGS = frozenset({"no_timestamp"})
"""Worth saying, but no reason to doubt the signature."""


@dataclass(frozen=True)
class Trust:
    """The roots (PEM) that are believed, for signers and for timestamps, and lists of what was revoked since."""

    roots: tuple[bytes, ...]
    lists: tuple[bytes, ...] = ()


@dataclass(frozen=True)
class SignatureCheck:
    """One signature, or one timestamp over the document (``kind``: "signature", "timestamp").

    ``time`` is proven where ``has_timestamp``, else only claimed. ``covers``: "file", "revision" or "unclear";
    ``modification`` after it: "none", "maintenance", "signing", "other". ``chain`` from the signer up to the root.
    """

    field: str
    kind: str
    signer: str
    organisation: str
    time: datetime | None
    has_timestamp: bool
    timestamp_by: str
    is_intact: bool
    is_trusted: bool
    is_good: bool
    covers: str
    modification: str
    reason: str
    certificate_sha256: str
    chain: tuple[str, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True)
class Verification:
    """``bottom_line``: every signature is good, none is missing, and nothing came after the last one."""

    sha256: str
    signatures: tuple[SignatureCheck, ...]
    empty_fields: tuple[str, ...]
    problems: tuple[str, ...]
    bottom_line: bool

    @property
    def people(self) -> tuple[SignatureCheck, ...]:
        return tuple(each for each in self.signatures if each.kind == "signature")

    def to_dict(self) -> dict[str, Any]:
        found = asdict(self)
        for each in found["signatures"]:
            each["time"] = each["time"].isoformat() if each["time"] else None
        return found
