"""Accepted offer → contract → approval → both signatures → hired, by events alone."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from hireloop.contracts.drafting import actions as contracts
from hireloop.contracts.drafting import queries
from hireloop.contracts.drafting.models import Contract
from hireloop.contracts.drafting.states import Status
from hireloop.platform.accounts.roles import Role
from hireloop.platform.approvals import actions as approvals
from hireloop.platform.approvals.queries import latest_for
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.background.testing import run_all
from hireloop.platform.directory.models import Department, Employer
from hireloop.platform.notifications.models import Message, Notice
from hireloop.platform.signing import queries as signing
from hireloop.platform.signing.events import EnvelopeCompleted, SigningDeclined
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.applications.stages import Stage
from hireloop.recruiting.jobs.models import Job, JobStatus
from hireloop.recruiting.offers import actions as offers
from hireloop.recruiting.offers.events import OfferAccepted
from hireloop.recruiting.offers.models import Offer
from hireloop.recruiting.offers.states import OfferState
from hireloop.recruiting.offers.terms import Allowance, OfferDraft, Pay

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system("tests")


@pytest.fixture
def employer(db):
    return Employer.objects.create(
        name="云杉科技（演示）有限公司", city="上海", address="上海市徐汇区漕溪北路18号", legal_representative="沈澜"
    )


@pytest.fixture
def accepted(employer, wang_fang, zhang_min):
    """王芳 has accepted; the event is in the trail."""
    now = timezone.now()
    job = Job.objects.create(title="后端工程师", status=JobStatus.OPEN, city="上海", opened_at=now)
    application = Application.objects.create(
        person=wang_fang, job=job, stage=Stage.OFFER, applied_at=now, stage_since=now
    )
    start = timezone.localdate() + timedelta(days=30)
    draft = OfferDraft(
        title="后端工程师",
        employer_id=employer.pk,
        department_id=Department.objects.create(employer=employer, name="研发部").pk,
        place="上海市",
        start_on=start,
        expires_on=timezone.localdate() + timedelta(days=7),
        term_months=36,
        probation_months=3,
        pay=Pay(28_000_50, months=13, allowances=(Allowance("餐补", 600_00),), probation_percent=80),
        benefits=("补充医疗保险", "年假十天"),
    )
    offer = offers.prepare_offer(application, draft, actor=Actor.user(zhang_min), user=zhang_min)
    Offer.objects.filter(pk=offer.pk).update(state=OfferState.ACCEPTED, answered_at=now)
    record(OfferAccepted(offer_id=offer.pk), actor=SYSTEM, person=wang_fang, subject=offer)
    run_all()
    return application, Contract.objects.get(offer_id=offer.pk), start


def complete(contract, user):
    version = queries.current_version(contract)
    facts = version.facts.with_(
        id_number="11010519491231002X", address="上海市零陵路1号", job_content="服务端开发", position_level="ordinary"
    )
    terms = contracts.Terms(facts, version.clauses)
    return contracts.save_terms(contract, terms, expected=contract.revision, actor=Actor.user(user), user=user)


def test_the_offer_fills_the_contract_and_hr_and_the_person_hear_of_it(accepted, zhang_min, wang_fang):
    application, contract, start = accepted
    facts = queries.current_version(contract).facts
    assert (facts.name, facts.title, facts.department, facts.start_on) == ("王芳", "后端工程师", "研发部", start)
    assert (facts.base_fen, facts.monthly_fen, facts.probation_pay_fen) == (2_800_050, 2_860_050, 2_300_040)
    assert facts.end_on == contracts.end_of_term(start, 36)
    assert "13" in facts.bonus
    assert facts.benefits == "补充医疗保险\n年假十天"
    assert (contract.application_id, contract.region) == (application.pk, "上海")
    assert Notice.objects.filter(user=zhang_min, url__contains=str(contract.pk)).exists()
    assert Message.objects.filter(template="contract_facts", person=wang_fang).count() == 1

    run_all()
    assert Contract.objects.count() == 1
    assert Message.objects.filter(template="contract_facts").count() == 1


def test_approval_sends_it_and_both_signatures_hire(accepted, zhang_min, make_user):
    application, contract, _start = accepted
    lawyer = make_user("孙莉", "sun.li@example.com", Role.HR)
    contract = contracts.hand_in(complete(contract, zhang_min), actor=Actor.user(zhang_min), user=zhang_min)
    approvals.approve(latest_for(contract), user=lawyer, actor=Actor.user(lawyer))
    run_all()
    contract.refresh_from_db()
    assert contract.status == Status.OUT_FOR_SIGNATURE

    envelope = signing.envelope_of(contract)
    completed = EnvelopeCompleted(envelope.pk, "drafting.contract", contract.pk)
    record(completed, actor=SYSTEM, person=contract.person, subject=envelope)
    run_all()
    contract.refresh_from_db()
    application.refresh_from_db()
    assert contract.status == Status.SIGNED
    assert contract.signed_on == date.today() or contract.signed_on == timezone.localdate()
    assert application.stage == Stage.HIRED


def test_a_returned_contract_is_a_draft_again(accepted, zhang_min, make_user):
    _application, contract, _start = accepted
    other = make_user("孙莉", "sun.li@example.com", Role.HR)
    contract = contracts.hand_in(complete(contract, zhang_min), actor=Actor.user(zhang_min), user=zhang_min)
    approvals.return_(latest_for(contract), user=other, actor=Actor.user(other), comment="试用期工资请核对")
    run_all()
    contract.refresh_from_db()
    assert contract.status == Status.DRAFT
    again = contracts.hand_in(contract, actor=Actor.user(zhang_min), user=zhang_min)
    assert again.status == Status.IN_APPROVAL


def test_a_declined_contract_comes_back_and_hr_is_told(accepted, zhang_min, make_user):
    _application, contract, _start = accepted
    other = make_user("孙莉", "sun.li@example.com", Role.HR)
    contract = contracts.hand_in(complete(contract, zhang_min), actor=Actor.user(zhang_min), user=zhang_min)
    approvals.approve(latest_for(contract), user=other, actor=Actor.user(other))
    run_all()
    envelope = signing.envelope_of(contract)
    signer = envelope.signers.order_by("order").first()
    declined = SigningDeclined(envelope.pk, signer.pk, "drafting.contract", contract.pk)
    record(declined, actor=SYSTEM, person=contract.person, subject=envelope)
    run_all()
    contract.refresh_from_db()
    assert contract.status == Status.APPROVED
    assert Notice.objects.filter(user=zhang_min, url__contains=str(contract.pk)).count() >= 2
