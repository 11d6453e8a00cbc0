"""The register of seals: enter a seal, say who may use it, stop it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hireloop.engines.pdf_signatures import pkcs12, stamps
from hireloop.engines.pdf_signatures.outlines import missing
from hireloop.kernel.errors import BadInput, Conflict
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.models import Employer
from hireloop.platform.vault import files

from ..events import SealHolderNamed, SealHolderWithdrawn, SealRegistered, SealStopped
from ..models import Certificate, CertificateUse, Seal, SealHolder
from . import authority

PURPOSE = "seal"


@dataclass(frozen=True)
class SealDraft:
    """``picture``: PNG or JPEG; without it the seal is drawn. ``pkcs12``: a certificate from elsewhere."""

    employer: Employer
    name: str
    text: str
    label: str = ""
    number: str = ""
    picture: bytes = b""
    pkcs12: bytes = b""
    pkcs12_password: str = ""


@transaction.atomic
def register_seal(draft: SealDraft, *, holders: Iterable[User] = (), user: User | None = None, actor: Actor) -> Seal:
    """Enter the seal with a certificate of its own, and who may use it."""
    if not draft.name.strip() or not draft.text.strip():
        raise BadInput(_("A seal needs a name here and the company name on it."), code="seal_name")
    if unknown := missing(draft.text + draft.label + draft.number):
        raise BadInput(_("No font can show: %(signs)s") % {"signs": unknown}, code="seal_signs")
    picture = None
    if draft.picture:
        clean = stamps.check_picture(draft.picture)
        picture = files.store(None, clean, name=f"{draft.name}.png", media_type="image/png", purpose=PURPOSE)
    seal = Seal.objects.create(
        employer=draft.employer,
        name=draft.name.strip(),
        text=draft.text.strip(),
        label=draft.label.strip(),
        number=draft.number.strip(),
        picture=picture,
        certificate=_certificate(draft),
    )
    record(SealRegistered(seal.id), actor=actor, subject=seal)
    for holder in holders:
        name_holder(seal, holder, by=user, actor=actor)
    return seal


@transaction.atomic
def name_holder(seal: Seal, user: User, *, by: User | None, actor: Actor) -> SealHolder:
    """Let the colleague use the seal; nothing happens where they may already."""
    if not seal.is_usable:
        raise Conflict(_("This seal was stopped."), code="seal_stopped")
    holder, is_new = SealHolder.objects.get_or_create(
        seal=seal, user=user, withdrawn_at=None, defaults={"named_by": by}
    )
    if is_new:
        record(SealHolderNamed(seal.id, user.id), actor=actor, subject=seal)
    return holder


@transaction.atomic
def withdraw_holder(holder: SealHolder, *, actor: Actor) -> None:
    """From now on the colleague may no longer use the seal; what they sealed stays."""
    now = timezone.now()
    if SealHolder.objects.filter(pk=holder.pk, withdrawn_at=None).update(withdrawn_at=now, updated_at=now):
        record(SealHolderWithdrawn(holder.seal_id, holder.user_id), actor=actor, subject=holder.seal)


@transaction.atomic
def stop_seal(seal: Seal, *, reason: str, user: User | None, actor: Actor) -> Seal:
    """For good: nobody can use it again and its certificate is revoked. Earlier signatures stay valid by their time."""
    fresh = Seal.objects.select_for_update(of=("self",)).get(pk=seal.pk)
    if fresh.stopped_at is not None:
        raise Conflict(_("This seal was stopped."), code="seal_stopped")
    if not reason.strip():
        raise BadInput(_("Say why the seal is stopped."), code="stop_reason")
    fresh.stopped_at, fresh.stopped_by, fresh.stop_reason = timezone.now(), user, reason.strip()
    fresh.save()
    Certificate.objects.filter(pk=fresh.certificate_id).update(revoked_at=fresh.stopped_at)
    record(SealStopped(fresh.id), actor=actor, subject=fresh, reason=reason.strip())
    return fresh


def _certificate(draft: SealDraft) -> Certificate:
    if draft.pkcs12:
        pair = pkcs12.load(draft.pkcs12, draft.pkcs12_password)
        return authority.keep(pair, use=CertificateUse.SEAL, is_ours=False)
    name = f"{draft.text} {draft.label}".strip()
    pair = authority.issue_for_seal(name, organisation=draft.employer.name, serial=draft.employer.credit_code)
    return authority.keep(pair, use=CertificateUse.SEAL)
