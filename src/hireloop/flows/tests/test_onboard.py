from dataclasses import replace
from datetime import timedelta

import pytest

from hireloop.contracts.drafting import actions as drafting
from hireloop.contracts.drafting.events import ContractSigned
from hireloop.contracts.drafting.models import Contract
from hireloop.contracts.drafting.queries import current_version
from hireloop.contracts.drafting.states import Status
from hireloop.contracts.terms.samples import complete_facts
from hireloop.people.employees.models import Employee
from hireloop.people.onboarding.models import Onboarding
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.background.testing import run_all
from hireloop.recruiting.applications import actions as applications
from hireloop.recruiting.offers.tests import conftest as offers
from hireloop.recruiting.offers.tests.conftest import (  # noqa: F401 — the course of an offer
    application,
    approve,
    draft,
    employer,
    job,
    offer,
    sent,
    sun_li,
)

pytestmark = pytest.mark.django_db

SYSTEM = Actor.system("tests")


accept = offers.sign


@pytest.fixture
def conclude(wang_fang, employer):  # noqa: F811
    """A contract of 王芳 that both have signed."""

    def conclude(*, previous=None, **facts):
        facts = replace(complete_facts(), employer_name="", employer_code="", name="", email="", **facts)
        new = drafting.NewContract(
            person=wang_fang, employer=employer, title="后端工程师", facts=facts, previous=previous
        )
        contract = drafting.draft_contract(new, actor=SYSTEM)
        Contract.objects.filter(pk=contract.pk).update(status=Status.SIGNED, signed_on=facts.start_on)
        record(ContractSigned(contract.pk, wang_fang.pk), actor=SYSTEM, person=wang_fang, subject=contract)
        run_all()
        contract.refresh_from_db()
        return contract

    return conclude


def test_a_signed_contract_makes_the_employee_without_typing(conclude, wang_fang):
    contract = conclude()
    facts = current_version(contract).facts
    employee = Employee.objects.get(person=wang_fang)
    assert employee.contract_id == contract.pk
    assert (employee.title, employee.starts_on) == ("后端工程师", facts.start_on)
    assert employee.contract_ends_on == facts.end_on
    assert employee.probation_ends_on == facts.probation_end
    assert employee.pay["base_fen"] == facts.base_fen


def test_the_next_contract_goes_on_with_the_same_record(conclude):
    first = conclude()
    begins = first.end_on + timedelta(days=1)
    second = conclude(previous=first, start_on=begins, end_on=begins.replace(year=begins.year + 3) - timedelta(days=1))
    employee = Employee.objects.get()
    assert employee.contract_id == second.pk
    assert employee.contract_ends_on == second.end_on
    drafting.end(first, ended_on=first.end_on, actor=SYSTEM)
    run_all()
    employee.refresh_from_db()
    assert employee.status != "left"


def test_an_ended_contract_ends_the_employment(conclude):
    contract = conclude()
    drafting.end(contract, ended_on=contract.start_on + timedelta(days=90), actor=SYSTEM, reason="劳动者提出解除")
    run_all()
    employee = Employee.objects.get()
    assert (employee.status, employee.left_on) == ("left", contract.start_on + timedelta(days=90))
    assert employee.left_reason == "劳动者提出解除"


def test_an_accepted_offer_asks_for_papers_and_a_withdrawal_calls_that_off(sent, accept, zhang_min):  # noqa: F811
    accept(sent)
    run_all()
    onboarding = Onboarding.objects.get(offer_id=sent.pk)
    assert onboarding.starts_on == sent.versions.get().draft().start_on
    assert onboarding.is_open
    found = sent.application
    found.refresh_from_db()
    applications.withdraw(found, actor=Actor.user(zhang_min), user=zhang_min, note="另有安排")
    run_all()
    onboarding.refresh_from_db()
    assert onboarding.status == "cancelled"
