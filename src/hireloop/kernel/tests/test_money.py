"""Amounts in words, checked against an independent reading of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hireloop.kernel.money import DIGITS, MOST_FEN, in_capitals, yuan_text


@pytest.mark.parametrize(
    ("fen", "words"),
    [
        (0, "零元整"),
        (1, "壹分"),
        (10, "壹角整"),
        (105, "壹元零伍分"),
        (1000, "壹拾元整"),
        (140950, "壹仟肆佰零玖元伍角整"),
        (600714, "陆仟零柒元壹角肆分"),
        (1680132, "壹万陆仟捌佰零壹元叁角贰分"),
        (10700053, "壹拾万柒仟元伍角叁分"),
        (2500000, "贰万伍仟元整"),
        (1_0000_0000_00, "壹亿元整"),
        (1_0000_0001_00, "壹亿零壹元整"),
        (10_0001_0000_00, "壹拾亿零壹万元整"),
        (-2500, "负贰拾伍元整"),
    ],
)
def test_amounts_as_banks_write_them(fen, words):
    assert in_capitals(fen) == words


def read_capitals(words: str) -> int:
    """The amount that the words say, in fen: read from left to right by the units alone."""
    sign = -1 if words.startswith("负") else 1
    words = words.removeprefix("负").removesuffix("整")
    whole, _, rest = words.partition("元") if "元" in words else ("", "", words)
    total = _read(whole)
    fen, digit = 0, 0
    for sign_ in rest:
        if sign_ in DIGITS:
            digit = DIGITS.index(sign_)
        else:
            fen += digit * {"角": 10, "分": 1}[sign_]
    return sign * (total * 100 + fen)


def _read(whole: str) -> int:
    for unit, size in (("亿", 10**8), ("万", 10**4)):
        if unit in whole:
            left, _, right = whole.partition(unit)
            return _read(left) * size + _read(right)
    total, digit = 0, 0
    for sign in whole:
        if sign in DIGITS:
            digit = DIGITS.index(sign)
        else:
            total += digit * {"拾": 10, "佰": 100, "仟": 1000}[sign]
            digit = 0
    return total + digit


@given(st.integers(-MOST_FEN, MOST_FEN))
def test_words_say_the_amount(fen):
    assert read_capitals(in_capitals(fen)) == fen


@given(st.integers(0, MOST_FEN))
def test_no_zero_is_said_twice_nor_before_a_unit(fen):
    words = in_capitals(fen)
    assert "零零" not in words
    assert not any("零" + unit in words for unit in ("拾", "佰", "仟", "万", "亿", "角", "分"))
    assert fen == 0 or "零元" not in words


@given(st.integers(-MOST_FEN, MOST_FEN))
def test_digits_say_the_amount(fen):
    text = yuan_text(fen)
    yuan, _, rest = text.replace(",", "").partition(".")
    assert (-1 if text.startswith("-") else 1) * (abs(int(yuan)) * 100 + int(rest or 0)) == fen


def test_more_than_can_be_said_is_refused():
    with pytest.raises(ValueError, match="up to"):
        in_capitals(MOST_FEN + 1)
