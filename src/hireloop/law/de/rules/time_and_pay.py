"""Working time, leave, minimum wage, non-compete (ArbZG, BUrlG, MiLoG, HGB)."""

from decimal import Decimal

from hireloop.law.de.rules.book import ARBZG_SINCE, BURLG_SINCE, HGB_SINCE, MILOG_SINCE, cite, euro, rule
from hireloop.law.model import ContractFacts, Words
from hireloop.law.ruling import Law, Outcome, passes, unknown, violates, warns
from hireloop.law.spans import Span

WEEKS = Decimal(52)
MONTHS = Decimal(12)


@rule("de_hours_per_day", Words("每日工作时间", "Hours a day"), cite("ArbZG", "3"), since=ARBZG_SINCE)
def hours_per_day(facts: ContractFacts, law: Law) -> Outcome:
    usual, most = law.fixed("daily_hours"), law.fixed("daily_hours_most")
    limit = Words(
        f"每个工作日 {usual:f} 小时，平均计算时至多 {most:f} 小时",
        f"{usual:f} hours a day, up to {most:f} if averaged out",
    )
    if facts.hours_per_day is None:
        return unknown("hours_per_day", limit=limit)
    fact = Words(f"每日 {facts.hours_per_day:f} 小时", f"{facts.hours_per_day:f} hours a day")
    if facts.hours_per_day <= usual:
        return passes(fact, limit=limit, about=("hours_per_day",))
    advice = Words("六个月内平均不超过八小时。", "Within six months the average may not exceed eight hours.")
    tell = violates if facts.hours_per_day > most else warns
    return tell(fact, limit=limit, about=("hours_per_day",), advice=advice)


@rule("de_hours_per_week", Words("每周工作时间", "Hours a week"), cite("ArbZG", "3"), since=ARBZG_SINCE)
def hours_per_week(facts: ContractFacts, law: Law) -> Outcome:
    most = law.fixed("weekly_hours")
    limit = Words(f"至多 {most:f} 小时", f"at most {most:f} hours")
    if facts.hours_per_week is None:
        return unknown("hours_per_week", limit=limit)
    fact = Words(f"每周 {facts.hours_per_week:f} 小时", f"{facts.hours_per_week:f} hours a week")
    if facts.hours_per_week <= most:
        return passes(fact, limit=limit, about=("hours_per_week",))
    advice = Words("六个工作日各八小时是上限。", "Six working days of eight hours are the limit.")
    return violates(fact, limit=limit, about=("hours_per_week",), advice=advice)


@rule("de_annual_leave", Words("年休假", "Annual leave"), cite("BUrlG", "3", 1), since=BURLG_SINCE)
def annual_leave(facts: ContractFacts, law: Law) -> Outcome:
    """24 working days of a six-day week: four weeks."""
    days_a_week = 7 - (facts.rest_days_per_week if facts.rest_days_per_week is not None else Decimal(2))
    least = law.fixed("leave_weeks") * days_a_week
    limit = Words(
        f"每周工作 {days_a_week:f} 天，至少 {least:f} 天", f"at {days_a_week:f} days a week at least {least:f} days"
    )
    if facts.annual_leave_days is None:
        return unknown("annual_leave_days", limit=limit)
    fact = Words(f"{facts.annual_leave_days:f} 天", f"{facts.annual_leave_days:f} days")
    if facts.annual_leave_days >= least:
        return passes(fact, limit=limit, about=("annual_leave_days",))
    return violates(
        fact,
        limit=limit,
        about=("annual_leave_days",),
        advice=Words("提高到法定最低天数。", "Raise it to the statutory minimum."),
        proposed_text=f"Der Erholungsurlaub beträgt {least:f} Arbeitstage im Kalenderjahr.",
    )


def hourly_wage(facts: ContractFacts) -> Decimal | None:
    if facts.wage_hourly is not None:
        return facts.wage_hourly
    if facts.wage_monthly is None or not facts.hours_per_week:
        return None
    return facts.wage_monthly * MONTHS / (WEEKS * facts.hours_per_week)


@rule("de_minimum_wage", Words("法定最低工资", "Minimum wage"), cite("MiLoG", "1", 2), since=MILOG_SINCE)
def minimum_wage(facts: ContractFacts, law: Law) -> Outcome:
    floor = law.fixed("minimum_wage_hourly")
    limit = Words(f"每小时至少 {euro(floor).zh}", f"at least {euro(floor).en} an hour")
    wage = hourly_wage(facts)
    if wage is None:
        return unknown(*(name for name in ("wage_monthly", "hours_per_week") if not facts.knows(name)), limit=limit)
    fact = Words(f"每小时 {euro(wage).zh}", f"{euro(wage).en} an hour")
    if wage >= floor:
        return passes(fact, limit=limit, about=("wage_hourly", "wage_monthly"))
    return violates(
        fact,
        limit=limit,
        about=("wage_hourly", "wage_monthly"),
        advice=Words("提高工资或减少工时。", "Raise the pay or shorten the hours."),
        proposed_text=f"Der Stundenlohn beträgt {floor:f} Euro brutto.",
    )


@rule(
    "de_non_compete",
    Words("离职后竞业限制", "Non-compete after leaving"),
    cite("HGB", "74", 2),
    cite("HGB", "74a", 1),
    cite("GewO", "110"),
    since=HGB_SINCE,
)
def non_compete(facts: ContractFacts, law: Law) -> Outcome:
    most, share = Span(int(law.fixed("non_compete_months"))), law.fixed("non_compete_pay_ratio")
    limit = Words(f"至多 {most.zh}，补偿不低于报酬的 50%", f"at most {most.en}, for at least half of the pay")
    if facts.has_non_compete is False or (facts.has_non_compete is None and facts.non_compete == Span()):
        return passes(Words("未约定", "none is agreed"), limit=limit)
    ratio = facts.non_compete_pay_ratio
    if ratio is None and facts.non_compete_pay is not None and facts.wage_monthly:
        ratio = facts.non_compete_pay / facts.wage_monthly
    if ratio is None or facts.non_compete is None:
        known = {"non_compete": facts.non_compete, "non_compete_pay": ratio}
        return unknown(*(name for name, value in known.items() if value is None), limit=limit)
    fact = Words(f"{facts.non_compete.zh}，补偿 {ratio * 100:.0f}%", f"{facts.non_compete.en} for {ratio * 100:.0f} %")
    if ratio >= share and not facts.non_compete.exceeds(most):
        return passes(fact, limit=limit, about=("non_compete", "non_compete_pay_ratio"))
    advice = Words("没有足够补偿的竞业限制没有约束力。", "Without enough pay it does not bind.")
    text = "Der Arbeitgeber zahlt für die Dauer des Wettbewerbsverbots die Hälfte der zuletzt bezogenen Leistungen."
    return violates(fact, limit=limit, about=("non_compete",), advice=advice, proposed_text=text)
