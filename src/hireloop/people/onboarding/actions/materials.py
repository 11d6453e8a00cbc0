"""Papers come from the person and are checked by a colleague."""

import re
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from hireloop.kernel.errors import N_, BadInput, Conflict
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.vault import files
from hireloop.web.uploads import CheckedFile

from .. import events
from ..models import OUTSTANDING, Material, MaterialStatus, Onboarding
from ..plan import MaterialKind
from .letters import write_to_person
from .locking import locked_open

PURPOSE = "onboarding"
ACCOUNT_NUMBER = re.compile(r"\d{8,30}")


@transaction.atomic
def send_material(material: Material, upload: CheckedFile, *, number: str = "", actor: Actor) -> Material:
    """The person sends a paper, or a better one in its place; an accepted one is not replaced.

    ``number`` is the account on a bank card: 8 to 30 digits, spaces allowed.
    """
    onboarding, material = _open(material)
    if material.status in (MaterialStatus.ACCEPTED, MaterialStatus.WAIVED):
        raise Conflict(N_("This paper is settled already; nothing more is needed."), code="material_settled")
    number = account_number(number) if material.kind == MaterialKind.BANK_CARD else ""
    before = material.file
    material.file = files.store(
        onboarding.person_id, upload.content, name=upload.name, media_type=upload.media_type, purpose=PURPOSE
    )
    material.status, material.sent_at, material.note = MaterialStatus.SENT, timezone.now(), None
    material.number = number or None
    material.save()
    if before is not None:
        files.remove(before)
    event = events.MaterialSent(onboarding.pk, material.kind)
    record(event, actor=actor, person=onboarding.person_id, subject=onboarding)
    return material


def account_number(text: str) -> str:
    """The digits alone; BadInput where it is no account number."""
    digits = "".join(text.split()).replace("-", "")
    if not ACCOUNT_NUMBER.fullmatch(digits):
        raise BadInput(N_("Please type the account number of the card: 8 to 30 digits."), code="bad_account")
    return digits


@transaction.atomic
def accept_material(material: Material, *, user: User, actor: Actor) -> Material:
    onboarding, material = _open(material)
    if material.status != MaterialStatus.SENT:
        raise Conflict(N_("There is nothing to accept: no paper was sent, or it is settled."), code="material_state")
    _settle(material, MaterialStatus.ACCEPTED, user)
    event = events.MaterialAccepted(onboarding.pk, material.kind)
    record(event, actor=actor, person=onboarding.person_id, subject=onboarding)
    return material


@transaction.atomic
def return_material(material: Material, *, reason: str, user: User, actor: Actor) -> Material:
    """The paper will not do; the person is told why and sends another."""
    onboarding, material = _open(material)
    if material.status not in (MaterialStatus.SENT, MaterialStatus.ACCEPTED):
        raise Conflict(N_("There is nothing to send back."), code="material_state")
    if not reason.strip():
        raise BadInput(N_("Say what is wrong with it, so that the next one is right."), code="no_reason")
    material.note = reason.strip()
    _settle(material, MaterialStatus.RETURNED, user)
    write_to_person(onboarding, "onboarding_returned", actor=actor, material=material)
    event = events.MaterialReturned(onboarding.pk, material.kind)
    record(event, actor=actor, person=onboarding.person_id, subject=onboarding)
    return material


@transaction.atomic
def waive_material(material: Material, *, user: User, actor: Actor) -> Material:
    """The paper is not needed, or seen in the original."""
    onboarding, material = _open(material)
    if material.status not in (*OUTSTANDING, MaterialStatus.SENT):
        raise Conflict(N_("This paper is settled already; nothing more is needed."), code="material_settled")
    _settle(material, MaterialStatus.WAIVED, user)
    event = events.MaterialWaived(onboarding.pk, material.kind)
    record(event, actor=actor, person=onboarding.person_id, subject=onboarding)
    return material


def _open(material: Material) -> tuple[Onboarding, Material]:
    onboarding = locked_open(material.onboarding_id)
    return onboarding, _fresh(material.pk)


def _fresh(material_id: UUID) -> Material:
    return Material.objects.select_related("onboarding", "file").get(pk=material_id)


def _settle(material: Material, status: MaterialStatus, user: User) -> None:
    material.status, material.checked_at, material.checked_by = status, timezone.now(), user
    material.save()
