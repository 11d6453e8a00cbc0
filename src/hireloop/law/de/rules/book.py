"""The rulebook of Germany and its statutes."""

from datetime import date
from decimal import Decimal

from hireloop.law.model import Cite, Words
from hireloop.law.ruling import Rulebook

RULEBOOK = Rulebook()
rule = RULEBOOK.rule

BGB_SINCE = date(2002, 1, 1)
TZBFG_SINCE = date(2001, 1, 1)
TZBFG_PROBATION_SINCE = date(2022, 8, 1)
NACHWG_SINCE = date(2022, 8, 1)
ARBZG_SINCE = date(1994, 7, 1)
BURLG_SINCE = date(1995, 1, 1)
MILOG_SINCE = date(2015, 1, 1)
HGB_SINCE = date(2002, 1, 1)


def cite(law: str, article: str, paragraph: int | None = None, item: int | None = None) -> Cite:
    return Cite(law, article, paragraph, item)


def euro(amount: Decimal) -> Words:
    text = f"{amount:.2f}"
    return Words(f"{text} 欧元", f"{text} euros")
