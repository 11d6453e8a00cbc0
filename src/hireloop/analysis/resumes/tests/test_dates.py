from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hireloop.analysis.resumes.date_ranges import ranges_in
from hireloop.analysis.resumes.dates import PartialDate
from hireloop.analysis.resumes.years import union_months

NOW = "now"


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2019.03-至今", "2019-03", NOW),
        ("2019.03 - 2021.06", "2019-03", "2021-06"),
        ("Mar 2019 – Present", "2019-03", NOW),
        ("2015年9月至2019年6月", "2015-09", "2019-06"),
        ("2019/3~2020/2", "2019-03", "2020-02"),
        ("since 2020", "2020", NOW),
        ("201903-202106", "2019-03", "2021-06"),
        ("03/2019 - 05/2020", "2019-03", "2020-05"),
        ("2009 – 2012", "2009", "2012"),
        ("2019年3月—6月", "2019-03", "2019-06"),
        ("Jun - Aug 2019", "2019-06", "2019-08"),
        ("2019.03至今", "2019-03", NOW),
        ("2019.3.1-2020.2.28", "2019-03", "2020-02"),
        ("Jan ’19 - Feb ’20", "2019-01", "2020-02"),
        ("2012/09/01-2016/07/01", "2012-09", "2016-07"),
        ("2005年起任", "2005", None),
        ("19/07–now", "2019-07", NOW),
        ("15/09–19/06", "2015-09", "2019-06"),
        ("15/09/2014 – 31/05/2016", "2014-09", "2016-05"),
        ("05/31/2016 - 06/30/2018", "2016-05", "2018-06"),
        ("Jul '19 – Present", "2019-07", NOW),
        ("Summer 2020", "2020-06", "2020-08"),
        ("Winter 2019", "2019-12", "2020-02"),
        ("2016年9月至至今广州越秀中学", "2016-09", NOW),
    ],
)
def test_ranges_as_people_write_them(text, start, end):
    (found,) = ranges_in(f"前文 {text} 后文")
    assert str(found.start) == start
    assert (NOW if found.is_current else found.end and str(found.end)) == end


@pytest.mark.parametrize("text", ["2019-03", "138-1234-5678", "Room 2014", "2021.06 - 2019.03", "GPA 3.8/4.0"])
def test_other_numbers_are_no_ranges(text):
    assert list(ranges_in(text)) == []


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)), st.integers(1, 3))
def test_dates_survive_writing_and_reading(day, precision):
    partial = PartialDate(*(day.year, day.month, day.day)[:precision])
    assert PartialDate.parse(str(partial)) == partial


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)), st.dates(date(1950, 1, 1), date(2049, 12, 31)))
def test_a_range_gives_back_its_months(one, other):
    first, last = sorted((one, other))
    (found,) = ranges_in(f"{first:%Y.%m} - {last:%Y.%m}")
    assert (str(found.start), str(found.end)) == (f"{first:%Y-%m}", f"{last:%Y-%m}")


STAYS = st.lists(st.tuples(st.integers(0, 600), st.integers(0, 120)).map(lambda pair: (pair[0], sum(pair))))


@given(STAYS)
def test_months_in_several_stays_count_once(stays):
    assert union_months(stays) == len({month for first, last in stays for month in range(first, last)})
