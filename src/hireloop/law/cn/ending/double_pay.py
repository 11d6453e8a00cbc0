"""The second wage for months without a written contract (Labour Contract Law 82; regulations 6 and 7)."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from hireloop.law.cn.ending.model import Line, Sum, cents
from hireloop.law.cn.rules.book import plain
from hireloop.law.cn.rules.written_form import double_pay_days
from hireloop.law.cn.statutes import SPC_2025_SINCE, lcl, regulations, spc_2025
from hireloop.law.model import Words
from hireloop.law.ruling import Law
from hireloop.law.spans import plus_months

DOUBLE_PAY = Words("未订书面合同的二倍工资差额", "second wage without a written contract")


def double_pay(work_started_on: date, written_on: date, *, wage_monthly: Decimal, law: Law) -> Sum:
    """What is owed on top of the wage paid. ``written_on``: when it was written, or the day of the reckoning.

    Whole months at the wage; the rest by workdays (Monday to Friday; holidays are not known here) of 21.75 a month.
    """
    cites = (lcl(82, 1), regulations(6, 2), *((spc_2025(6),) if law.day >= SPC_2025_SINCE else ()))
    owed = double_pay_days(work_started_on, written_on)
    if owed is None:
        return Sum(DOUBLE_PAY, Decimal(0), (Line(DOUBLE_PAY, "0", Decimal(0)),), cites)
    lines = list(months_of(work_started_on, owed[1], wage=wage_monthly, per_month=law.fixed("average_pay_days")))
    amount = sum((line.value or Decimal(0) for line in lines), Decimal(0))
    return Sum(DOUBLE_PAY, amount, (*lines, Line(DOUBLE_PAY, f"{owed[0]} – {owed[1]}", amount)), cites)


def months_of(started: date, last: date, *, wage: Decimal, per_month: Decimal) -> Iterator[Line]:
    """A line for each month from the second month of work on, the last one by its workdays if it is not whole."""
    number = 1
    while (begins := plus_months(started, number)) <= last:
        number += 1
        ends = plus_months(started, number) - timedelta(days=1)
        if ends <= last:
            yield Line(Words(f"{begins} 至 {ends}", f"{begins} to {ends}"), plain(wage), cents(wage))
            continue
        days = workdays(begins, last)
        how = f"{plain(wage)} ÷ {plain(per_month)} × {days}"
        amount = min(cents(wage / per_month * days), cents(wage))
        yield Line(Words(f"{begins} 至 {last}，{days} 个工作日", f"{begins} to {last}, {days} workdays"), how, amount)


def workdays(first: date, last: date) -> int:
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return sum(day.weekday() < 5 for day in days)
