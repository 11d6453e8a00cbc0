from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hireloop.contracts.terms.amounts import DIGITS, fen_of, in_characters, plain_yuan, yuan
from hireloop.contracts.terms.dates import chinese_date, english_date, last_day_of
from hireloop.kernel.errors import BadInput
from hireloop.law.spans import Span, plus_months

UNITS = {"拾": 10, "佰": 100, "仟": 1000}


def read_characters(text: str) -> int:
    """The other way round, written apart from the code under test."""
    whole, _, rest = text.partition("元") if "元" in text else ("", "", text)
    total, section, digit = 0, 0, 0
    for character in whole:
        if character in DIGITS:
            digit = DIGITS.index(character)
        elif character in UNITS:
            section, digit = section + digit * UNITS[character], 0
        elif character == "万":
            total, section, digit = total + (section + digit) * 10_000, 0, 0
        elif character == "亿":
            total, section, digit = (total + section + digit) * 10**8, 0, 0
    fen = (total + section + digit) * 100
    rest = rest.replace("整", "").replace("零", "")
    for mark, unit in (("角", 10), ("分", 1)):
        if mark in rest:
            fen, rest = fen + DIGITS.index(rest[rest.index(mark) - 1]) * unit, rest[rest.index(mark) + 1 :]
    return fen


@pytest.mark.parametrize(
    ("fen", "words"),
    [
        (0, "零元整"),
        (800_000, "捌仟元整"),
        (2_500_050, "贰万伍仟元伍角整"),
        (1_000_100, "壹万零壹元整"),
        (1_010_000, "壹万零壹佰元整"),
        (10_000_000_000_00, "壹佰亿元整"),
        (1_000_000_100, "壹仟万零壹元整"),
        (10_005_005, "壹拾万零伍拾元零伍分"),
        (5, "伍分"),
        (50, "伍角整"),
    ],
)
def test_amounts_in_characters(fen, words):
    assert in_characters(fen) == words


@given(st.integers(0, 10**13))
def test_the_characters_say_the_same_as_the_digits(fen):
    assert read_characters(in_characters(fen)) == fen
    assert "零零" not in in_characters(fen)


@given(st.integers(0, 10**14))
def test_an_amount_written_out_reads_back_exactly(fen):
    assert fen_of(plain_yuan(fen)) == fen == fen_of(f"¥{yuan(fen)} 元")


@pytest.mark.parametrize("text", ["abc", "12.345", "-1", "1e30", "NaN", "Infinity", "1.2.3"])
def test_what_is_no_amount_is_refused(text):
    with pytest.raises(BadInput):
        fen_of(text)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 12, 1), 36, date(2029, 11, 30)),
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2028, 1, 30), 1, date(2028, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 3, 31), 2, date(2027, 5, 30)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
    ],
)
def test_periods_across_month_ends(start, months, end):
    assert last_day_of(start, months=months) == end


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(1, 120))
def test_a_period_never_reaches_into_its_next_month(start, months):
    end = last_day_of(start, months=months)
    assert start < end <= plus_months(start, months)
    assert (end + timedelta(days=1)) >= plus_months(start, months)
    assert Span.between(start, end) == Span(months)


def test_dates_in_both_languages():
    assert chinese_date(date(2026, 12, 1)) == "2026年12月1日"
    assert english_date(date(2026, 12, 1)) == "1 December 2026"
