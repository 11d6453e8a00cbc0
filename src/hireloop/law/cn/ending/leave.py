"""Pay for annual leave not taken when a contract ends (企业职工带薪年休假实施办法 10 to 12)."""

from datetime import date
from decimal import Decimal

from hireloop.law.cn.ending.model import Line, Sum, cents
from hireloop.law.cn.rules.book import plain
from hireloop.law.model import Cite, Words
from hireloop.law.ruling import Law

MEASURES = "企业职工带薪年休假实施办法"
UNUSED_LEAVE = Words("应休未休年休假工资（另付部分）", "unused annual leave, on top of the wage")
DAYS_OF_A_YEAR = 365  # so article 12, in leap years too
EXTRA = 2  # three times the daily wage, one of which the monthly wage has paid


def unused_leave_pay(
    ended_on: date,
    *,
    days_a_year: int,
    days_taken: int,
    monthly_wage: Decimal,
    law: Law,
    joined_on: date | None = None,
) -> Sum:
    """For the days of this calendar year; parts of a day do not count. The wage without overtime pay."""
    first = max(date(ended_on.year, 1, 1), joined_on or date.min)
    elapsed = (ended_on - first).days + 1
    due = min(elapsed * days_a_year // DAYS_OF_A_YEAR, days_a_year)
    unused = max(due - days_taken, 0)
    per_month = law.fixed("average_pay_days")
    amount = cents(monthly_wage / per_month * EXTRA * unused)
    lines = (
        Line(
            Words("折算应休天数", "days due so far"),
            f"⌊{elapsed} ÷ {DAYS_OF_A_YEAR} × {days_a_year}⌋",
            Decimal(due),
        ),
        Line(Words("未休天数", "days not taken"), f"{due} − {days_taken}", Decimal(unused)),
        Line(UNUSED_LEAVE, f"{plain(monthly_wage)} ÷ {plain(per_month)} × 200% × {unused}", amount),
    )
    cites = (Cite(MEASURES, "10", 1), Cite(MEASURES, "11", 1), Cite(MEASURES, "12", 1))
    return Sum(UNUSED_LEAVE, amount, lines, cites)
