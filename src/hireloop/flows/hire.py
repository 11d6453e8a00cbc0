"""From the accepted offer to the signed labour contract.

offer accepted → contract drafted from it, nothing typed again → HR told, the person asked for what only they know
→ (HR edits, hands in) approval granted → sent for signature; returned or refused → a draft again
→ signed by both → the application is hired; declined, cancelled, expired → back to HR
"""

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hireloop.contracts.drafting import actions as contracts
from hireloop.contracts.drafting.events import ContractApproved, ContractNotSigned, ContractSigned
from hireloop.contracts.drafting.models import Contract
from hireloop.contracts.drafting.states import Status
from hireloop.contracts.terms.facts import Allowance, Facts
from hireloop.kernel.errors import BadInput
from hireloop.platform.accounts.queries import users_with_role
from hireloop.platform.accounts.roles import Role
from hireloop.platform.approvals.events import (
    ApprovalGranted,
    ApprovalRefused,
    ApprovalReturned,
    ApprovalWithdrawn,
)
from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.handlers import handles
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.directory.models import Department, Employer, Person
from hireloop.platform.notifications import actions as notifications
from hireloop.platform.signing.events import (
    EnvelopeCancelled,
    EnvelopeCompleted,
    EnvelopeExpired,
    SigningDeclined,
)
from hireloop.recruiting.applications import actions as applications
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.applications.stages import Stage
from hireloop.recruiting.offers.events import OfferAccepted
from hireloop.recruiting.offers.queries import terms_of
from hireloop.recruiting.offers.terms import OfferTerms

FLOW = Actor.system("flows.hire")
CONTRACT = "drafting.contract"
DRAFTED = gettext_lazy("{name} accepted the offer; the labour contract is drafted.")
NOT_SENT = gettext_lazy("The labour contract of {name} is approved but could not be sent: open it to see why.")
NOT_SIGNED = gettext_lazy("The labour contract of {name} came back without signature.")
SIGNED = gettext_lazy("The labour contract of {name} is signed by both.")


@handles(OfferAccepted)
def draft_the_contract(event: OfferAccepted, row: AuditRow) -> None:
    offer = terms_of(event.offer_id)
    new = contract_from(offer)
    contract = contracts.draft_contract(new, actor=FLOW)
    if contract.revision == 1 and new.person.email and not contract.facts_requests.exists():
        contracts.ask_where_needed(contract, actor=FLOW)
    tell_hr(contract, DRAFTED)


def contract_from(offer: OfferTerms) -> contracts.NewContract:
    """Everything that the offer says, in the words of the contract, on the document that the employer uses there."""
    employer = Employer.objects.get(pk=offer.employer_id)
    return contracts.NewContract(
        person=Person.objects.get(pk=offer.person_id),
        employer=employer,
        takes_usual_template=True,
        department=Department.objects.filter(pk=offer.department_id).first() if offer.department_id else None,
        title=offer.title,
        facts=facts_from(offer),
        language="zh" if offer.language == "zh" else "zh-en",
        offer_id=offer.offer_id,
        application_id=offer.application_id,
    )


def facts_from(offer: OfferTerms) -> Facts:
    pay = offer.pay
    return Facts(
        offered_on=offer.accepted_at.date() if offer.accepted_at else None,
        title=offer.title,
        work_place=offer.place,
        term_kind=offer.term_kind,
        start_on=offer.start_on,
        end_on=contracts.end_of_term(offer.start_on, offer.term_months) if offer.term_kind == "fixed" else None,
        task=offer.task,
        probation_months=offer.probation_months,
        probation_pay_fen=pay.probation_fen + pay.allowances_fen if offer.probation_months else None,
        working_time=offer.working_time,
        base_fen=pay.base_fen,
        allowances=tuple(Allowance(each.name, each.amount_fen) for each in pay.allowances),
        bonus=bonus_in_words(offer),
        bonus_percent=int(pay.bonus_percent) if pay.bonus_percent is not None else None,
        benefits="\n".join(offer.benefits),
    )


def bonus_in_words(offer: OfferTerms) -> str:
    """What the offer promises beside twelve monthly wages."""
    pay = offer.pay
    extra = _("a year’s base pay is paid in %(months)s monthly parts") % {"months": pay.months}
    return "；".join(filter(None, [pay.bonus_text, extra if pay.months != 12 else ""]))


@handles(ApprovalGranted)
def contract_is_approved(event: ApprovalGranted, row: AuditRow) -> None:
    if event.subject_type == CONTRACT:
        contract = _contract(event.subject_id)
        if contract.status == Status.IN_APPROVAL:
            contracts.approve(contract, actor=FLOW)


@handles(ApprovalReturned, ApprovalRefused, ApprovalWithdrawn)
def contract_goes_back(event: ApprovalReturned | ApprovalRefused | ApprovalWithdrawn, row: AuditRow) -> None:
    if event.subject_type == CONTRACT:
        contract = _contract(event.subject_id)
        if contract.status == Status.IN_APPROVAL:
            contracts.reopen(contract, actor=FLOW)


@handles(ContractApproved)
def send_it_for_signature(event: ContractApproved, row: AuditRow) -> None:
    """What a second try would meet again (no address to write to) is told to HR, who mend it and send by hand."""
    contract = _contract(event.contract_id)
    if contract.status != Status.APPROVED:
        return
    try:
        contracts.send_for_signing(contract, actor=FLOW)
    except BadInput:
        tell_hr(contract, NOT_SENT)


@handles(EnvelopeCompleted)
def both_have_signed(event: EnvelopeCompleted, row: AuditRow) -> None:
    if event.subject_type == CONTRACT:
        contracts.mark_signed(_contract(event.subject_id), actor=FLOW)


@handles(SigningDeclined, EnvelopeExpired, EnvelopeCancelled)
def came_back_unsigned(event: SigningDeclined | EnvelopeExpired | EnvelopeCancelled, row: AuditRow) -> None:
    if event.subject_type == CONTRACT:
        how = {SigningDeclined: "declined", EnvelopeExpired: "expired"}.get(type(event), "cancelled")
        contract = _contract(event.subject_id)
        contracts.came_back(contract, how=how, envelope_id=event.envelope_id, actor=FLOW)


@handles(ContractNotSigned)
def tell_that_it_came_back(event: ContractNotSigned, row: AuditRow) -> None:
    tell_hr(_contract(event.contract_id), NOT_SIGNED)


@handles(ContractSigned)
def the_candidate_is_hired(event: ContractSigned, row: AuditRow) -> None:
    contract = _contract(event.contract_id)
    tell_hr(contract, SIGNED)
    if contract.application_id is None:
        return
    application = Application.objects.filter(pk=contract.application_id).select_related("job", "person").first()
    if application is not None and application.stage == Stage.OFFER:
        applications.move_stage(application, Stage.HIRED, actor=FLOW)


def tell_hr(contract: Contract, text: Any) -> None:
    """Whoever drafted it, else HR."""
    told = format_lazy(text, name=contract.person.name)
    users = [contract.drafted_by] if contract.drafted_by else list(users_with_role(Role.HR)[:50])
    for user in users:
        url = reverse("drafting:contract", args=[contract.pk])
        notifications.notify(user, told, url=url, person=contract.person)


def _contract(contract_id: UUID) -> Contract:
    return Contract.objects.select_related("person", "employer", "department", "drafted_by").get(pk=contract_id)
