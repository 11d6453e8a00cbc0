"""The only writer about renewals."""

from dataclasses import replace
from datetime import date, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from hireloop.contracts.drafting import actions as drafting
from hireloop.contracts.drafting import queries as drafting_queries
from hireloop.contracts.drafting.models import Contract
from hireloop.contracts.terms.dates import last_day_of
from hireloop.contracts.terms.facts import TermKind
from hireloop.kernel.errors import N_, BadInput, Conflict
from hireloop.platform.accounts.models import User
from hireloop.platform.accounts.queries import users_with_role
from hireloop.platform.accounts.roles import Role
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.notifications import actions as notifications

from .events import RenewalDecided, RenewalReminded
from .models import Choice, Renewal
from .outlook import outlook_of
from .queries import days_left

REMIND_AT_DAYS = (90, 60, 30)


@transaction.atomic
def decide(contract: Contract, choice: str, *, reason: str, user: User, actor: Actor) -> Renewal:
    """Renew, let it end, or leave it open again. Letting it end says why."""
    if choice not in Choice.values:
        raise BadInput(N_("Renew the contract, let it end, or leave it open."), code="renewal_choice")
    if choice == Choice.LET_END and not reason.strip():
        raise BadInput(N_("Say why the contract is not renewed."), code="no_reason")
    renewal = _renewal_of(contract)
    if renewal.next_contract_id and choice != Choice.RENEW:
        raise Conflict(N_("The next contract is drafted already. Cancel that draft first."), code="already_drafted")
    renewal.choice, renewal.reason = choice, reason.strip() or None
    renewal.decided_by, renewal.decided_at = user, timezone.now()
    renewal.save()
    event = RenewalDecided(contract.pk, choice)
    record(event, actor=actor, person=contract.person_id, subject=contract)
    return renewal


@transaction.atomic
def draft_next(
    contract: Contract, *, term_kind: str, years: int | None, reason: str, user: User, actor: Actor
) -> Contract:
    """The next contract, filled from this one and beginning the day after it ends; nobody types it again.

    ``years`` of a fixed term. Where the law wants an open-ended contract, a fixed term is refused unless the
    employee asked for it (``reason`` says so), which the draft then states.
    """
    if term_kind not in (TermKind.FIXED, TermKind.OPEN_ENDED):
        raise BadInput(N_("A renewal is for a fixed term or open-ended."), code="term_kind")
    if term_kind == TermKind.FIXED and not (years and 1 <= years <= 20):
        raise BadInput(N_("Say for how many years: 1 to 20."), code="years")
    if term_kind == TermKind.FIXED and outlook_of(contract).must_be_open_ended and not reason.strip():
        raise BadInput(
            N_("The law asks for an open-ended contract. A fixed term needs the employee’s own request; note it."),
            code="must_be_open_ended",
        )
    renewal = _renewal_of(contract)
    if renewal.next_contract_id:
        raise Conflict(N_("The next contract is drafted already."), code="already_drafted")
    following = drafting.draft_contract(_next(contract, term_kind, years, reason), actor=actor, user=user)
    renewal.next_contract = following
    renewal.save()
    decide(contract, Choice.RENEW, reason=reason, user=user, actor=actor)
    return following


def _next(contract: Contract, term_kind: str, years: int | None, reason: str) -> drafting.NewContract:
    assert contract.end_on is not None
    version = drafting_queries.current_version(contract)
    begins: date = contract.end_on + timedelta(days=1)
    asked = True if term_kind == TermKind.FIXED and outlook_of(contract).must_be_open_ended else None
    facts = replace(
        version.facts,
        signed_on=None,
        offered_on=None,
        term_kind=term_kind,
        start_on=begins,
        end_on=last_day_of(begins, months=12 * years) if years and term_kind == TermKind.FIXED else None,
        probation_months=0,
        probation_pay_fen=None,
        previous_fixed_terms=None,
        years_of_service=int(outlook_of(contract).years_of_service),
        asked_for_fixed_term=asked,
    )
    return drafting.NewContract(
        person=contract.person,
        employer=contract.employer,
        department=contract.department,
        title=contract.title,
        facts=facts,
        clauses=version.clauses,
        region=contract.region,
        language=contract.language,
        template=contract.template,
        takes_usual_template=contract.template is not None and not contract.template.is_active,
        previous=contract,
    )


@transaction.atomic
def remind(contract: Contract, *, actor: Actor) -> bool:
    """Tell HR once at 90, 60 and 30 days before the end, while nothing is decided; False where it is not due."""
    renewal = _renewal_of(contract)
    left = days_left(contract)
    due = min((days for days in REMIND_AT_DAYS if left <= days), default=None)
    if due is None or renewal.choice != Choice.OPEN:
        return False
    if renewal.reminded_days is not None and renewal.reminded_days <= due:
        return False
    renewal.reminded_days = due
    renewal.save()
    _tell_hr(contract, left)
    record(RenewalReminded(contract.pk, left), actor=actor, person=contract.person_id, subject=contract)
    return True


def _tell_hr(contract: Contract, left: int) -> None:
    must = bool(outlook_of(contract).must_be_open_ended)
    text = (
        _("The contract of {name} ends in {days} days; the next one must be open-ended.")
        if must
        else _("The contract of {name} ends in {days} days. Decide about its renewal.")
    )
    said = format_lazy(text, name=contract.person.name, days=left)
    for user in users_with_role(Role.HR):
        url = reverse("renewal:contract", args=[contract.pk])
        notifications.notify(user, said, url=url, person=contract.person)


def _renewal_of(contract: Contract) -> Renewal:
    Contract.objects.select_for_update().get(pk=contract.pk)
    renewal, _made = Renewal.objects.get_or_create(contract=contract)
    return renewal
