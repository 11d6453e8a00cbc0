"""The only writer of endings."""

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from hireloop.contracts.drafting import actions as drafting
from hireloop.contracts.drafting.models import Contract
from hireloop.kernel.errors import N_, BadInput, Conflict
from hireloop.law.cn.ending import EndingFacts
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.vault import files

from . import events, queries
from .certificate import certificate_pdf
from .models import EndingCase, EndingStatus
from .reckoning import facts_as_json, first_day_of, reckon, reckoned_as_json

PDF = "application/pdf"


def record_ending(contract: Contract, facts: EndingFacts, *, reason: str, user: User, actor: Actor) -> EndingCase:
    """Keep what was decided, and what the law said of it on this day; carried out when the last day is over.

    Where the law objects, a person may still decide so, with a written ``reason``. Raises Conflict where an ending
    is recorded already.
    """
    ending = reckon(contract, facts)
    if ending.verdict == "violation" and not reason.strip():
        raise BadInput(
            N_("The law objects to this ending. Change it, or write down why it is done all the same."),
            code="ending_reason",
        )
    try:
        with transaction.atomic():
            case = EndingCase.objects.create(
                contract=contract,
                ground=facts.ground,
                ends_on=facts.ended_on,
                verdict=ending.verdict,
                facts=facts_as_json(facts),
                reckoned=reckoned_as_json(ending),
                reason=reason.strip() or None,
                recorded_by=user,
            )
            event = events.EndingRecorded(contract.pk, case.pk)
            record(event, actor=actor, person=contract.person_id, subject=case)
    except IntegrityError:
        raise Conflict(N_("An ending of this contract is recorded already."), code="already_recorded") from None
    if facts.ended_on < timezone.localdate():
        carry_out(case.pk, actor=actor)
        case.refresh_from_db()
    return case


@transaction.atomic
def call_off(case: EndingCase, *, reason: str, actor: Actor) -> EndingCase:
    """It does not come to it: the contract goes on."""
    case = _locked(case.pk)
    if case.status != EndingStatus.PLANNED:
        raise Conflict(N_("Only an ending that is still planned can be called off."), code="ending_state")
    if not reason.strip():
        raise BadInput(N_("Say why the ending is called off."), code="no_reason")
    case.status = EndingStatus.CALLED_OFF
    case.save()
    event = events.EndingCalledOff(case.contract_id, case.pk)
    record(event, actor=actor, person=case.contract.person_id, subject=case, reason=reason.strip())
    return case


@transaction.atomic
def carry_out(case_id: UUID, *, actor: Actor) -> bool:
    """The last day is over: the contract ends, and the certificate is written; False where that is done."""
    case = _locked(case_id)
    if case.status != EndingStatus.PLANNED:
        return False
    case.status = EndingStatus.DONE
    case.save()
    drafting.end(case.contract, ended_on=case.ends_on, actor=actor, reason=case.reckoned["ground"]["zh"])
    write_certificate(case, actor=actor)
    return True


@transaction.atomic
def write_certificate(case: EndingCase, *, actor: Actor, today: date | None = None) -> EndingCase:
    """The leaving certificate, anew where there is one; it may be written for the last day itself."""
    case = _locked(case.pk)
    if case.status == EndingStatus.CALLED_OFF:
        raise Conflict(N_("This ending was called off; there is nothing to certify."), code="ending_state")
    contract, before = case.contract, case.certificate
    first_day = first_day_of(contract, queries.first_day(contract))
    pdf = certificate_pdf(contract, first_day=first_day, ended_on=case.ends_on, today=today or timezone.localdate())
    case.certificate = files.store(
        contract.person_id, pdf, name=f"离职证明-{contract.person.name}.pdf", media_type=PDF, purpose="certificate"
    )
    case.save()
    if before is not None:
        files.remove(before)
    event = events.CertificateWritten(contract.pk, case.pk)
    record(event, actor=actor, person=contract.person_id, subject=case)
    return case


def _locked(case_id: UUID) -> EndingCase:
    rows = EndingCase.objects.select_for_update(of=("self",))
    return rows.select_related("contract__person", "contract__employer", "certificate").get(pk=case_id)
