import threading
import time
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection, connections
from django.utils import timezone

from hireloop.platform.audit import handlers
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.handlers import MOST_ATTEMPTS, deliver_due, handles, retry_failed
from hireloop.platform.audit.models import AuditRow, Delivery
from hireloop.platform.directory.models import Employer

from .test_record import CupFilled

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def handlers_of_this_test(monkeypatch):
    from collections import defaultdict

    monkeypatch.setattr(handlers, "_handlers", defaultdict(dict))


def fill(what: str = "tea"):
    return record(CupFilled(uuid4(), what), actor=Actor.system("tests"))


def make_due() -> None:
    Delivery.objects.filter(state="due").update(due_at=timezone.now() - timedelta(seconds=1))


def test_each_handler_hears_of_each_row_once():
    heard = []

    @handles(CupFilled)
    def drink(event, row):
        heard.append(("drink", event.what, row.pk))

    @handles(CupFilled)
    def wash(event, row):
        heard.append(("wash", event.what, row.pk))

    first, second = fill("tea"), fill("milk")
    assert deliver_due() == 4
    assert deliver_due() == 0
    assert sorted(heard) == sorted(
        [
            ("drink", "tea", first.pk),
            ("wash", "tea", first.pk),
            ("drink", "milk", second.pk),
            ("wash", "milk", second.pk),
        ]
    )


def test_a_failing_handler_is_tried_again_later_and_stops_no_other():
    heard, is_broken = [], [True]

    @handles(CupFilled)
    def breaks(event, row):
        Employer.objects.create(name="half done")
        if is_broken[0]:
            raise RuntimeError("the kettle is cold")

    @handles(CupFilled)
    def works(event, row):
        heard.append(event.what)

    fill()
    deliver_due()
    put_off = Delivery.objects.get(handler__contains="breaks")
    assert heard == ["tea"]
    assert put_off.state == Delivery.State.DUE
    assert put_off.due_at > timezone.now()
    assert "the kettle is cold" in put_off.error
    assert not Employer.objects.exists()

    is_broken[0] = False
    make_due()
    assert deliver_due() == 1
    assert Employer.objects.count() == 1
    assert heard == ["tea"]


def test_waits_grow_and_end_in_failure_that_can_be_retried():
    is_broken, waits = [True], []

    @handles(CupFilled)
    def breaks(event, row):
        if is_broken[0]:
            raise RuntimeError("no")

    fill()
    for _ in range(MOST_ATTEMPTS):
        make_due()
        deliver_due()
        waits.append(round((Delivery.objects.get().due_at - timezone.now()).total_seconds()))
    assert waits == sorted(waits)
    assert waits[:3] == [5, 10, 20]
    assert waits[-1] == 3600
    assert Delivery.objects.get().state == Delivery.State.FAILED

    is_broken[0] = False
    assert retry_failed() == 1
    assert deliver_due() == 1
    assert Delivery.objects.get().state == Delivery.State.DONE


def test_handlers_of_switched_off_modules_are_skipped(monkeypatch):
    heard = []

    @handles(CupFilled)
    def drink(event, row):
        heard.append(event)

    monkeypatch.setattr(handlers, "_is_switched_on", lambda handler: False)
    fill()
    deliver_due()
    assert heard == []
    assert Delivery.objects.get().state == Delivery.State.SKIPPED


def test_a_handler_that_is_gone_is_a_failure_in_words_not_a_crash():
    @handles(CupFilled)
    def drink(event, row):
        pass

    fill()
    handlers._handlers[CupFilled].clear()
    deliver_due()
    assert "KeyError" in Delivery.objects.get().error


def test_what_happens_in_a_handler_is_delivered_too():
    heard = []

    @handles(CupFilled)
    def pour_on(event, row):
        heard.append(event.what)
        if event.what == "tea":
            fill("milk")

    fill("tea")
    assert deliver_due() == 2
    assert heard == ["tea", "milk"]


def test_notes_of_what_was_delivered_long_ago_are_forgotten_and_the_rows_stay():
    @handles(CupFilled)
    def drink(event, row):
        pass

    fill()
    deliver_due()
    assert handlers.forget_finished() == 0
    Delivery.objects.update(finished_at=timezone.now() - timedelta(days=91))
    assert handlers.forget_finished() == 1
    assert AuditRow.objects.filter(key="tests.cup_filled").exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="threads share one in-memory database there")
def test_two_workers_at_once_call_each_handler_once():
    heard = []

    @handles(CupFilled)
    def drink(event, row):
        time.sleep(0.01)
        heard.append(event.what)

    for number in range(20):
        fill(str(number))

    def work() -> None:
        deliver_due()
        connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(heard, key=int) == [str(number) for number in range(20)]
