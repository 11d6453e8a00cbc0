from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from hireloop.contracts.drafting import queries as drafting
from hireloop.contracts.drafting.models import Contract
from hireloop.contracts.drafting.states import Status
from hireloop.contracts.renewal import actions, queries
from hireloop.contracts.renewal.models import Renewal
from hireloop.contracts.renewal.outlook import outlook_of
from hireloop.contracts.renewal.suggestions import Suggestion, _providers, register
from hireloop.contracts.renewal.tasks import remind_of_endings
from hireloop.kernel.errors import BadInput, Conflict
from hireloop.platform.audit.actor import Actor
from hireloop.platform.notifications.models import Notice

pytestmark = pytest.mark.django_db

SYSTEM = Actor.system("tests")


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture
def running(contract):
    """The drafted contract, in force for three years and ending in 80 days."""

    def run(of=contract, *, ends_in=80, years=3, kind="fixed"):
        end = in_days(ends_in)
        start = end - timedelta(days=365 * years)
        Contract.objects.filter(pk=of.pk).update(
            status=Status.IN_FORCE, term_kind=kind, start_on=start, end_on=end, signed_on=start
        )
        of.refresh_from_db()
        return of

    return run


def earlier(contract, *, start, end, kind="fixed"):
    """A contract of the same two before this one."""
    return Contract.objects.create(
        person=contract.person,
        employer=contract.employer,
        title=contract.title,
        status=Status.ENDED,
        status_since=timezone.now(),
        term_kind=kind,
        start_on=start,
        end_on=end,
        signed_on=start,
    )


def test_contracts_appear_ninety_days_before_their_end(running, zhang_min):
    contract = running(ends_in=90)
    assert list(queries.visible_to(zhang_min)) == [contract]
    running(ends_in=91)
    assert not queries.visible_to(zhang_min).exists()


def test_after_the_first_fixed_term_another_is_possible_and_binds(running):
    seen = outlook_of(running())
    assert (seen.fixed_terms, bool(seen.must_be_open_ended), bool(seen.binds_after)) == (1, False, True)


def test_after_two_fixed_terms_the_next_must_be_open_ended(running):
    contract = running()
    earlier(contract, start=contract.start_on - timedelta(days=700), end=contract.start_on - timedelta(days=1))
    seen = outlook_of(contract)
    assert seen.fixed_terms == 2
    assert "open_ended_after_two_terms" in {finding.rule for finding in seen.must_be_open_ended}


@pytest.mark.parametrize(("years", "must"), [(9, False), (10, True)])
def test_ten_years_of_service_ask_for_an_open_ended_contract(running, years, must):
    contract = running(kind="fixed")
    begins = contract.end_on + timedelta(days=1)
    Contract.objects.filter(pk=contract.pk).update(start_on=begins.replace(year=begins.year - years))
    contract.refresh_from_db()
    rules = {finding.rule for finding in outlook_of(contract).must_be_open_ended}
    assert ("open_ended_after_ten_years" in rules) is must


def test_a_long_break_begins_the_service_anew(running):
    contract = running()
    earlier(contract, start=date(2005, 1, 1), end=contract.start_on - timedelta(days=200))
    assert outlook_of(contract).years_of_service < 4


def test_hr_is_reminded_at_ninety_sixty_and_thirty_days_once_each(running, zhang_min):
    contract = running(ends_in=88)
    assert (remind_of_endings(), remind_of_endings()) == (1, 0)
    running(contract, ends_in=60)
    assert (remind_of_endings(), remind_of_endings()) == (1, 0)
    running(contract, ends_in=12)
    assert (remind_of_endings(), remind_of_endings()) == (1, 0)
    assert Notice.objects.filter(user=zhang_min).count() == 3


def test_nobody_is_reminded_of_what_is_decided(running, zhang_min):
    actions.decide(running(), "let_end", reason="岗位撤销", user=zhang_min, actor=SYSTEM)
    assert remind_of_endings() == 0


def test_the_next_contract_is_filled_from_this_one(running, zhang_min):
    contract = running()
    following = actions.draft_next(
        contract, term_kind="fixed", years=3, reason="", user=zhang_min, actor=Actor.user(zhang_min)
    )
    facts, before = (drafting.current_version(each).facts for each in (following, contract))
    assert facts.start_on == contract.end_on + timedelta(days=1)
    assert facts.base_fen == before.base_fen
    assert facts.probation_months == 0
    assert facts.previous_fixed_terms == 1
    assert following.previous == contract
    with pytest.raises(Conflict):
        actions.draft_next(contract, term_kind="fixed", years=3, reason="", user=zhang_min, actor=SYSTEM)


def test_a_fixed_term_against_the_law_needs_the_employees_request(running, zhang_min):
    contract = running()
    earlier(contract, start=contract.start_on - timedelta(days=700), end=contract.start_on - timedelta(days=1))
    with pytest.raises(BadInput):
        actions.draft_next(contract, term_kind="fixed", years=3, reason="", user=zhang_min, actor=SYSTEM)
    following = actions.draft_next(
        contract, term_kind="fixed", years=3, reason="员工书面申请", user=zhang_min, actor=SYSTEM
    )
    assert drafting.current_version(following).facts.asked_for_fixed_term is True


@pytest.mark.parametrize(("kind", "years"), [("fixed", None), ("fixed", 0), ("task", 1), ("", 3)])
def test_a_term_that_is_none_is_refused(running, zhang_min, kind, years):
    with pytest.raises(BadInput):
        actions.draft_next(running(), term_kind=kind, years=years, reason="", user=zhang_min, actor=SYSTEM)
    assert not Renewal.objects.filter(next_contract__isnull=False).exists()


def test_letting_it_end_says_why_and_can_be_left_open_again(running, zhang_min):
    contract = running()
    with pytest.raises(BadInput):
        actions.decide(contract, "let_end", reason=" ", user=zhang_min, actor=SYSTEM)
    actions.decide(contract, "let_end", reason="岗位撤销", user=zhang_min, actor=SYSTEM)
    actions.decide(contract, "open", reason="", user=zhang_min, actor=SYSTEM)
    assert Renewal.objects.get().choice == "open"


def test_suggestions_come_with_reason_and_source(running, client_of, zhang_min):
    contract = running()
    provider = register(lambda person_id, found: [Suggestion("建议加薪 10%", "连续两期绩效为 A", "绩效考核 2026")])
    try:
        page = client_of(zhang_min).get(reverse("renewal:contract", args=[contract.pk])).content.decode()
    finally:
        _providers.remove(provider)
    assert "建议加薪 10%" in page
    assert "连续两期绩效为 A" in page


def test_pages_decide_and_draft(running, client_of, zhang_min, lawyer):
    contract = running()
    hr = client_of(zhang_min)
    assert "王芳" in hr.get(reverse("renewal:list")).content.decode()
    assert "王芳" in hr.get("/").content.decode()
    address = reverse("renewal:draft", args=[contract.pk])
    assert hr.post(address, {"term_kind": "fixed", "years": ""}).status_code == 422
    answer = hr.post(address, {"term_kind": "open_ended", "years": "", "reason": ""})
    assert answer.status_code == 302
    assert client_of(lawyer).post(reverse("renewal:decide", args=[contract.pk]), {}).status_code == 403
    assert hr.get("/api/v1/renewal/").json()[0]["decision"] == "renew"
