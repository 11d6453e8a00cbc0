"""Brings offers of the demo as far as their script says: handed in, sent, or signed by the candidate."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from hireloop.platform.accounts.models import User
from hireloop.platform.approvals import actions as approvals
from hireloop.platform.approvals.actions import PolicyDraft, StepDraft
from hireloop.platform.approvals.models import ApprovalPolicy
from hireloop.platform.approvals.queries import latest_for
from hireloop.platform.approvals.states import Source
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.models import Department
from hireloop.platform.signing import queries as envelopes
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.offers import actions as offers
from hireloop.recruiting.offers.fields import KIND
from hireloop.recruiting.offers.models import Offer
from hireloop.recruiting.offers.prefill import first_draft
from hireloop.recruiting.offers.terms import Allowance, OfferDraft, Pay

from .clock import days_ago
from .signing_up import sign_by_code

ORDER = ("in_approval", "sent", "accepted")
PREPARED_DAYS_AGO = 3
SENT_DAYS_AGO = 2


def load_policy(heads: dict[str, User], *, actor: Actor) -> None:
    """``heads`` by the name of the department; an offer is approved by the head of its department."""
    for name, user in heads.items():
        Department.objects.filter(name=name, head=None).update(head=user)
    if not ApprovalPolicy.objects.filter(kind=KIND).exists():
        step = StepDraft("部门负责人", Source.DEPARTMENT_HEAD)
        approvals.save_policy(PolicyDraft(kind=KIND, name="录用通知", steps=(step,)), actor=actor)


def make_offer(application: Application, script: dict[str, Any], *, hr: User) -> Offer:
    """``script``: ``upto`` (one of ORDER), yuan, months, bonus_percent, and a question where the candidate asks one."""
    actor = Actor.user(hr)
    with days_ago(PREPARED_DAYS_AGO):
        offer = offers.prepare_offer(application, draft_of(application, script), actor=actor, user=hr)
        offers.hand_in(offer, actor=actor, user=hr)
    if script["upto"] == ORDER[0]:
        return offer
    with days_ago(SENT_DAYS_AGO):
        approve(offer)
        offers.send_offer(offer, actor=actor)
    if question := script.get("question"):
        offers.ask_question(offer, text=question, actor=Actor.candidate(offer.person))
    if script["upto"] == ORDER[2]:
        sign(offer)
    return offer


def draft_of(application: Application, script: dict[str, Any]) -> OfferDraft:
    pay = Pay(
        script["yuan"] * 100,
        months=script["months"],
        allowances=(Allowance("餐饮补贴", 600_00), Allowance("交通补贴", 300_00)),
        bonus_percent=Decimal(script["bonus_percent"]),
        bonus_text="年度绩效奖金，按考核结果发放",
        probation_percent=90,
    )
    benefits = ("五险一金", "补充医疗保险", "带薪年假十天", "年度体检")
    return replace(first_draft(application), pay=pay, benefits=benefits, words="期待与您共事。")


def approve(offer: Offer) -> None:
    """Whoever is asked agrees; what the worker would then do is done at once."""
    approval = latest_for(offer)
    assert approval is not None
    seats = [seat for step in approval.steps.all() for seat in step.seats.select_related("user")]
    for user in [seat.user for seat in seats]:
        approvals.approve(approval, user=user, actor=Actor.user(user))
    offers.note_approved(offer, actor=Actor.system("demo"))


def sign(offer: Offer) -> None:
    envelope = envelopes.envelope_of(offer)
    assert envelope is not None
    sign_by_code(envelope, envelope.signers.get())
