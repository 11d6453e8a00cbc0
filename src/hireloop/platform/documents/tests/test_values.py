"""Values in words of the document's language, and blanks for what is missing."""

from datetime import date
from decimal import Decimal

import pytest

from hireloop.platform.documents.checking import environment
from hireloop.platform.documents.values import BLANK, context_of

from .conftest import CATALOGUE


def filled(source, values, language="zh"):
    context, missing = context_of(CATALOGUE, values, language=language)
    return environment().from_string(source).render(context), missing


@pytest.mark.parametrize(
    ("source", "zh", "en"),
    [
        ("{{ pay.base }}", "25,000元", "CNY 25,000"),
        ("{{ pay.base.capitals }}", "贰万伍仟元整", "贰万伍仟元整"),
        ("{{ pay.base.number }}", "25,000", "25,000"),
        ("{{ offer.start_on }}", "2026年12月1日", "1 December 2026"),
        ("{{ offer.start_on.iso }}", "2026-12-01", "2026-12-01"),
        ("{{ pay.share }}", "80%", "80%"),
    ],
)
def test_each_type_is_written_as_the_language_does(source, zh, en):
    values = {"pay.base": 25_000_00, "offer.start_on": date(2026, 12, 1), "pay.share": Decimal("80.00")}
    assert filled(source, values)[0] == zh
    assert filled(source, values, "en")[0] == en


def test_what_is_missing_is_a_blank_and_is_named():
    text, missing = filled("{{ candidate.name }}，{{ pay.base }}", {"pay.base": 0})
    assert (text, missing) == (f"{BLANK}，0元", ["candidate.name"])


def test_a_condition_alone_misses_nothing():
    assert filled("{% if pay.share %}有{% else %}无{% endif %}", {}) == ("无", [])


def test_rows_are_gone_through():
    values = {"pay.allowances": [{"name": "餐补", "amount": 50000}, {"name": "交通", "amount": None}]}
    text, missing = filled("{% for row in pay.allowances %}{{ row.name }}{{ row.amount }};{% endfor %}", values)
    assert (text, missing) == (f"餐补500元;交通{BLANK};", ["pay.allowances.amount"])


def test_what_is_filled_in_is_no_markup():
    assert filled("{{ candidate.name }}", {"candidate.name": "<b>{{ 7*7 }}</b>"})[0] == "&lt;b&gt;{{ 7*7 }}&lt;/b&gt;"
