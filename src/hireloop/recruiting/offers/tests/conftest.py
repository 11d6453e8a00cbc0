"""王芳 at the stage of offers for a job with a range, and the ways an offer goes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.utils import timezone

from hireloop.platform.accounts.models import User
from hireloop.platform.accounts.roles import Role
from hireloop.platform.approvals import actions as approvals
from hireloop.platform.approvals.queries import latest_for
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.background.testing import run_all
from hireloop.platform.directory.models import Department, Employer
from hireloop.platform.signing import queries as signing
from hireloop.platform.signing.events import EnvelopeCompleted
from hireloop.platform.signing.states import EnvelopeState
from hireloop.recruiting.applications import actions as applications
from hireloop.recruiting.applications.actions import ApplicationDraft
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.applications.resume_files import ResumeFile
from hireloop.recruiting.jobs import actions as jobs
from hireloop.recruiting.jobs.drafts import JobDraft, ProfileRow
from hireloop.recruiting.jobs.models import Job
from hireloop.recruiting.offers import actions
from hireloop.recruiting.offers.models import Offer
from hireloop.recruiting.offers.prefill import first_draft
from hireloop.recruiting.offers.terms import Allowance, OfferDraft, Pay

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture
def employer(db: None) -> Employer:
    return Employer.objects.create(name="云杉科技有限公司", city="上海", address="上海市徐汇区虹桥路 1 号")


@pytest.fixture
def sun_li(make_user: Callable[..., User]) -> User:
    """孙莉, the second colleague in HR."""
    return make_user("孙莉", "sun.li@example.com", Role.HR)


@pytest.fixture
def job(zhang_min: User, employer: Employer) -> Job:
    draft = JobDraft(
        title="后端工程师",
        city="上海",
        salary_from_fen=25_000_00,
        salary_to_fen=40_000_00,
        department_id=Department.objects.create(employer=employer, name="研发部").pk,
        profile=(ProfileRow("teamwork", 10),),
    )
    return jobs.open_job(
        jobs.create_job(draft, actor=Actor.user(zhang_min), user=zhang_min), actor=Actor.user(zhang_min)
    )


@pytest.fixture
def application(job: Job, zhang_min: User) -> Application:
    draft = ApplicationDraft(name="王芳", email="wang.fang@example.com", phone="13800138000")
    resume = ResumeFile(name="简历.pdf", media_type="application/pdf", content=PDF)
    found = applications.apply(job, draft, resume=resume, actor=Actor.system("tests")).application
    applications.move_stage(found, "offer", actor=Actor.user(zhang_min), user=zhang_min)
    found.refresh_from_db()
    return found


@pytest.fixture
def draft(application: Application) -> OfferDraft:
    pay = Pay(28_000_00, months=13, allowances=(Allowance("餐补", 600_00),), probation_percent=80)
    return replace(first_draft(application), pay=pay, benefits=("五险一金", "年假十天"))


@pytest.fixture
def offer(application: Application, draft: OfferDraft, zhang_min: User) -> Offer:
    return actions.prepare_offer(application, draft, actor=Actor.user(zhang_min), user=zhang_min)


@pytest.fixture
def approve(zhang_min: User, sun_li: User) -> Callable[[Offer], Offer]:
    """Handed in by 张敏 and approved by 孙莉."""

    def do(offer: Offer) -> Offer:
        actions.hand_in(offer, actor=Actor.user(zhang_min), user=zhang_min)
        approvals.approve(latest_for(offer), user=sun_li, actor=Actor.user(sun_li))
        run_all()
        offer.refresh_from_db()
        return offer

    return do


@pytest.fixture
def sent(offer: Offer, approve: Callable[[Offer], Offer], zhang_min: User) -> Offer:
    return actions.send_offer(approve(offer), actor=Actor.user(zhang_min))


@pytest.fixture
def sign() -> Callable[[Offer], None]:
    """What is left when the candidate has signed: the envelope is complete, and the trail says so."""

    def do(offer: Offer) -> None:
        envelope = signing.envelope_of(offer)
        envelope.state, envelope.ended_at = EnvelopeState.COMPLETED, timezone.now()
        envelope.save()
        event = EnvelopeCompleted(envelope.pk, envelope.subject_type, envelope.subject_id)
        record(event, actor=Actor.candidate(offer.person), person=offer.person, subject=envelope)

    return do


@pytest.fixture
def today() -> date:
    return timezone.localdate()
