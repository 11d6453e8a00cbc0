from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from hireloop.contracts.drafting import actions, queries
from hireloop.contracts.drafting.models import Contract
from hireloop.contracts.drafting.states import MOVES, Status, can_follow
from hireloop.contracts.terms.clauses import Clause, built_in_contract
from hireloop.contracts.terms.facts import Facts
from hireloop.contracts.terms.problems import contradictions, problems_of
from hireloop.contracts.terms.samples import complete_facts
from hireloop.kernel.errors import BadInput, Conflict
from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.directory.actions import set_identity

from .conftest import SYSTEM

pytestmark = pytest.mark.django_db


def terms_of(contract, **changes):
    version = queries.current_version(contract)
    return actions.Terms(version.facts.with_(**changes), version.clauses)


def save(contract, user, *, expected=None, why="", **changes):
    contract.refresh_from_db()
    return actions.save_terms(
        contract,
        terms_of(contract, **changes),
        expected=contract.revision if expected is None else expected,
        actor=Actor.user(user),
        user=user,
        why=why,
    )


def test_what_is_known_is_not_typed_again(contract, wang_fang, employer):
    version = queries.current_version(contract)
    assert version.facts.employer_name == employer.name
    assert version.facts.employer_representative == "沈澜"
    assert (version.facts.name, version.facts.email) == ("王芳", "wang.fang@example.com")
    assert version.clauses == built_in_contract()
    assert (contract.region, contract.start_on, contract.term_kind) == ("上海", date(2026, 12, 1), "fixed")
    assert contract.probation_end == date(2027, 2, 28)
    assert AuditRow.objects.filter(key="drafting.drafted", person_id=wang_fang.pk).count() == 1


def test_an_offer_gives_one_contract_however_often_it_is_heard_of(employer, wang_fang):
    offer = uuid4()
    new = actions.NewContract(person=wang_fang, employer=employer, title="后端工程师", facts=Facts(), offer_id=offer)
    first = actions.draft_contract(new, actor=SYSTEM)
    assert actions.draft_contract(new, actor=SYSTEM) == first
    assert Contract.objects.count() == 1


def test_the_terms_are_encrypted(contract):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT facts_kept, clauses_kept FROM drafting_contractversion")
        raw = b"".join(bytes(column) for row in cursor.fetchall() for column in row)
    assert b"11010519491231002X" not in raw
    assert "零陵路".encode() not in raw


def test_one_person_goes_on_in_the_open_version_and_another_begins_a_new_one(contract, zhang_min, lawyer):
    save(contract, zhang_min, payday=15)
    save(contract, zhang_min, payday=16)
    assert contract.versions.count() == 1
    save(contract, lawyer, payday=20)
    assert [(each.number, each.made_by.name, each.is_kept) for each in contract.versions.all()] == [
        (2, "许婷", False),
        (1, "张敏", True),
    ]
    assert queries.version_of(contract, 1).facts.payday == 16
    row = AuditRow.objects.filter(key="drafting.terms_changed").order_by("-id").first()
    assert row.readable_changes["payday"] == [16, 20]


def test_two_who_edit_at_once_are_told_and_nothing_is_overwritten(contract, zhang_min, lawyer):
    seen = contract.revision
    save(contract, lawyer, payday=20)
    with pytest.raises(Conflict, match="许婷"):
        save(contract, zhang_min, expected=seen, payday=5)
    assert queries.current_version(contract).facts.payday == 20


def test_saving_the_same_terms_writes_nothing(contract, zhang_min):
    rows = AuditRow.objects.count()
    saved = save(contract, zhang_min)
    assert (saved.revision, AuditRow.objects.count()) == (contract.revision, rows)


def test_a_violation_is_found_adopted_and_gone(contract, zhang_min):
    save(contract, zhang_min, end_on=date(2027, 11, 30), probation_months=3)
    contract.refresh_from_db()
    judged = queries.judged(contract)
    found = next(each for each in judged.open_violations if each.finding.rule == "probation_length")
    assert contract.violations >= 1
    with pytest.raises(BadInput) as refused:
        actions.hand_in(contract, actor=Actor.user(zhang_min), user=zhang_min)
    assert refused.value.code == "violations"

    actions.adopt(contract, found.key, expected=contract.revision, actor=Actor.user(zhang_min), user=zhang_min)

    version = queries.current_version(contract)
    assert version.facts.probation_months == 2
    assert "19" in version.why
    assert version.is_kept
    assert [each.finding.rule for each in queries.judged(contract).open_violations] == []


def test_a_reason_lets_a_violation_stand_for_these_values_only(contract, zhang_min):
    save(contract, zhang_min, end_on=date(2027, 11, 30), probation_months=3)
    contract.refresh_from_db()
    found = queries.judged(contract).open_violations[0]
    with pytest.raises(BadInput):
        actions.override(contract, found.key, reason="short", actor=SYSTEM, user=zhang_min)
    actions.override(contract, found.key, reason="经法务复核，按旧合同续用条款。", actor=SYSTEM, user=zhang_min)
    with pytest.raises(Conflict):
        actions.override(contract, found.key, reason="经法务复核，按旧合同续用条款。", actor=SYSTEM, user=zhang_min)
    assert found.key not in {each.key for each in queries.judged(contract).open_violations}

    save(contract, zhang_min, probation_months=4)
    contract.refresh_from_db()
    assert "probation_length" in {each.finding.rule for each in queries.judged(contract).open_violations}


def test_an_override_can_be_taken_back(contract, zhang_min):
    save(contract, zhang_min, end_on=date(2027, 11, 30), probation_months=3)
    contract.refresh_from_db()
    found = queries.judged(contract).open_violations[0]
    actions.override(contract, found.key, reason="经法务复核，按旧合同续用条款。", actor=SYSTEM, user=zhang_min)
    actions.withdraw_override(contract, found.key, actor=SYSTEM)
    assert found.key in {each.key for each in queries.judged(contract).open_violations}


def test_what_is_missing_is_named_before_approval(contract, zhang_min):
    save(contract, zhang_min, id_number="", base_fen=None)
    contract.refresh_from_db()
    with pytest.raises(BadInput) as refused:
        actions.hand_in(contract, actor=Actor.user(zhang_min), user=zhang_min)
    assert refused.value.code == "facts_missing"
    contract.refresh_from_db()
    assert contract.status == Status.DRAFT


def test_an_unknown_field_in_a_clause_is_refused_and_nothing_is_half_written(contract, zhang_min):
    version = queries.current_version(contract)
    bad = Clause("own-1", "地点", "在{工作的地点}工作")
    with pytest.raises(BadInput, match="工作地点"):
        actions.save_terms(
            contract,
            actions.Terms(version.facts.with_(payday=1), (*version.clauses, bad)),
            expected=contract.revision,
            actor=SYSTEM,
            user=zhang_min,
        )
    assert queries.current_version(contract).facts.payday == 10


@pytest.mark.parametrize(
    ("changes", "fact"),
    [
        ({"end_on": date(2026, 11, 30)}, "end_on"),
        ({"offered_on": date(2026, 12, 2)}, "start_on"),
        ({"id_number": "110105194912310021"}, "id_number"),
        ({"payday": 32}, "payday"),
        ({"term_kind": "open_ended"}, "end_on"),
        ({"base_fen": 0}, "base_fen"),
        ({"hours_per_day": 25}, "hours_per_day"),
    ],
)
def test_contradictions_are_named_at_their_fact(changes, fact):
    assert fact in {each.fact for each in contradictions(replace(complete_facts(), **changes))}
    assert problems_of(complete_facts()) == []


def test_a_contract_in_approval_cannot_be_edited(contract, zhang_min):
    Contract.objects.filter(pk=contract.pk).update(status=Status.IN_APPROVAL)
    with pytest.raises(Conflict):
        save(contract, zhang_min, payday=3)


def test_every_status_has_its_moves():
    assert set(MOVES) == set(Status)
    assert not can_follow(Status.SIGNED, Status.DRAFT)
    assert not can_follow(Status.SIGNED, Status.CANCELLED)
    assert can_follow(Status.OUT_FOR_SIGNATURE, Status.SIGNED)


def test_a_second_contract_knows_of_the_first(contract, employer, wang_fang):
    Contract.objects.filter(pk=contract.pk).update(status=Status.IN_FORCE, signed_on=date(2026, 11, 25))
    again = actions.draft_contract(
        actions.NewContract(person=wang_fang, employer=employer, title="后端工程师", facts=Facts()), actor=SYSTEM
    )
    assert queries.current_version(again).facts.previous_fixed_terms == 1


def test_the_identity_number_of_the_person_goes_in_by_itself(employer, wang_fang):
    set_identity(wang_fang, number="11010519491231002X", address="上海市徐汇区零陵路1号", actor=SYSTEM)
    drafted = actions.draft_contract(
        actions.NewContract(person=wang_fang, employer=employer, title="后端工程师", facts=Facts()), actor=SYSTEM
    )
    assert queries.current_version(drafted).facts.id_number == "11010519491231002X"


def test_cancelling_takes_a_reason_and_is_the_end(contract, zhang_min):
    with pytest.raises(BadInput):
        actions.cancel(contract, reason=" ", actor=SYSTEM)
    cancelled = actions.cancel(contract, reason="候选人改变主意", actor=SYSTEM)
    assert cancelled.status == Status.CANCELLED
    with pytest.raises(Conflict):
        actions.reopen(cancelled, actor=SYSTEM)
