"""Allowances as people type them."""

import pytest
from django.forms import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from hireloop.recruiting.offers.forms import read_allowances
from hireloop.recruiting.offers.terms import Allowance


@pytest.mark.parametrize(
    ("line", "name", "amount_fen"),
    [
        ("餐补 600", "餐补", 600_00),
        ("餐补：600元", "餐补", 600_00),
        ("餐补600", "餐补", 600_00),
        ("交通 ¥1,200.50", "交通", 1_200_50),
        ("Phone, 99.9 CNY", "Phone", 99_90),
        ("5G 套餐 30", "5G 套餐", 30_00),
    ],
)
def test_a_line_is_a_name_and_an_amount(line, name, amount_fen):
    assert read_allowances(line) == (Allowance(name, amount_fen),)


@pytest.mark.parametrize("line", ["餐补", "600", "餐补 很多", "餐补 1.234", "餐补 99999999"])
def test_a_line_that_is_none_is_named(line):
    with pytest.raises(ValidationError, match=line[:3]):
        read_allowances(f"交通 300\n{line}")


@given(st.text(max_size=80))
def test_whatever_is_typed_is_read_or_refused(text):
    try:
        found = read_allowances(text)
    except ValidationError:
        return
    assert all(each.name and each.amount_fen >= 0 for each in found)
