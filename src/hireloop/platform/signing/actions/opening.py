"""Open an envelope: the document gets a place for each signature, and whoever is first is written to."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hireloop.engines.pdf_signatures import preparing, stamps
from hireloop.engines.pdf_signatures.preparing import Place
from hireloop.kernel.errors import BadInput
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor, ActorKind
from hireloop.platform.directory.models import Employer, Person
from hireloop.platform.notifications.actions import checked_address
from hireloop.platform.vault import files
from hireloop.platform.vault.blind import blind_index

from ..codes import new_document_code
from ..consents import consent_text
from ..events import EnvelopeOpened
from ..models import DocumentVersion, Envelope, Seal, Signer
from ..models.envelope import BUILT_IN
from ..signature_page import Line, signature_page
from ..states import Check, SignerRole
from .telling import invite_next

PURPOSE = "signing"
MOST_SIGNERS = 12


@dataclass(frozen=True)
class SignerSpec:
    """Who signs. ``order``: equal numbers may sign in any order, lower ones come first.

    A person has ``person`` (or only a name and address) and signs by link. For the employer a colleague puts the
    seal: ``user``, or whoever may use ``seal`` (or any seal of ``employer``). ``id_number`` adds the question for it.
    ``anchor`` is a text of the document beside which the signature goes; without it a page is added at the end.
    """

    role: Literal["person", "employer"]
    name: str
    email: str = ""
    order: int = 1
    person: Person | None = None
    user: User | None = None
    employer: Employer | None = None
    seal: Seal | None = None
    id_number: str = ""
    checks: tuple[Check, ...] = ()
    anchor: str = ""

    @property
    def is_person(self) -> bool:
        return self.role == "person"

    @property
    def size(self) -> tuple[float, float]:
        """Of the stamp, in points."""
        return (stamps.WIDE, stamps.TALL) if self.is_person else (stamps.SEAL_WIDE, stamps.SEAL_TALL)

    @property
    def wanted_checks(self) -> list[str]:
        usual = [Check.EMAIL_CODE] if self.is_person else [Check.PASSWORD]
        more = [Check.ID_NUMBER] if self.id_number else []
        return [str(each.value) for each in dict.fromkeys([*(self.checks or usual), *more])]


def open_envelope(
    *,
    title: str,
    pdf: bytes,
    kind: str,
    subject: models.Model,
    signers: Sequence[SignerSpec],
    language: str,
    expires_at: datetime,
    actor: Actor,
    consent_text_key: str = "e_signature",
    invite: bool = True,
) -> Envelope:
    """Send the document for signing.

    ``subject`` is what is signed (an offer, a contract). With ``invite=False`` the first signers get no mail from
    here: the caller writes one of its own with ``signing_url(signer)``. Later ones are always written to.
    """
    _check(signers, expires_at=expires_at)
    consent = consent_text(consent_text_key, language)
    code = new_document_code()
    prepared = _prepared(pdf, signers, title=title, code=code, language=language)
    pages = preparing.page_count(prepared)
    person = next((each.person for each in signers if each.person), None)
    with transaction.atomic():
        envelope = Envelope.objects.create(
            title=title[:200],
            kind=kind,
            subject_type=subject._meta.label_lower,
            subject_id=subject.pk,
            person=person,
            language=language,
            code=code,
            consent_key=consent.key,
            consent_version=consent.version,
            opened_by_id=actor.id if actor.kind == ActorKind.USER else None,
            expires_at=expires_at,
            provider=settings.SIGNING_PROVIDER or BUILT_IN,
        )
        for number, spec in enumerate(signers, start=1):
            _add_signer(envelope, spec, field=f"signature_{number}")
        add_version(envelope, prepared, number=0, pages=pages)
        event = EnvelopeOpened(envelope.id, envelope.subject_type, envelope.subject_id)
        record(event, actor=actor, person=person, subject=envelope)
        invite_next(envelope, actor=actor, by_mail=invite)
        if not envelope.is_built_in:
            _hand_over_later(envelope)
    return envelope


def _hand_over_later(envelope: Envelope) -> None:
    from ..tasks import hand_over_outside

    hand_over_outside.enqueue(str(envelope.pk))


def add_version(
    envelope: Envelope, pdf: bytes, *, number: int, pages: int, signer: Signer | None = None
) -> DocumentVersion:
    """Keep a version of the document; the bytes are on the disk before the row is."""
    name = f"{envelope.title[:80]}.pdf"
    stored = files.store(envelope.person_id, pdf, name=name, media_type="application/pdf", purpose=PURPOSE)
    return DocumentVersion.objects.create(
        envelope=envelope,
        number=number,
        file=stored,
        sha256=hashlib.sha256(pdf).hexdigest(),
        pages=pages,
        signer=signer,
    )


def _check(signers: Sequence[SignerSpec], *, expires_at: datetime) -> None:
    if not 0 < len(signers) <= MOST_SIGNERS:
        raise BadInput(_("A document has between 1 and 12 signers."), code="signers")
    if expires_at <= timezone.now():
        raise BadInput(_("The time to sign must end in the future."), code="expires_at")
    for spec in signers:
        if not spec.name.strip():
            raise BadInput(_("Each signer needs a name."), code="signer_name")
        if spec.is_person:
            checked_address(spec.email or (spec.person.email if spec.person else ""))
        elif not (spec.user or spec.seal or spec.employer):
            raise BadInput(_("Say which colleague, seal or employer signs for the company."), code="signer_employer")
        if spec.seal and not spec.seal.is_usable:
            raise BadInput(_("The seal “%(seal)s” is stopped.") % {"seal": spec.seal}, code="seal_stopped")


def _prepared(pdf: bytes, signers: Sequence[SignerSpec], *, title: str, code: str, language: str) -> bytes:
    """Fields beside their anchors; those without one go on a page of signatures at the end."""
    from hireloop.engines.pdf_signatures.fields import with_fields

    if len(pdf) > settings.MAX_UPLOAD_BYTES:
        raise BadInput(_("The document is too large."), code="pdf_large")
    pages = preparing.page_count(pdf)
    places: list[Place] = []
    lines: list[Line] = []
    for number, spec in enumerate(signers, start=1):
        wide, tall = spec.size
        field = f"signature_{number}"
        place = preparing.place_beside(pdf, spec.anchor, field=field, wide=wide, tall=tall) if spec.anchor else None
        if place:
            places.append(place)
        else:
            lines.append(Line(field=field, name=spec.name, is_person=spec.is_person, wide=wide, tall=tall))
    added = signature_page(lines, title=title, code=code, language=language, first_page=pages)
    if added.pdf:
        pdf = preparing.with_pages(pdf, added.pdf)
    return with_fields(pdf, [*places, *added.places])


def _add_signer(envelope: Envelope, spec: SignerSpec, *, field: str) -> Signer:
    email = spec.email or (spec.person.email if spec.person else "") or (spec.user.email if spec.user else "")
    return Signer.objects.create(
        envelope=envelope,
        order=spec.order,
        field=field,
        role=SignerRole(spec.role),
        name=spec.name.strip()[:200],
        email=email or None,
        person=spec.person,
        user=spec.user,
        employer=spec.employer or (spec.seal.employer if spec.seal else None),
        seal=spec.seal,
        checks=spec.wanted_checks,
        id_number_index=blind_index(spec.id_number, "id_number"),
    )
