from datetime import timedelta

import pytest
from django.utils import timezone

from hireloop.kernel.errors import BadInput, Conflict
from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.background.models import QueuedTask
from hireloop.platform.notifications.models import Message
from hireloop.recruiting.applications import actions
from hireloop.recruiting.applications.models import StageMove
from hireloop.recruiting.applications.stages import NextStep, Stage
from hireloop.recruiting.applications.tasks import tell_rejected

SYSTEM = Actor.system("tests")


def test_a_move_is_kept_with_what_was_before(application, zhang_min):
    before = application.stage_since
    move = actions.move_stage(application, Stage.VIDEO, actor=SYSTEM, user=zhang_min)
    application.refresh_from_db()
    assert (application.stage, application.next_step) == (Stage.VIDEO, NextStep.INVITE)
    assert (move.from_stage, move.since_before, move.moved_by) == (Stage.APPLIED, before, zhang_min)
    row = AuditRow.objects.get(key="applications.stage_moved")
    assert (row.person_id, row.payload["to_stage"]) == (application.person_id, "video")
    assert "applied" not in row.label


@pytest.mark.parametrize(
    ("stage", "error"),
    [(Stage.HIRED, Conflict), (Stage.APPLIED, Conflict), (Stage.REJECTED, BadInput), ("nonsense", Conflict)],
)
def test_moves_that_do_not_exist_are_refused(application, stage, error):
    with pytest.raises(error):
        actions.move_stage(application, stage, actor=SYSTEM)
    assert not StageMove.objects.exists()


def test_back_wants_a_reason(application):
    actions.move_stage(application, Stage.REVIEW, actor=SYSTEM)
    with pytest.raises(BadInput):
        actions.move_stage(application, Stage.SCREENING, actor=SYSTEM)
    actions.move_stage(application, Stage.SCREENING, actor=SYSTEM, note="缺少作品")
    assert StageMove.objects.first().note == "缺少作品"


def test_who_looks_at_an_old_page_moves_nothing(application):
    actions.move_stage(application, Stage.REVIEW, actor=SYSTEM)
    with pytest.raises(Conflict):
        actions.move_stage(application, Stage.OFFER, actor=SYSTEM, expected=Stage.APPLIED)


def test_a_move_can_be_undone_for_a_time(application):
    since = application.stage_since
    move = actions.move_stage(application, Stage.OFFER, actor=SYSTEM)
    actions.undo_move(move, actor=SYSTEM)
    application.refresh_from_db()
    assert (application.stage, application.stage_since, application.next_step) == (
        Stage.APPLIED,
        since,
        NextStep.READ_RESUME,
    )
    with pytest.raises(Conflict):
        actions.undo_move(move, actor=SYSTEM)


def test_only_the_last_move_and_only_while_it_is_fresh(application):
    first = actions.move_stage(application, Stage.SCREENING, actor=SYSTEM)
    second = actions.move_stage(application, Stage.OFFER, actor=SYSTEM)
    with pytest.raises(Conflict):
        actions.undo_move(first, actor=SYSTEM)
    StageMove.objects.filter(pk=second.pk).update(created_at=timezone.now() - timedelta(minutes=16))
    with pytest.raises(Conflict):
        actions.undo_move(second, actor=SYSTEM)


def test_a_rejection_has_a_reason_and_the_candidate_hears_after_the_time_to_undo(application):
    Message.objects.all().delete()
    move = actions.reject(application, reason="skills", actor=SYSTEM, note="缺少分布式经验")
    task = QueuedTask.objects.get(task_path__endswith="tell_rejected")
    assert task.run_after >= move.created_at + timedelta(minutes=15)
    assert not Message.objects.exists()
    tell_rejected.func(str(move.pk))
    letter = Message.objects.get()
    assert letter.template == "application_closed"
    assert "分布式" not in letter.body


def test_an_undone_rejection_is_told_to_nobody(application):
    Message.objects.all().delete()
    move = actions.reject(application, reason="skills", actor=SYSTEM)
    actions.undo_move(move, actor=SYSTEM)
    tell_rejected.func(str(move.pk))
    assert not Message.objects.exists()


@pytest.mark.parametrize(("reason", "note"), [("", ""), ("because", ""), ("other", " ")])
def test_a_rejection_without_a_reason_is_refused(application, reason, note):
    with pytest.raises(BadInput):
        actions.reject(application, reason=reason, note=note, actor=SYSTEM)


def test_many_are_moved_and_the_others_named(make_application, zhang_min):
    one, other = make_application(), make_application("赵磊", "zhao.lei@example.net")
    actions.reject(other, reason="salary", actor=SYSTEM)
    result = actions.move_many([one, other], Stage.VIDEO, actor=SYSTEM, user=zhang_min)
    assert result.moved == [one]
    assert result.refused[0][0] == other


def test_the_candidate_withdraws_once(application):
    actions.withdraw(application, actor=Actor.candidate(application.person), note="已有其他工作")
    application.refresh_from_db()
    assert application.stage == Stage.WITHDRAWN
    with pytest.raises(Conflict):
        actions.withdraw(application, actor=Actor.candidate(application.person))


def test_the_next_step_is_one_that_is_known(application):
    actions.set_next_step(application.pk, NextStep.WAIT_FOR_CANDIDATE)
    application.refresh_from_db()
    assert application.next_step == NextStep.WAIT_FOR_CANDIDATE
    with pytest.raises(BadInput):
        actions.set_next_step(application.pk, "dance")
