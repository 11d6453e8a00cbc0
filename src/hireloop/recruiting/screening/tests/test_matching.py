from dataclasses import replace

import pytest

from hireloop.analysis.matching import requirement_key
from hireloop.kernel.errors import BadInput, Conflict, NotFound
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.background.testing import run_all
from hireloop.platform.directory import showing
from hireloop.recruiting.applications.stages import Stage
from hireloop.recruiting.jobs import actions as jobs
from hireloop.recruiting.jobs.queries import draft_of
from hireloop.recruiting.screening import actions, blind, queries
from hireloop.recruiting.screening.match_view import view_of
from hireloop.recruiting.screening.models import MatchReport, RejectionProposal, RequirementOverride
from hireloop.recruiting.screening.stored import from_json
from hireloop.recruiting.screening.testing import TESTS, read_application, screened_job

pytestmark = pytest.mark.django_db


def keys_of(report):
    return {each.requirement.kind: requirement_key(each.requirement) for each in from_json(report.result).results}


def events_of(application):
    return list(AuditRow.objects.filter(person_id=application.person_id).order_by("id").values_list("key", flat=True))


def test_a_match_keeps_score_counts_and_evidence(report):
    assert (report.met, report.partly, report.not_met, report.unknown) == (3, 0, 1, 0)
    assert report.score == pytest.approx(100 * 12 / 13)
    rows = view_of(report, "zh").rows
    sql = next(row for row in rows if "SQL" in row.requirement)
    assert (sql.verdict, sql.evidence[0]["text"]) == ("met", "PostgreSQL")


def test_verdicts_and_evidence_are_encrypted_at_rest(report, django_assert_num_queries):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT result FROM screening_matchreport")
        assert b"PostgreSQL" not in bytes(cursor.fetchone()[0])


def test_the_same_is_not_computed_twice(application, report):
    again = actions.match_application(application, actor=TESTS)
    assert again.pk == report.pk
    assert events_of(application).count("screening.match_computed") == 1


def test_changed_requirements_match_everybody_anew(application, report, job):
    draft = draft_of(job)
    jobs.edit_job(job, replace(draft, requirements=draft.requirements[:3]), actor=TESTS)
    run_all()
    report = MatchReport.objects.get(application=application)
    assert (report.met, report.not_met, report.score) == (3, 0, 100)


def test_nobody_is_matched_without_a_readable_resume(job):
    application = read_application(job)
    application.resumes.all().delete()
    assert actions.match_application(application, actor=TESTS) is None


def test_overruling_keeps_the_machine_s_verdict_and_changes_the_score(report, zhang_min):
    key = keys_of(report)["certificate"]
    actions.overrule(report, key, verdict="met", reason="面谈时出示了证书原件", actor=TESTS, user=zhang_min)
    report.refresh_from_db()
    assert report.score == 100
    row = next(row for row in view_of(report, "en").rows if row.key == key)
    assert (row.verdict, row.override.machine_verdict, row.override.reason) == (
        "met",
        "not_met",
        "面谈时出示了证书原件",
    )
    actions.end_override(report, key, actor=TESTS)
    report.refresh_from_db()
    assert report.score < 100
    assert events_of(report.application)[-2:] == ["screening.verdict_overruled", "screening.override_ended"]


def test_an_override_outlives_a_new_match(report, zhang_min, job):
    key = keys_of(report)["certificate"]
    actions.overrule(report, key, verdict="met", reason="出示了原件", actor=TESTS, user=zhang_min)
    draft = draft_of(job)
    jobs.edit_job(job, replace(draft, requirements=draft.requirements[1:]), actor=TESTS)
    run_all()
    report.refresh_from_db()
    assert (report.met, report.score) == (3, 100)


@pytest.mark.parametrize(("verdict", "reason"), [("perhaps", "因为如此"), ("met", " "), ("met", "x" * 1001)])
def test_overruling_wants_a_verdict_and_a_reason(report, zhang_min, verdict, reason):
    with pytest.raises(BadInput):
        actions.overrule(report, keys_of(report)["skill"], verdict=verdict, reason=reason, actor=TESTS, user=zhang_min)
    assert not RequirementOverride.objects.exists()


def test_a_requirement_that_is_gone_cannot_be_overruled(report, zhang_min):
    with pytest.raises(NotFound):
        actions.overrule(report, "0" * 16, verdict="met", reason="因为如此", actor=TESTS, user=zhang_min)


def test_a_knock_out_that_is_surely_not_met_is_proposed_and_nothing_happens(without_sql):
    actions.match_application(without_sql, actor=TESTS)
    proposal = RejectionProposal.objects.get(application=without_sql)
    without_sql.refresh_from_db()
    assert (proposal.state, without_sql.stage) == ("open", Stage.APPLIED)


def test_unknown_is_never_proposed(job):
    application = read_application(job, skills=(), experience=())
    report = actions.match_application(application, actor=TESTS)
    assert report.unknown
    assert not RejectionProposal.objects.exists()


def test_another_unknown_knock_out_holds_the_proposal_back(zhang_min):
    from hireloop.analysis.matching.tests.made_resumes import skill
    from hireloop.recruiting.jobs.requirements import RequirementRow

    job = screened_job(
        zhang_min,
        RequirementRow("skill", {"name": "SQL", "detail": ""}, must_have=True, knock_out=True),
        RequirementRow("location", {"city": "上海"}, must_have=True, knock_out=True),
    )
    skills = (skill("Python"), skill("Docker"), skill("Excel"))
    actions.match_application(read_application(job, skills=skills, city=None), actor=TESTS)
    assert not RejectionProposal.objects.exists()


def test_a_person_confirms_with_a_reason_and_can_undo(without_sql, zhang_min):
    actions.match_application(without_sql, actor=TESTS)
    proposal = RejectionProposal.objects.get()
    actions.confirm(proposal, reason="岗位每天写 SQL", actor=TESTS, user=zhang_min)
    without_sql.refresh_from_db()
    move = without_sql.moves.first()
    assert (without_sql.stage, move.reason, move.note, move.moved_by) == (
        Stage.REJECTED,
        "requirement",
        "岗位每天写 SQL",
        zhang_min,
    )
    with pytest.raises(Conflict):
        actions.confirm(proposal, reason="再来一次", actor=TESTS, user=zhang_min)
    actions.reopen(proposal, actor=TESTS)
    without_sql.refresh_from_db()
    proposal.refresh_from_db()
    assert (without_sql.stage, proposal.state) == (Stage.APPLIED, "open")


def test_who_was_kept_is_not_proposed_again_for_the_same_ground(without_sql, zhang_min, job):
    actions.match_application(without_sql, actor=TESTS)
    actions.keep(RejectionProposal.objects.get(), reason="可以培训", actor=TESTS, user=zhang_min)
    jobs.edit_job(job, replace(draft_of(job), title="后端工程师（核心）"), actor=TESTS)
    run_all()
    assert RejectionProposal.objects.get().state == "kept"


def test_a_person_s_verdict_drops_the_proposal(without_sql, zhang_min):
    report = actions.match_application(without_sql, actor=TESTS)
    actions.overrule(
        report, keys_of(report)["skill"], verdict="met", reason="电话里确认会 SQL", actor=TESTS, user=zhang_min
    )
    assert RejectionProposal.objects.get().state == "lapsed"
    actions.end_override(report, keys_of(report)["skill"], actor=TESTS)
    assert RejectionProposal.objects.get().state == "open"


def test_several_are_confirmed_each_with_its_reason(job, without_sql, zhang_min):
    from hireloop.analysis.matching.tests.made_resumes import skill

    skills = (skill("Word"), skill("Excel"), skill("Docker"))
    other = read_application(job, "钱多", "qian.duo@example.com", skills=skills)
    for each in (without_sql, other):
        actions.match_application(each, actor=TESTS)
    first, second = RejectionProposal.objects.order_by("created_at")
    done, refused = actions.confirm_many(
        [first, second], reasons={str(first.pk): "缺 SQL"}, reason="不符合必备要求", actor=TESTS, user=zhang_min
    )
    assert (len(done), refused) == (2, [])
    assert [each.reason for each in RejectionProposal.objects.order_by("created_at")] == ["缺 SQL", "不符合必备要求"]


def test_only_the_hiring_team_sees_matches(report, zhang_min, li_qiang, zhao_lei):
    assert queries.visible_to(zhang_min).count() == 1
    assert queries.visible_to(li_qiang).count() == 0
    assert queries.visible_to(zhao_lei).count() == 0


def test_blind_mode_hides_who_somebody_is_until_it_is_lifted(report, application, job, zhang_min):
    actions.set_blind_mode(job, actions.BlindMode(is_blind=True), actor=TESTS)
    assert application.person_id in blind.hidden_people(zhang_min)
    assert "王芳" not in showing.name_for(zhang_min, application.person)
    with pytest.raises(BadInput):
        actions.lift_blind_mode(application.person, reason=" 无 ", actor=TESTS, user=zhang_min)
    actions.lift_blind_mode(application.person, reason="电话约时间", actor=TESTS, user=zhang_min)
    assert showing.name_for(zhang_min, application.person) == "王芳"
    assert events_of(application)[-1] == "screening.blind_mode_lifted"
    with pytest.raises(Conflict):
        actions.lift_blind_mode(application.person, reason="再看一次", actor=TESTS, user=zhang_min)
