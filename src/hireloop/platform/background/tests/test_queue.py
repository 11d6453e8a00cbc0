import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus

from hireloop.platform.background import leases
from hireloop.platform.background.enqueueing import enqueue_once
from hireloop.platform.background.models import QueuedTask
from hireloop.platform.background.testing import run_all

from . import sample_tasks
from .sample_tasks import count_attempts, heard, refuse, say, step, stumble, urgent

pytestmark = pytest.mark.django_db
MINUTE = timezone.timedelta(minutes=1)
QUEUES = ["default", "analysis"]


@pytest.fixture(autouse=True)
def _silence():
    sample_tasks.heard.clear()


def claim(**kwargs):
    return leases.claim_next(QUEUES, **{"worker_id": "w1", "lease": MINUTE, **kwargs})


def test_it_runs_what_was_enqueued_and_keeps_the_result():
    result = say.enqueue("hello")
    assert result.status == TaskResultStatus.READY
    assert run_all() == 1
    result.refresh()
    assert result.return_value == "HELLO"
    assert heard == ["hello"]


def test_urgent_tasks_go_first():
    say.enqueue("later")
    urgent.enqueue("first")
    run_all()
    assert heard == ["first", "later"]


def test_a_task_for_later_waits():
    say.using(run_after=timezone.now() + MINUTE).enqueue("tomorrow")
    assert run_all() == 0


def test_enqueuing_in_a_transaction_that_fails_leaves_nothing():
    def enqueue_and_fail():
        with transaction.atomic():
            say.enqueue("never")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        enqueue_and_fail()
    assert run_all() == 0


def test_once_means_once():
    first = enqueue_once(say, "report-1", "once")
    second = enqueue_once(say, "report-1", "once")
    run_all()
    third = enqueue_once(say, "report-1", "once")
    assert first.id == second.id == third.id
    assert run_all() == 0
    assert heard == ["once"]


def test_once_tries_a_failed_task_anew():
    enqueue_once(stumble, "x", "1234")
    run_all(raising=False)
    assert QueuedTask.objects.get().status == TaskResultStatus.FAILED
    enqueue_once(stumble, "x", "1234")
    assert QueuedTask.objects.get().status == TaskResultStatus.READY


def test_it_retries_and_then_fails_without_keeping_the_message():
    stumble.enqueue("13800138000")
    run_all(raising=False)
    row = QueuedTask.objects.get()
    assert heard == ["stumble", "stumble"]
    assert row.status == TaskResultStatus.FAILED
    assert row.error_class == "builtins.ValueError"
    assert "sample_tasks.py" in row.error_text
    assert "13800138000" not in row.error_text


def test_a_hopeless_error_is_not_tried_again():
    refuse.enqueue()
    run_all(raising=False)
    row = QueuedTask.objects.get()
    assert (row.status, row.attempts) == (TaskResultStatus.FAILED, 1)
    assert "The file %(name)s is empty." in row.error_text
    assert "王芳" not in row.error_text


def test_tests_see_the_error():
    stumble.enqueue("x")
    with pytest.raises(ValueError, match="cannot read"):
        run_all()


def test_the_context_knows_the_attempt():
    result = count_attempts.enqueue()
    run_all()
    result.refresh()
    assert result.return_value == 1


def test_a_claimed_task_is_nobody_elses():
    say.enqueue("one")
    assert claim() is not None
    assert claim(worker_id="w2") is None


def test_who_lost_the_lease_cannot_write_success():
    say.enqueue("one")
    lost = claim(lease=-MINUTE)
    assert leases.return_lost() == [lost.task_id]
    QueuedTask.objects.update(run_after=timezone.now())
    taken = claim(worker_id="w2")
    assert not leases.succeed(lost, "late")
    assert not leases.fail(lost, leases.SafeError("x", "x"))
    assert not leases.give_back(lost)
    assert leases.succeed(taken, "right")
    row = QueuedTask.objects.get()
    assert (row.return_value, row.attempts, row.worker_id) == ("right", 2, "w2")


def test_renewing_keeps_the_lease():
    say.enqueue("one")
    held = claim(lease=-MINUTE)
    leases.renew([held], lease=MINUTE)
    assert leases.return_lost() == []


def test_a_task_that_kills_every_worker_fails_in_the_end():
    say.enqueue("one")
    for _attempt in range(3):
        QueuedTask.objects.update(run_after=timezone.now())
        assert claim(lease=-MINUTE)
        leases.return_lost()
    row = QueuedTask.objects.get()
    assert row.status == TaskResultStatus.FAILED
    assert row.error_class.endswith("WorkerDied")


def test_giving_back_costs_no_attempt():
    say.enqueue("one")
    leases.give_back(claim())
    row = QueuedTask.objects.get()
    assert (row.status, row.attempts) == (TaskResultStatus.READY, 0)


def test_progress_is_written_and_stops_who_lost_the_lease():
    step.enqueue(3)
    run_all()
    row = QueuedTask.objects.get()
    assert (row.progress_done, row.progress_total, row.progress_what) == (3, 3, "Counting")
