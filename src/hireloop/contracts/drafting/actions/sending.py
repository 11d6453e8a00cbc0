"""To the person and to the employer's seal, and back."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hireloop.kernel.errors import Conflict
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.signing.actions import SignerSpec, open_envelope
from hireloop.platform.vault import files

from .. import queries
from ..document.arranging import ANCHORS
from ..events import ContractNotSigned, ContractSent, ContractSigned
from ..models import Contract, ContractVersion
from ..states import Status
from .steps import locked, move

KIND = "contract"
TIME_TO_SIGN = timedelta(days=14)


@transaction.atomic
def send_for_signing(contract: Contract, *, actor: Actor) -> Contract:
    """First the person signs, then the employer seals: what was approved, to the byte."""
    contract = locked(contract)
    if contract.status == Status.OUT_FOR_SIGNATURE:
        return contract
    version = queries.current_version(contract)
    move(contract, Status.OUT_FOR_SIGNATURE)
    envelope = open_envelope(
        title=_("Labour contract: %(name)s") % {"name": contract.person.name},
        pdf=approved_pdf(version),
        kind=KIND,
        subject=contract,
        signers=signers_of(contract, version),
        language=contract.person.language,
        expires_at=timezone.now() + TIME_TO_SIGN,
        actor=actor,
    )
    event = ContractSent(contract.id, envelope.pk)
    record(event, actor=actor, person=contract.person, subject=contract)
    return contract


def signers_of(contract: Contract, version: ContractVersion) -> list[SignerSpec]:
    facts = version.facts
    person = SignerSpec(
        "person",
        facts.name,
        order=1,
        person=contract.person,
        id_number=facts.id_number,
        anchor=ANCHORS["person"],
    )
    employer = SignerSpec(
        "employer", contract.employer.name, order=2, employer=contract.employer, anchor=ANCHORS["employer"]
    )
    return [person, employer]


def approved_pdf(version: ContractVersion) -> bytes:
    if version.pdf is None:
        raise Conflict(_("This version was never printed: hand it in for approval again."), code="no_pdf")
    with files.open_file(version.pdf) as source:
        return source.read()


@transaction.atomic
def mark_signed(contract: Contract, *, actor: Actor, signed_on: date | None = None) -> Contract:
    """Both have signed. Called as often as the news arrives.

    ``signed_on``: the day on which they agreed, where that was before the signatures came here; else today.
    """
    contract = locked(contract)
    if contract.is_concluded:
        return contract
    contract.signed_on = signed_on or timezone.localdate()
    move(contract, Status.SIGNED)
    event = ContractSigned(contract.id, contract.person_id)
    record(event, actor=actor, person=contract.person, subject=contract)
    return contract


@transaction.atomic
def came_back(contract: Contract, *, how: str, envelope_id: UUID, actor: Actor) -> Contract:
    """Declined, cancelled or out of time: approved still, and can be sent again or reopened."""
    contract = locked(contract)
    if contract.status != Status.OUT_FOR_SIGNATURE:
        return contract
    move(contract, Status.APPROVED)
    event = ContractNotSigned(contract.id, how=how)
    record(event, actor=actor, person=contract.person, subject=contract)
    return contract
