"""From a complete draft through approval and both signatures into force."""

import io
from datetime import date

import pdfplumber
import pytest

from hireloop.contracts.drafting import actions, queries
from hireloop.contracts.drafting.document.arranging import in_numerals
from hireloop.contracts.drafting.states import Status
from hireloop.kernel.errors import Conflict
from hireloop.platform.approvals import queries as approvals
from hireloop.platform.audit.actor import Actor
from hireloop.platform.signing import queries as signing
from hireloop.platform.vault import files

from .conftest import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.fixture
def handed_in(contract, zhang_min):
    return actions.hand_in(contract, actor=Actor.user(zhang_min), user=zhang_min)


def text_of(pdf: bytes) -> str:
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return "".join(page.extract_text() or "" for page in document.pages).replace("\n", "")


def test_handing_in_prints_what_will_be_signed_and_asks_for_approval(handed_in):
    version = queries.current_version(handed_in)
    assert handed_in.status == Status.IN_APPROVAL
    assert version.is_kept
    assert version.pages == 4
    with files.open_file(version.pdf) as source:
        words = text_of(source.read())
    for said in ("王芳", "11010519491231002X", "人民币25,000.50元", "贰万伍仟元伍角整", "至2029年11月30日止"):
        assert said in words
    approval = approvals.latest_for(handed_in)
    assert approval is not None
    assert approval.is_open


def test_a_contract_goes_on_to_signature_and_into_force(handed_in):
    approved = actions.approve(handed_in, actor=SYSTEM)
    sent = actions.send_for_signing(approved, actor=SYSTEM)
    envelope = signing.envelope_of(sent)
    assert sent.status == Status.OUT_FOR_SIGNATURE
    assert [(each.order, each.role) for each in envelope.signers.order_by("order")] == [(1, "person"), (2, "employer")]
    assert actions.send_for_signing(sent, actor=SYSTEM).status == Status.OUT_FOR_SIGNATURE
    assert signing.envelopes_of(sent).count() == 1

    signed = actions.mark_signed(sent, actor=SYSTEM)
    assert actions.mark_signed(signed, actor=SYSTEM).signed_on == signed.signed_on
    assert actions.put_in_force(today=date(2026, 11, 30), actor=SYSTEM) == 0
    assert actions.put_in_force(today=date(2026, 12, 1), actor=SYSTEM) == 1
    assert actions.put_in_force(today=date(2026, 12, 1), actor=SYSTEM) == 0
    signed.refresh_from_db()
    assert signed.status == Status.IN_FORCE


def test_a_declined_contract_is_approved_still_and_can_be_sent_again(handed_in):
    sent = actions.send_for_signing(actions.approve(handed_in, actor=SYSTEM), actor=SYSTEM)
    envelope = signing.envelope_of(sent)
    back = actions.came_back(sent, how="declined", envelope_id=envelope.pk, actor=SYSTEM)
    assert back.status == Status.APPROVED
    with pytest.raises(Conflict):
        actions.mark_signed(back, actor=SYSTEM)


def test_taking_a_contract_back_withdraws_the_request(handed_in, zhang_min):
    again = actions.take_back(handed_in, reason="岗位名称有误", actor=Actor.user(zhang_min), user=zhang_min)
    assert again.status == Status.DRAFT
    assert not approvals.latest_for(again).is_open
    assert actions.hand_in(again, actor=Actor.user(zhang_min), user=zhang_min).status == Status.IN_APPROVAL


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (45, "四十五"), (101, "一百零一"), (110, "一百一十")],
)
def test_articles_are_counted_in_chinese(number, words):
    assert in_numerals(number) == words
