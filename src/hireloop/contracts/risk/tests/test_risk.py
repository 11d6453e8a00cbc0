from uuid import uuid4

import pytest

from hireloop.contracts.checking.findings import check_draft
from hireloop.contracts.risk import actions, queries
from hireloop.contracts.risk.actions import Spoken
from hireloop.contracts.risk.models import Dispute, RiskNote
from hireloop.contracts.risk.reading import statements_in
from hireloop.contracts.terms.clauses import Clause, built_in_contract
from hireloop.contracts.terms.samples import complete_facts
from hireloop.kernel.errors import BadInput, Conflict
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.models import Employer

SYSTEM = Actor.system("tests")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("我上一份工作是因合同纠纷离职的。", "left_over_dispute"),
        ("后来因为工资纠纷我就离开了。", "left_over_dispute"),
        ("我和前公司打过劳动仲裁。", "arbitration"),
        ("去年我被公司辞退了。", "dismissed"),
        ("我现在还在竞业期。", "non_compete"),
        ("我签了竞业限制协议。", "non_compete"),
        ("我还没办理离职手续。", "still_employed"),
        ("I left the firm because of a contract dispute.", "left_over_dispute"),
        ("We went to labour arbitration in the end.", "arbitration"),
        ("I was dismissed in March.", "dismissed"),
    ],
)
def test_statements_worth_asking_about(text, rule):
    before = "我很喜欢这份工作。"
    found = statements_in(before + text)
    assert rule in {each.rule for each in found}
    for each in found:
        assert (before + text)[each.start : each.end] == each.quote


@pytest.mark.parametrize(
    "text",
    [
        "我从来没有打过劳动仲裁。",
        "我没有被公司辞退过。",
        "如果被辞退，我会再找工作。",
        "我同事被公司辞退了。",
        "我负责处理公司的劳动仲裁。",
        "我没有签竞业限制协议。",
        "I have never been in arbitration.",
        "I was not dismissed.",
        "A colleague of mine was in arbitration.",
        "我负责合同管理和纠纷预防系统的开发。",
        "",
    ],
)
def test_what_is_denied_supposed_or_said_of_others_is_left_alone(text):
    assert statements_in(text) == []


@pytest.mark.django_db
def test_a_statement_is_noted_once_with_quote_and_place(wang_fang):
    interview = uuid4()
    spoken = [Spoken("都挺顺利。", 1), Spoken("说实话，我是因合同纠纷离职的。", 2)]
    first = actions.note_statements(wang_fang, spoken, source_type="x", source_id=interview, actor=SYSTEM)
    again = actions.note_statements(wang_fang, spoken, source_type="x", source_id=interview, actor=SYSTEM)
    assert [(note.rule, note.place, note.quote) for note in first] == [
        ("left_over_dispute", 2, "说实话，我是因合同纠纷离职的。")
    ]
    assert again == []


@pytest.mark.django_db
def test_the_note_is_for_those_entitled_and_is_dismissed_with_a_reason(wang_fang, zhang_min, li_qiang, client_of):
    actions.note_statements(
        wang_fang, [Spoken("我是因合同纠纷离职的。", 1)], source_type="x", source_id=uuid4(), actor=SYSTEM
    )
    note = RiskNote.objects.get()
    hr = client_of(zhang_min)
    page = hr.get(f"/people/{wang_fang.pk}/").content.decode()
    assert "建议核查该候选人的离职原因" in page
    assert "机评" in page
    assert client_of(li_qiang).get(f"/contracts/risk-notes/{note.pk}/dismiss/").status_code == 403
    assert hr.post(f"/contracts/risk-notes/{note.pk}/dismiss/", {"reason": " "}).status_code == 422
    hr.post(f"/contracts/risk-notes/{note.pk}/dismiss/", {"reason": "已电话核实，公司未付加班费。"})
    note.refresh_from_db()
    assert note.dismiss_reason == "已电话核实，公司未付加班费。"
    with pytest.raises(Conflict):
        actions.dismiss(note, reason="再一次", actor=SYSTEM, user=zhang_min)


@pytest.mark.django_db
def test_vague_words_where_money_was_lost_come_first(db):
    employer = Employer.objects.create(name="云杉科技（演示）有限公司")
    dispute = Dispute(employer=employer, kind="change_of_work", clause="own", outcome="lost", amount_fen=5_000_000)
    dispute.summary = "合同写“服从安排”，调岗被认定为违法变更。"
    actions.save_dispute(dispute, actor=SYSTEM)
    vague = Clause("own", "岗位调整", "甲方有权根据经营需要调整乙方的工作岗位。")
    clauses = [*built_in_contract(), vague]
    check = check_draft(complete_facts(), clauses, region="上海", today=complete_facts().signed_on)
    risks = queries.clause_risks(check, employer.pk, [each.key for each in clauses])
    assert (risks[0].clause, risks[0].is_high, risks[0].paid_fen) == ("own", True, 5_000_000)


@pytest.mark.django_db
def test_the_register_keeps_what_was_typed_and_says_what_is_wrong(zhang_min, client_of):
    employer = Employer.objects.create(name="云杉科技（演示）有限公司")
    hr = client_of(zhang_min)
    typed = {
        "employer": employer.pk,
        "kind": "overtime",
        "clause": "time",
        "outcome": "lost",
        "decided_on": "2025-06-30",
        "amount": "12.345",
        "summary": "加班没有记录。",
    }
    wrong = hr.post("/contracts/disputes/new/", typed)
    assert wrong.status_code == 422
    assert "加班没有记录。" in wrong.content.decode()
    hr.post("/contracts/disputes/new/", {**typed, "amount": "32,000.50"})
    kept = Dispute.objects.get()
    assert (kept.amount_fen, kept.summary) == (3_200_050, "加班没有记录。")
    assert "¥32,000.50" in hr.get("/contracts/disputes/?kind=overtime").content.decode()
    assert hr.get(f"/contracts/disputes/{kept.pk}/").status_code == 200
    with pytest.raises(BadInput):
        actions.save_dispute(Dispute(employer=employer, kind="pay", outcome="won", summary=" "), actor=SYSTEM)


@pytest.mark.django_db
def test_the_api_tells_notes_dismisses_them_and_keeps_the_register(wang_fang, zhang_min, li_qiang, client_of):
    actions.note_statements(
        wang_fang, [Spoken("我是因合同纠纷离职的。", 1)], source_type="x", source_id=uuid4(), actor=SYSTEM
    )
    hr, base = client_of(zhang_min), "/api/v1/risk"
    note = hr.get(f"{base}/people/{wang_fang.pk}/notes").json()[0]
    assert (note["rule"], note["quote"]) == ("left_over_dispute", "我是因合同纠纷离职的。")
    assert "核查" in note["advice"]["zh"]
    assert client_of(li_qiang).get(f"{base}/people/{wang_fang.pk}/notes").status_code == 403
    dismiss = f"{base}/notes/{note['id']}/dismiss"
    assert hr.post(dismiss, {"reason": " "}, content_type="application/json").json()["code"] == "dismiss_reason"
    told = hr.post(dismiss, {"reason": "已电话核实。"}, content_type="application/json").json()
    assert (told["dismiss_reason"], bool(told["dismissed_at"])) == ("已电话核实。", True)
    Employer.objects.create(name="云杉科技（演示）有限公司")
    typed = {"kind": "overtime", "clause": "time", "outcome": "lost", "amount_fen": 3_200_050, "summary": "没有记录。"}
    assert hr.post(f"{base}/disputes", typed, content_type="application/json").status_code == 200
    assert hr.get(f"{base}/disputes").json()[0] | typed == hr.get(f"{base}/disputes").json()[0]
    wrong = hr.post(f"{base}/disputes", typed | {"kind": "weather"}, content_type="application/json")
    assert wrong.status_code == 422
