"""Check a file that somebody hands in, against the installation's root and against what is kept here."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from hireloop.engines.pdf_signatures.verification import Trust, Verification

from . import queries
from .actions import authority
from .models import DocumentVersion


@dataclass(frozen=True)
class Checked:
    """``kept``: the version of ours with the very same bytes."""

    verification: Verification
    kept: DocumentVersion | None

    @property
    def is_newest(self) -> bool:
        return self.kept is not None and queries.newest_version(self.kept.envelope).pk == self.kept.pk


def trust() -> Trust:
    """The installation's root, that of the timestamps' authority where one is named, and what was revoked."""
    roots = [authority.root_certificate()]
    if settings.SIGNING_TSA_TRUST:
        roots.append(Path(settings.SIGNING_TSA_TRUST).read_bytes())
    return Trust(tuple(roots), authority.revocation_lists())


def check(pdf: bytes) -> Checked:
    from hireloop.engines.pdf_signatures.verifying import verify_pdf

    verification = verify_pdf(pdf, trust=trust())
    return Checked(verification, queries.version_with(verification.sha256))
