"""Reads of envelopes, seals and certificates. ``visible_to`` is the only way that a view or the API loads one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from hireloop.kernel.errors import NotFound
from hireloop.platform.accounts.access import can
from hireloop.platform.accounts.models import User
from hireloop.platform.audit import queries as audit
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.audit.names import Named
from hireloop.platform.vault import files

from .codes import normal_document_code
from .models import DocumentVersion, Envelope, Seal, SealHolder, Signer, StepKind
from .states import EnvelopeState, SignerRole, SignerState

Visibility = Callable[[User], QuerySet]

_visibility: dict[str, Visibility] = {}


def register_visibility(subject_type: str, visible: Visibility) -> None:
    """Let envelopes about ``"app.model"`` be seen by whoever may see their subject: ``visible(user)`` answers those.

    Without it, all who hold signing.view see them.
    """
    _visibility[subject_type] = visible


def visible_to(user: User) -> QuerySet[Envelope]:
    """What one may see by its subject, and what one is to sign or to seal."""
    own = Q(signers__user=user) | Q(signers__in=signers_to_seal(user))
    if not can(user, "signing.view"):
        return Envelope.objects.filter(own).distinct() if can(user, "signing.seal") else Envelope.objects.none()
    seen = ~Q(subject_type__in=_visibility)
    for subject_type, visible in _visibility.items():
        seen |= Q(subject_type=subject_type, subject_id__in=visible(user).values("pk"))
    return Envelope.objects.filter(seen | own).distinct()


def visible_envelope(user: User, envelope_id: UUID) -> Envelope:
    found = visible_to(user).select_related("person", "opened_by", "evidence").filter(pk=envelope_id).first()
    if found is None:
        raise NotFound(_("There is no such document, or you may not see it."))
    return found


def signers_to_seal(user: User) -> QuerySet[Signer]:
    """The employer's signatures that this colleague may make, in whatever state."""
    held = SealHolder.objects.filter(user=user, withdrawn_at=None)
    employers = Signer.objects.filter(role=SignerRole.EMPLOYER)
    return employers.filter(
        Q(user=user)
        | Q(user=None, seal__in=held.values("seal"))
        | Q(user=None, seal=None, employer__in=held.values("seal__employer"))
    )


def envelopes_of(subject: models.Model) -> QuerySet[Envelope]:
    """Those about this thing, newest first."""
    return Envelope.objects.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk)


def envelope_of(subject: models.Model) -> Envelope | None:
    """The newest envelope about this thing."""
    return envelopes_of(subject).first()


def state_of(subject: models.Model) -> EnvelopeState | None:
    """Where signing this thing stands; None where it was never sent for signing."""
    newest = envelopes_of(subject).values_list("state", flat=True).first()
    return EnvelopeState(newest) if newest else None


def newest_version(envelope: Envelope) -> DocumentVersion:
    return envelope.versions.select_related("file").order_by("-number")[0]


def current_pdf(envelope: Envelope) -> bytes:
    """The document as it is now, with the signatures so far."""
    return content_of(newest_version(envelope))


def signed_pdf(envelope: Envelope) -> bytes:
    """The document with all signatures; NotFound before everybody has signed."""
    if envelope.state != EnvelopeState.COMPLETED:
        raise NotFound(_("This document is not signed by all yet."))
    return current_pdf(envelope)


def confirmed_identity(signer: Signer) -> dict[str, Any] | None:
    """How an identity service confirmed name and ID number: ``provider``, ``reference`` and ``at``; None: none has."""
    step = signer.steps.filter(kind=StepKind.ID_CONFIRMED).order_by("-created_at").first()
    return step.details if step else None


def content_of(version: DocumentVersion) -> bytes:
    with files.open_file(version.file) as source:
        return source.read()


def envelopes_of_person(person_id: UUID) -> QuerySet[Envelope]:
    return Envelope.objects.filter(person_id=person_id)


def names_of_envelopes(ids: set[str]) -> dict[str, Named]:
    """For the audit trail."""
    found = Envelope.objects.filter(pk__in=ids).values_list("pk", "title")
    return {str(pk): Named(title, reverse("signing:envelope", args=[pk])) for pk, title in found}


def names_of_seals(ids: set[str]) -> dict[str, Named]:
    found = Seal.objects.filter(pk__in=ids).values_list("pk", "name")
    return {str(pk): Named(name, reverse("signing:seal_detail", args=[pk])) for pk, name in found}


def by_code(typed: str) -> Envelope | None:
    """The envelope whose code is printed in the document."""
    return Envelope.objects.filter(code=normal_document_code(typed)).first()


@dataclass(frozen=True)
class PublicLine:
    """What everybody may know of a signature."""

    name: str
    is_person: bool
    signed_at: datetime | None
    sha256: str


def public_lines(envelope: Envelope) -> list[PublicLine]:
    """People's names are masked; employers' are not."""
    signers = envelope.signers.select_related("version")
    return [
        PublicLine(
            masked_name(each.name) if each.role == SignerRole.PERSON else each.name,
            each.role == SignerRole.PERSON,
            each.ended_at if each.state == SignerState.SIGNED else None,
            each.version.sha256 if hasattr(each, "version") else "",
        )
        for each in signers
    ]


def masked_name(name: str) -> str:
    """ "王小芳" → "王**", "Ann Lee" → "A** L**"."""
    return " ".join(word[:1] + "*" * max(1, min(len(word) - 1, 2)) for word in name.split())


def timeline_of(envelope: Envelope) -> list[audit.Entry]:
    """The rows of the trail about this envelope, oldest first."""
    rows = AuditRow.objects.filter(subject_type="signing.envelope", subject_id=str(envelope.pk)).order_by("at", "pk")
    return audit.entries(list(rows[:200]))


def seals_for(signer: Signer, user: User) -> QuerySet[Seal]:
    """The seals that the colleague may put here."""
    held = SealHolder.objects.filter(user=user, withdrawn_at=None).values("seal")
    usable = Seal.objects.filter(pk__in=held, stopped_at=None).select_related("employer", "certificate", "picture")
    if signer.seal_id:
        return usable.filter(pk=signer.seal_id)
    return usable.filter(employer=signer.employer_id) if signer.employer_id else usable


def waiting_for_seal(user: User) -> QuerySet[Signer]:
    """The employer's signatures that are due and that this colleague may make."""
    due = signers_to_seal(user).filter(state=SignerState.READY, envelope__state=EnvelopeState.OPEN)
    return due.order_by("envelope__expires_at")


def signer_to_seal(user: User, signer_id: UUID) -> Signer:
    found = signers_to_seal(user).select_related("envelope__person", "employer").filter(pk=signer_id).first()
    if found is None:
        raise NotFound(_("There is no such document, or the register of seals does not name you for it."))
    return found


def seals_visible_to(user: User) -> QuerySet[Seal]:
    """All for those who keep the register, else those that one may use."""
    seals = Seal.objects.select_related("employer", "certificate", "picture")
    if can(user, "signing.seals"):
        return seals
    return seals.filter(pk__in=SealHolder.objects.filter(user=user, withdrawn_at=None).values("seal"))


def visible_seal(user: User, seal_id: UUID) -> Seal:
    found = seals_visible_to(user).filter(pk=seal_id).first()
    if found is None:
        raise NotFound(_("There is no such seal, or you may not see it."))
    return found


def version_with(sha256: str) -> DocumentVersion | None:
    """The version whose bytes these are, in whatever envelope."""
    return DocumentVersion.objects.select_related("envelope").filter(sha256=sha256).first()
