from datetime import timedelta

import pypdfium2
import pytest
from django.urls import reverse
from django.utils import timezone

from hireloop.contracts.drafting.models import Contract
from hireloop.contracts.drafting.states import Status
from hireloop.contracts.ending import actions
from hireloop.contracts.ending.models import EndingCase
from hireloop.contracts.ending.tasks import carry_out_what_is_due
from hireloop.kernel.errors import BadInput, Conflict
from hireloop.law.cn.ending import EndingFacts
from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.vault import files

pytestmark = pytest.mark.django_db

SYSTEM = Actor.system("tests")
MONTHS = " ".join(["12000"] * 12)


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture
def running(contract):
    start = in_days(-365 * 2)
    Contract.objects.filter(pk=contract.pk).update(
        status=Status.IN_FORCE, term_kind="fixed", start_on=start, end_on=in_days(365), signed_on=start, region="上海"
    )
    contract.refresh_from_db()
    return contract


@pytest.fixture
def resign(running, zhang_min):
    def resign(*, ends_in=30, told_ago=0, reason=""):
        facts = EndingFacts(
            ground="resignation",
            work_started_on=running.start_on,
            ended_on=in_days(ends_in),
            told_on=in_days(-told_ago),
            is_in_probation=False,
        )
        return actions.record_ending(running, facts, reason=reason, user=zhang_min, actor=Actor.user(zhang_min))

    return resign


def test_a_planned_ending_comes_to_pass_after_the_last_day(resign, running):
    case = resign()
    assert (case.status, carry_out_what_is_due()) == ("planned", 0)
    EndingCase.objects.filter(pk=case.pk).update(ends_on=in_days(-1))
    assert (carry_out_what_is_due(), carry_out_what_is_due()) == (1, 0)
    running.refresh_from_db()
    assert (running.status, running.ended_on) == (Status.ENDED, in_days(-1))


def test_the_certificate_says_what_the_law_asks_and_not_the_ground(resign):
    case = resign(ends_in=-1, told_ago=40)
    with files.open_file(case.certificate) as source:
        document = pypdfium2.PdfDocument(source.read())
    text = "".join(document[0].get_textpage().get_text_bounded().split())
    assert "王芳" in text
    assert "后端工程师" in text
    assert "2年" in text
    assert "第五十条" in text
    assert "辞职" not in text
    assert "提前通知" not in text


def test_an_unlawful_ending_needs_a_written_reason(running, zhang_min):
    facts = EndingFacts(
        ground="incompetence",
        work_started_on=running.start_on,
        ended_on=in_days(3),
        told_on=in_days(0),
        protections=frozenset({"pregnancy"}),
        has_proof=True,
        was_trained_or_moved=True,
    )
    by = {"user": zhang_min, "actor": SYSTEM}
    with pytest.raises(BadInput):
        actions.record_ending(running, facts, reason=" ", **by)
    case = actions.record_ending(running, facts, reason="已与员工达成书面和解", **by)
    assert case.verdict == "violation"


def test_one_ending_a_contract_and_another_after_calling_off(resign):
    case = resign()
    with pytest.raises(Conflict):
        resign()
    actions.call_off(case, reason="员工撤回辞职", actor=SYSTEM)
    assert resign().status == "planned"


def test_what_is_done_cannot_be_called_off(resign):
    case = resign(ends_in=-1, told_ago=40)
    with pytest.raises(Conflict):
        actions.call_off(case, reason="改变主意", actor=SYSTEM)


class TestWizard:
    @pytest.fixture
    def ask(self, running, client_of, zhang_min):
        def ask(**typed):
            address = reverse("ending:wizard", args=[running.pk])
            return client_of(zhang_min).post(address, {"do": "reckon", "ends_on": in_days(40).isoformat(), **typed})

        return ask

    def test_reckons_without_recording_and_keeps_what_was_typed(self, ask):
        answer = ask(
            ground="incompetence",
            wages=MONTHS,
            told_on=in_days(0).isoformat(),
            has_proof="yes",
            was_trained_or_moved="yes",
            protections_known="yes",
            has_union="no",
        )
        page = answer.content.decode()
        assert answer.status_code == 200
        assert "经济补偿" in page
        assert "30000.00" in page
        assert MONTHS in page
        assert not EndingCase.objects.exists()

    def test_what_is_not_known_is_said(self, ask):
        page = ask(ground="incompetence").content.decode()
        assert "未知" in page

    @pytest.mark.parametrize(
        "wrong",
        [
            {"wages": "12000 abc"},
            {"wages": "1 " * 13},
            {"wages": "-5"},
            {"ends_on": "2026-02-30"},
            {"ends_on": "1990-01-01"},
            {"ground": "magic"},
            {"told_on": "2999-01-01"},
        ],
    )
    def test_wrong_input_is_named_and_nothing_is_recorded(self, ask, wrong):
        answer = ask(**{"ground": "resignation", "do": "record", **wrong})
        assert answer.status_code == 422
        assert not EndingCase.objects.exists()

    def test_records_and_leads_to_the_case_with_its_certificate(self, ask, client_of, zhang_min, running):
        answer = ask(ground="resignation", do="record", told_on=in_days(0).isoformat(), is_in_probation="no")
        case = EndingCase.objects.get()
        assert answer.url == reverse("ending:case", args=[case.pk])
        hr = client_of(zhang_min)
        address = reverse("ending:certificate", args=[case.pk])
        hr.post(address)
        assert b"".join(hr.get(address)).startswith(b"%PDF")
        assert AuditRow.objects.filter(key="audit.read", payload__what="certificate").exists()
        assert "已安排" in hr.get(reverse("drafting:contract", args=[running.pk])).content.decode()

    def test_legal_reads_and_does_not_record(self, ask, client_of, lawyer, running):
        ask(ground="resignation", do="record", told_on=in_days(0).isoformat(), is_in_probation="no")
        case = EndingCase.objects.get()
        legal = client_of(lawyer)
        assert legal.get(reverse("ending:case", args=[case.pk])).status_code == 200
        assert legal.post(reverse("ending:call_off", args=[case.pk]), {"reason": "x"}).status_code == 403
