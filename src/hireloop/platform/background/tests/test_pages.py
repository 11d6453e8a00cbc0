import pytest
from django.urls import reverse
from django.utils import timezone
from django_tasks import TaskResultStatus

from hireloop.kernel.errors import Conflict
from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.background import actions, queries
from hireloop.platform.background.models import QueuedTask, Worker
from hireloop.platform.background.testing import run_all
from hireloop.platform.background.tidying import tidy_up

from .sample_tasks import say, stumble

pytestmark = pytest.mark.django_db
DAY = timezone.timedelta(days=1)


@pytest.fixture
def failed():
    stumble.enqueue("13800138000")
    run_all(raising=False)
    return QueuedTask.objects.get()


def test_the_page_tells_what_waits_and_what_failed(client_of, sun_yue, failed):
    say.enqueue("one")
    html = client_of(sun_yue).get("/settings/background/").content.decode()
    assert "ValueError" in html
    assert "13800138000" not in html
    state = queries.queue_state()
    assert (state.due, state.failed, state.running) == (1, 1, 0)


def test_only_administrators_see_it(client_of, zhang_min, failed):
    client = client_of(zhang_min)
    assert client.get("/settings/background/").status_code == 403
    assert client.post(reverse("background:retry", args=[failed.id])).status_code == 403
    assert client.get("/api/v1/background/queue").status_code == 403


def test_a_failed_task_can_be_tried_again(client_of, sun_yue, failed):
    client_of(sun_yue).post(reverse("background:retry", args=[failed.id]))
    failed.refresh_from_db()
    assert (failed.status, failed.attempts) == (TaskResultStatus.READY, 0)
    assert AuditRow.objects.filter(key="background.task_retried", actor_id=sun_yue.id).exists()


def test_a_failed_task_can_be_discarded(client_of, sun_yue, failed):
    client_of(sun_yue).post(reverse("background:discard", args=[failed.id]))
    assert not QueuedTask.objects.exists()
    assert AuditRow.objects.filter(key="background.task_discarded", actor_id=sun_yue.id).exists()


def test_a_task_that_has_not_failed_is_left_alone():
    task = QueuedTask.objects.get(id=say.enqueue("one").id)
    with pytest.raises(Conflict):
        actions.discard(task.id, actor=Actor.system("tests"))


def test_progress_goes_on_until_the_task_is_finished(client_of, zhang_min, client):
    result = say.enqueue("one")
    address = reverse("background:progress", args=[result.id])
    browser = client_of(zhang_min)
    assert f'hx-get="{address}"' in browser.get(address).content.decode()
    QueuedTask.objects.update(progress_done=3, progress_total=12, progress_what="Working", status="RUNNING")
    assert "25 %" in browser.get(address).content.decode()
    QueuedTask.objects.update(status="SUCCESSFUL")
    done = browser.get(address)
    assert done.headers["HX-Trigger"] == "taskFinished"
    assert "hx-get" not in done.content.decode()
    assert browser.get(f"{address}?reload=1").headers["HX-Refresh"] == "true"
    assert client.get(address).status_code == 302


def test_the_api_tells_and_retries(client_of, sun_yue, failed):
    client = client_of(sun_yue)
    assert client.get("/api/v1/background/queue").json()["failed"] == 1
    assert client.get(f"/api/v1/background/tasks/{failed.id}").json()["error_class"] == "builtins.ValueError"
    again = client.post(f"/api/v1/background/tasks/{failed.id}/retry", content_type="application/json")
    assert again.json()["status"] == "READY"


def test_health_says_when_nobody_works(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["status"]) == (200, "degraded")
    Worker.objects.create(id="w", host="h", pid=1, processes=1)
    assert client.get("/healthz").json() == {
        "status": "ok",
        "database": True,
        "workers": 1,
        "oldest_task_waits_s": 0,
    }
    say.using(run_after=timezone.now() - DAY).enqueue("waits")
    assert client.get("/healthz").json()["status"] == "degraded"


def test_what_ended_long_ago_is_forgotten(failed):
    say.enqueue("one")
    run_all()
    QueuedTask.objects.update(finished_at=timezone.now() - 8 * DAY)
    Worker.objects.create(id="dead", host="h", pid=1, processes=1, seen_at=timezone.now() - 2 * DAY)
    assert tidy_up() == 2
    assert QueuedTask.objects.get() == failed
