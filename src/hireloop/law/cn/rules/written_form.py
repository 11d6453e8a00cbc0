"""Written form and its day, and what follows where it is late (Labour Contract Law 7, 10, 14 paragraph 3, 82)."""

from datetime import date, timedelta

from hireloop.law.cn.rules.book import rule
from hireloop.law.cn.statutes import LCL_SINCE, SPC_2025_SINCE, lcl, regulations, spc_2025
from hireloop.law.model import ContractFacts, Words
from hireloop.law.ruling import Law, Outcome, passes, unknown, violates, warns
from hireloop.law.spans import plus_months


def double_pay_days(started: date, written: date) -> tuple[date, date] | None:
    """First and last day for which double pay is owed; None where the contract was written in time.

    From the day after a full month of work to the day before the contract was written, at most to the day before a
    full year of work (regulations 6 and 7).
    """
    first = plus_months(started, 1)
    last = min(written, plus_months(started, 12)) - timedelta(days=1)
    return (first, last) if written > first else None


def work_start(facts: ContractFacts) -> date | None:
    return facts.work_started_on or facts.start


def signing_day(facts: ContractFacts, law: Law) -> date:
    return facts.signed_on or law.day


@rule(
    "written_within_a_month",
    Words("一个月内订立书面合同", "In writing within a month"),
    lcl(10, 2),
    lcl(82, 1),
    regulations(6),
    since=LCL_SINCE,
    cites_since={SPC_2025_SINCE: (spc_2025(6), spc_2025(7))},
)
def written_within_a_month(facts: ContractFacts, law: Law) -> Outcome:
    started = work_start(facts)
    limit = Words("自用工之日起一个月内订立", "within one month of the first day of work")
    if started is None:
        return unknown("work_started_on", limit=limit)
    signed = signing_day(facts, law)
    fact = Words(f"{started} 用工，{signed} 订立", f"work from {started}, signed on {signed}")
    owed = double_pay_days(started, signed)
    if owed is None:
        return passes(fact, limit=limit, about=("work_started_on", "start", "signed_on"))
    return violates(
        fact,
        limit=limit,
        about=("signed_on", "work_started_on", "start"),
        advice=Words(
            f"补订合同，并支付 {owed[0]} 至 {owed[1]} 期间的二倍工资差额。",
            f"Write the contract now and pay the second wage from {owed[0]} to {owed[1]}.",
        ),
    )


@rule(
    "deemed_open_ended",
    Words("满一年未订书面合同", "A year without a written contract"),
    lcl(14, 3),
    regulations(7),
    since=LCL_SINCE,
    cites_since={SPC_2025_SINCE: (spc_2025(9),)},
)
def deemed_open_ended(facts: ContractFacts, law: Law) -> Outcome:
    started = work_start(facts)
    limit = Words("满一年未订立的，视为已订立无固定期限合同", "after a year the contract counts as open-ended")
    if started is None:
        return unknown("work_started_on", limit=limit)
    signed = signing_day(facts, law)
    fact = Words(f"{started} 用工，{signed} 订立", f"work from {started}, signed on {signed}")
    about = ("term_kind", "work_started_on")
    if signed < plus_months(started, 12) or facts.term_kind == "open_ended":
        return passes(fact, limit=limit, about=about)
    if facts.term_kind is None:
        return unknown("term_kind", limit=limit)
    return violates(
        fact,
        limit=limit,
        about=about,
        advice=Words("改为无固定期限合同，立即补订。", "Make it open-ended, and write it at once."),
        proposed_text="本合同为无固定期限劳动合同。",
    )


@rule(
    "employment_begins_with_work",
    Words("劳动关系自用工之日起", "Employment begins with work"),
    lcl(7),
    lcl(10, 3),
    since=LCL_SINCE,
    may_be_silent=True,
)
def employment_begins_with_work(facts: ContractFacts, law: Law) -> Outcome:
    limit = Words("劳动关系自用工之日起建立", "employment begins on the first day of work")
    missing = [name for name in ("start", "work_started_on") if getattr(facts, name) is None]
    if missing:
        return unknown(*missing, limit=limit)
    assert facts.start is not None
    assert facts.work_started_on is not None
    fact = Words(
        f"合同自 {facts.start} 起，{facts.work_started_on} 用工",
        f"the contract runs from {facts.start}, work from {facts.work_started_on}",
    )
    about = ("start", "work_started_on")
    if facts.start <= facts.work_started_on:
        return passes(fact, limit=limit, about=about)
    return warns(
        fact,
        limit=limit,
        about=about,
        advice=Words(
            "合同起始日晚于实际用工：之前的日子同样是劳动关系，工龄、工资和社会保险都从用工之日算起。",
            "The contract starts after the work did: those days are employment too, for seniority, pay and insurance.",
        ),
        proposed_text=f"本合同自 {facts.work_started_on} 起生效，劳动关系自该日起建立。",
    )
