from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone, translation

from hireloop.web.times import duration_in_words, relative, time_with_zone

NOW = datetime(2026, 3, 5, 6, 0, tzinfo=UTC)  # 14:00 in Shanghai


@pytest.fixture(autouse=True)
def _reader():
    with timezone.override("Asia/Shanghai"), translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=-20), "in 20 minutes"),
        (timedelta(hours=3), "today 11:00"),
        (timedelta(hours=15), "yesterday 23:00"),
        (timedelta(hours=-20), "tomorrow 10:00"),
        (timedelta(days=3), "3 days ago"),
        (timedelta(days=-2), "in 2 days"),
        (timedelta(days=30), "February 3"),
        (timedelta(days=400), "Jan. 29, 2025"),
    ],
)
def test_time_is_said_as_a_colleague_would(ago, said):
    assert relative(NOW - ago, now=NOW) == said


def test_the_day_is_the_readers_day():
    late_yesterday_utc = datetime(2026, 3, 4, 17, 0, tzinfo=UTC)
    assert relative(late_yesterday_utc, now=NOW) == "today 01:00"


def test_where_two_meet_the_zone_is_named():
    assert time_with_zone(NOW) == "2026-03-05 14:00 (Asia/Shanghai, UTC+08:00)"
    with timezone.override("Asia/Kolkata"):
        assert time_with_zone(NOW) == "2026-03-05 11:30 (Asia/Kolkata, UTC+05:30)"


@pytest.mark.parametrize(
    ("milliseconds", "said"),
    [(0, "0 s"), (45_000, "45 s"), (200_000, "3 min 20 s"), (3_900_000, "1 h 5 min"), (7_200_000, "2 h"),
     (timedelta(days=2, hours=3), "2 d 3 h"), (3_600_000 + 5_000, "1 h"), (None, "—")],
)  # fmt: skip
def test_durations_in_words(milliseconds, said):
    assert duration_in_words(milliseconds) == said
