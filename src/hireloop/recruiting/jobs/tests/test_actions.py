from dataclasses import replace

import pytest

from hireloop.kernel.errors import BadInput, Conflict
from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.models import AuditRow
from hireloop.recruiting.jobs import actions, queries
from hireloop.recruiting.jobs.drafts import ProfileRow
from hireloop.recruiting.jobs.models import Job, JobStatus, TeamPart
from hireloop.recruiting.jobs.requirements import RequirementRow


def test_it_creates_a_draft_with_its_maker_in_the_team(job, draft, zhang_min):
    assert job.status == JobStatus.DRAFT
    assert queries.draft_of(job) == draft
    assert job.team.get().user == zhang_min
    assert AuditRow.objects.filter(key="jobs.job_created", subject_id=str(job.pk)).count() == 1


def test_an_edit_says_what_changed(job, draft, zhang_min):
    changed = replace(draft, title="资深后端工程师", profile=(ProfileRow("professional", 100),))
    actions.edit_job(job, changed, actor=Actor.user(zhang_min))
    row = AuditRow.objects.get(key="jobs.job_changed")
    assert set(row.changes) == {"title", "profile"}
    assert row.changes["title"] == ["后端工程师", "资深后端工程师"]


def test_an_edit_that_changes_nothing_leaves_no_trace(job, draft, zhang_min):
    actions.edit_job(job, draft, actor=Actor.user(zhang_min))
    assert not AuditRow.objects.filter(key="jobs.job_changed").exists()


def test_it_opens_and_closes(job, zhang_min):
    actor = Actor.user(zhang_min)
    assert actions.open_job(job, actor=actor).is_open
    with pytest.raises(Conflict):
        actions.open_job(job, actor=actor)
    actions.close_job(job, actor=actor, reason="招满了")
    assert job.status == JobStatus.CLOSED
    assert AuditRow.objects.get(key="jobs.job_closed").reason == "招满了"


def test_a_job_without_a_profile_does_not_open(job, draft, zhang_min):
    actions.edit_job(job, replace(draft, profile=()), actor=Actor.user(zhang_min))
    with pytest.raises(BadInput, match=r"维度|dimension"):
        actions.open_job(job, actor=Actor.user(zhang_min))


def test_a_copy_is_a_draft_with_the_same_content_and_team(open_job, zhang_min, li_qiang):
    actor = Actor.user(zhang_min)
    actions.add_to_team(open_job, li_qiang, part=TeamPart.INTERVIEWER, actor=actor)
    copy = actions.duplicate_job(open_job, actor=actor, user=zhang_min)
    assert copy.status == JobStatus.DRAFT
    assert copy.title != open_job.title
    assert queries.draft_of(copy).requirements == queries.draft_of(open_job).requirements
    assert {member.user for member in copy.team.all()} == {zhang_min, li_qiang}


def test_an_interviewer_sees_only_the_jobs_of_his_team(job, zhang_min, li_qiang, zhao_lei):
    assert not queries.visible_to(li_qiang).exists()
    actions.add_to_team(job, li_qiang, part=TeamPart.INTERVIEWER, actor=Actor.user(zhang_min))
    assert list(queries.visible_to(li_qiang)) == [job]
    actions.remove_from_team(job, li_qiang, actor=Actor.user(zhang_min))
    assert not queries.visible_to(li_qiang).exists()
    assert not queries.visible_to(zhao_lei).exists()


@pytest.mark.parametrize(
    "change",
    [
        {"title": "  "},
        {"salary_from_fen": 500, "salary_to_fen": 400},
        {"openings": 0},
        {"profile": (ProfileRow("no_such_thing", 10),)},
        {"profile": (ProfileRow("communication_style", 10),)},
        {"profile": (ProfileRow("teamwork", 10), ProfileRow("teamwork", 20))},
        {"profile": (ProfileRow("teamwork", 101),)},
        {"requirements": (RequirementRow("skill", {"name": "男性优先", "detail": ""}),)},
        {"requirements": (RequirementRow("skill", {"name": "35岁以下", "detail": ""}),)},
        {"requirements": (RequirementRow("height", {"name": "1.80", "detail": ""}),)},
        {"requirements": (RequirementRow("skill", {"name": "Go", "detail": ""}, weight=11),)},
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(draft, zhang_min, change):
    with pytest.raises(BadInput):
        actions.create_job(replace(draft, **change), actor=Actor.user(zhang_min))
    assert not Job.objects.exists()
