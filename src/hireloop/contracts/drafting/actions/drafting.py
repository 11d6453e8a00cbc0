"""A contract is drafted: filled from the offer, or for somebody who works here already."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hireloop.contracts.terms.clauses import Clause, built_in_contract, check_clauses
from hireloop.contracts.terms.dates import last_day_of
from hireloop.contracts.terms.facts import Facts
from hireloop.kernel.errors import BadInput
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.models import Department, Employer, Person
from hireloop.platform.documents.models import DocumentTemplate

from .. import queries
from ..events import ContractDrafted
from ..models import Contract, ContractLanguage, ContractVersion
from ..regions import region_of
from ..templates_chosen import usual_template
from .editing import note_terms

USUAL = {"hours_per_day": 8, "hours_per_week": 40, "rest_days": 2, "payday": 10, "working_time": "standard"}
"""What most contracts say; whoever drafts sees and changes it."""


@dataclass(frozen=True)
class NewContract:
    """``takes_usual_template``: the document that the employer has named as usual for the region.

    ``facts`` go before what the person's and the employer's own entries say; what nobody knows stays
    open.
    """

    person: Person
    employer: Employer
    title: str
    facts: Facts
    clauses: tuple[Clause, ...] = ()
    department: Department | None = None
    region: str = ""
    language: str = ContractLanguage.CHINESE
    offer_id: UUID | None = None
    application_id: UUID | None = None
    template: DocumentTemplate | None = None
    takes_usual_template: bool = False
    previous: Contract | None = None


def end_of_term(start: date | None, months: int | None) -> date | None:
    """The last day of a fixed term; None where one of the two is not known."""
    return last_day_of(start, months=months) if start and months else None


def draft_contract(new: NewContract, *, actor: Actor, user: User | None = None) -> Contract:
    """The draft with its first version. For an offer there is one contract, however often this is called."""
    if not new.title.strip():
        raise BadInput(_("Say for which position the contract is."), code="contract_title")
    if new.offer_id and (known := queries.open_contract_for_offer(new.offer_id)):
        return known
    clauses = check_clauses(new.clauses or built_in_contract())
    facts = filled(new)
    try:
        with transaction.atomic():
            return _draft(new, facts, clauses, actor=actor, user=user)
    except IntegrityError:
        known = queries.open_contract_for_offer(new.offer_id) if new.offer_id else None
        if known is None:
            raise
        return known


def filled(new: NewContract) -> Facts:
    """The facts, with what person, employer and history know already."""
    person, employer = new.person, new.employer
    before = list(queries.concluded_with(person, employer.pk))
    known: dict[str, Any] = {
        "employer_name": employer.name,
        "employer_code": employer.credit_code,
        "employer_representative": employer.legal_representative,
        "employer_address": employer.address,
        "name": person.name,
        "id_kind": person.id_kind or "resident",
        "id_number": person.id_number or "",
        "address": person.address or "",
        "phone": person.phone or "",
        "email": person.email or "",
        "title": new.title.strip(),
        "department": new.department.name if new.department else "",
        "signed_on": timezone.localdate(),
        "work_place": employer.city,
        "previous_fixed_terms": sum(each.term_kind == "fixed" for each in before),
        "years_of_service": 0 if not before else None,
        "social_insurance": True,
        **USUAL,
    }
    open_ones = {key: value for key, value in known.items() if getattr(new.facts, key) in (None, "", ())}
    return new.facts.with_(**{**open_ones, "id_kind": new.facts.id_kind or known["id_kind"]})


def _draft(new: NewContract, facts: Facts, clauses: tuple[Clause, ...], *, actor: Actor, user: User | None) -> Contract:
    region = new.region or region_of(facts.work_place, new.employer.city)
    template = usual_template(new.employer, region) if new.takes_usual_template else new.template
    contract = Contract(
        person=new.person,
        employer=new.employer,
        department=new.department,
        title=new.title.strip()[:120],
        region=region,
        language=new.language,
        status_since=timezone.now(),
        offer_id=new.offer_id,
        application_id=new.application_id,
        template=template,
        previous=new.previous,
        drafted_by=user,
        revision=1,
    )
    note_terms(contract, facts, clauses)
    contract.save()
    version = ContractVersion(contract=contract, number=1, made_by=user)
    version.template_version = template.newest if template else None
    version.set_terms(facts, clauses)
    version.save()
    event = ContractDrafted(contract.id, from_offer=new.offer_id is not None)
    record(event, actor=actor, person=new.person, subject=contract)
    return contract
