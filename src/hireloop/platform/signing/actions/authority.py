"""The installation's certificates: made at first need, kept encrypted under the vault's master key."""

from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction

from hireloop.engines.pdf_signatures import authority as pure
from hireloop.engines.pdf_signatures.authority import KeyPair, Revoked, Subject
from hireloop.engines.pdf_signatures.statement import Proof
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.queries import employer

from ..events import AuthorityMade
from ..links import revocation_list_url
from ..models import Certificate, CertificateUse

if TYPE_CHECKING:
    from pyhanko.sign.timestamps import TimeStamper

AUTHORITIES = (CertificateUse.ROOT, CertificateUse.ISSUING, CertificateUse.TIMESTAMPS)


def authorities() -> dict[str, Certificate]:
    """Root, issuing authority and timestamps, by use; made now where they are not there yet."""
    found = _standing()
    if len(found) == len(AUTHORITIES):
        return found
    try:
        with transaction.atomic():
            _make()
    except IntegrityError:  # another process was quicker
        pass
    return _standing()


def pair_of(certificate: Certificate) -> KeyPair:
    """With the private key; only for a moment, and never into a log."""
    assert certificate.key is not None
    chain = tuple(each.encode() for each in certificate.chain)
    return KeyPair(certificate.certificate.encode(), certificate.key.encode(), chain)


def issuing_pair() -> KeyPair:
    return pair_of(authorities()[CertificateUse.ISSUING])


def keep(
    pair: KeyPair, *, use: CertificateUse, person_id: UUID | None = None, with_key: bool = True, is_ours: bool = True
) -> Certificate:
    """Write a certificate down; its key only where it is needed again."""
    facts = pair.x509
    return Certificate.objects.create(
        use=use,
        serial=str(facts.serial_number),
        person_id=person_id,
        subject=facts.subject.rfc4514_string(),
        certificate=pair.certificate.decode(),
        chain=[each.decode() for each in pair.chain],
        key=pair.key.decode() if with_key else None,
        is_ours=is_ours,
        not_before=facts.not_valid_before_utc,
        not_after=facts.not_valid_after_utc,
    )


def issue_for_one_signature(name: str, *, serial: str, email: str = "") -> KeyPair:
    """A certificate for a person, whose key is gone when the caller lets go of it."""
    subject = Subject(name, serial=serial, email=email)
    return pure.issue_for_person(issuing_pair(), subject, crl_url=revocation_list_url())


def issue_for_seal(name: str, *, organisation: str, serial: str = "") -> KeyPair:
    subject = Subject(name, organisation=organisation, serial=serial)
    return pure.issue_for_seal(issuing_pair(), subject, crl_url=revocation_list_url())


def revocation_lists() -> tuple[bytes, bytes]:
    """Of the issuing authority and of the root, fresh."""
    known = authorities()
    revoked = Certificate.objects.filter(is_ours=True).exclude(revoked_at=None)
    taken_back = [Revoked(int(each.serial), each.revoked_at.astimezone(UTC)) for each in revoked if each.revoked_at]
    number = len(taken_back) + 1
    issuing, root = (pair_of(known[use]) for use in (CertificateUse.ISSUING, CertificateUse.ROOT))
    return pure.revocation_list(issuing, taken_back, number=number), pure.revocation_list(root)


def timestamper() -> "TimeStamper":
    """The configured authority, else the built-in one."""
    from hireloop.engines.pdf_signatures import timestamps

    if settings.SIGNING_TSA_URL:
        return timestamps.from_network(
            settings.SIGNING_TSA_URL, user=settings.SIGNING_TSA_USER, password=settings.SIGNING_TSA_PASSWORD
        )
    return timestamps.built_in(pair_of(authorities()[CertificateUse.TIMESTAMPS]))


def proof_for(pair: KeyPair) -> Proof | None:
    """What goes into the file so that it can be checked for years; None where timestamps come from an authority
    whose root was not named (SIGNING_TSA_TRUST): then the signature has a timestamp and no more (B-T).
    """
    if settings.SIGNING_TSA_URL and not settings.SIGNING_TSA_TRUST:
        return None
    known = authorities()
    roots = [known[CertificateUse.ROOT].certificate.encode()]
    if settings.SIGNING_TSA_TRUST:
        roots.append(Path(settings.SIGNING_TSA_TRUST).read_bytes())
    from_elsewhere = bool(pair.chain) and pair.chain[-1] not in roots
    if from_elsewhere:
        roots.append(pair.chain[-1])
    others = (known[CertificateUse.ISSUING].certificate.encode(), *pair.chain)
    fetch = from_elsewhere or bool(settings.SIGNING_TSA_URL)
    return Proof(tuple(roots), others, revocation_lists(), fetch=fetch)


def root_certificate() -> bytes:
    """PEM; what readers have to be told to trust."""
    return authorities()[CertificateUse.ROOT].certificate.encode()


def _standing() -> dict[str, Certificate]:
    rows = Certificate.objects.filter(use__in=AUTHORITIES, revoked_at=None)
    return {each.use: each for each in rows}


def _make() -> None:
    company = employer()
    owner = company.name if company else ""
    root = pure.make_root(f"HireLoop Root {owner}".strip()[:64], organisation=owner)
    issuing = pure.make_issuing(root, f"HireLoop Issuing {owner}".strip()[:64], organisation=owner)
    stamps = pure.issue_for_timestamps(issuing, "HireLoop Timestamps")
    kept = keep(root, use=CertificateUse.ROOT)
    keep(issuing, use=CertificateUse.ISSUING)
    keep(stamps, use=CertificateUse.TIMESTAMPS)
    record(AuthorityMade(kept.id), actor=Actor.system("signing"), subject=kept)
