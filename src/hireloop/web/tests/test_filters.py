from datetime import UTC, datetime

import pytest
from django.contrib.sessions.models import Session
from django.http import QueryDict
from django.utils import timezone

from hireloop.web.table_filters import Dates

FILTER = Dates("due", "Due", field="expire_date")


@pytest.mark.django_db
def test_days_are_the_readers_days_with_both_ends_in():
    for key, moment in {
        "before": datetime(2026, 3, 4, 15, 59, tzinfo=UTC),
        "first": datetime(2026, 3, 4, 16, 0, tzinfo=UTC),
        "last": datetime(2026, 3, 5, 15, 59, tzinfo=UTC),
        "after": datetime(2026, 3, 5, 16, 0, tzinfo=UTC),
    }.items():
        Session.objects.create(session_key=key, session_data="", expire_date=moment)
    with timezone.override("Asia/Shanghai"):
        found = FILTER.apply(Session.objects.all(), QueryDict("due_from=2026-03-05&due_to=2026-03-05"))
    assert set(found.values_list("session_key", flat=True)) == {"first", "last"}


@pytest.mark.django_db
def test_what_is_no_day_is_ignored():
    Session.objects.create(session_key="any", session_data="", expire_date=timezone.now())
    assert FILTER.apply(Session.objects.all(), QueryDict("due_from=soon&due_to=2026-02-31")).count() == 1


def test_each_end_is_a_chip():
    chips = FILTER.chips(QueryDict("due_from=2026-03-05&due_to=2026-03-06"), None, lambda **changes: str(changes))
    assert [chip.value for chip in chips] == ["from 2026-03-05", "until 2026-03-06"]
    assert "due_from" in chips[0].url
