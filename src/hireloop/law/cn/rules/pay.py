"""Pay: the minimum wage, and how often it is paid (Labour Law 48 and 50; Labour Contract Law 72)."""

from decimal import Decimal

from hireloop.law.cn.rules.book import long, plain, rule, yuan
from hireloop.law.cn.statutes import LABOUR_LAW_SINCE, LCL_SINCE, labour_law, lcl, regulations
from hireloop.law.model import NOTHING, ContractFacts, Words
from hireloop.law.parameters import Step
from hireloop.law.ruling import Law, Outcome, passes, unknown, violates, warns
from hireloop.law.spans import Span

A_MONTH = Words("月", "a month")
CLOSE = Decimal("1.2")  # so near the minimum that what counts towards it matters
NOT_COUNTED = Words(
    "加班费、夜班高温等津贴不计入最低工资；部分地区个人缴纳的社会保险费也不计入。",
    "Overtime and hardship allowances do not count towards it, nor, in some places, the employee's own contributions.",
)


def not_kept(law: Law, missing: str) -> Outcome:
    return unknown(
        missing,
        advice=Words(
            f"没有{law.region}在该日的最低工资数据，请人工核对。",
            f"The minimum wage of {law.region} on this day is not kept here; check it by hand.",
        ),
    )


def against_floor(pay: Decimal, floor: Step, law: Law, *, per: Words, about: str) -> Outcome:
    limit = floor_words(law, floor, per)
    fact = Words(f"约定 {yuan(pay).zh}/{per.zh}", f"{yuan(pay).en} {per.en} agreed")
    if pay >= floor.value:
        return passes(fact, limit=limit, about=(about,), advice=NOT_COUNTED if pay < floor.value * CLOSE else NOTHING)
    if floor.lowest is not None and pay >= floor.lowest:
        return warns(fact, limit=limit, about=(about,), advice=by_class(law))
    return violates(
        fact,
        limit=limit,
        about=(about,),
        advice=Words(
            f"提高到 {yuan(floor.value).zh}以上；已少付的要补足，逾期另加付 50%–100%（劳动合同法第85条）。",
            f"Raise it to {yuan(floor.value).en} or more; make up what was short, late with 50 to 100 % more"
            " (article 85).",
        ),
        proposed_text=f"乙方工资为人民币 {plain(floor.value)} 元/{per.zh}。",
    )


@rule(
    "minimum_wage",
    Words("最低工资", "Minimum wage"),
    labour_law(48, 2),
    regulations(14),
    since=LABOUR_LAW_SINCE,
)
def minimum_wage(facts: ContractFacts, law: Law) -> Outcome:
    if facts.is_part_time:
        return passes(Words("非全日制，见小时最低工资", "part-time: see the hourly minimum"), about=("wage_hourly",))
    floor = law.step("minimum_wage_monthly")
    if facts.wage_monthly is None and facts.wage_hourly is not None and floor is not None:
        return by_the_hour(facts.wage_hourly, floor, law)
    if facts.wage_monthly is None or floor is None:
        return (
            not_kept(law, "wage_monthly")
            if floor is None
            else unknown("wage_monthly", limit=floor_words(law, floor, A_MONTH))
        )
    return against_floor(facts.wage_monthly, floor, law, per=A_MONTH, about="wage_monthly")


def by_the_hour(wage: Decimal, floor: Step, law: Law) -> Outcome:
    """Full-time work paid by the hour: what a month of normal hours brings."""
    monthly = wage * law.fixed("average_pay_days") * law.fixed("daily_hours")
    return against_floor(monthly, floor, law, per=A_MONTH, about="wage_hourly")


def floor_words(law: Law, floor: Step, per: Words) -> Words:
    """The minimum wage of the region, or its classes where it has several."""
    classes = f"{plain(floor.lowest)}–" if floor.lowest is not None else ""
    amount = yuan(floor.value)
    return Words(f"{law.region}最低工资 {classes}{amount.zh}/{per.zh}", f"{law.region}: {classes}{amount.en} {per.en}")


def by_class(law: Law) -> Words:
    return Words(
        f"{law.region}的最低工资按地区分档，请按用工所在的市、区、县核对。",
        f"{law.region} has classes of minimum wage; check the one of the city or county of work.",
    )


@rule("minimum_hourly_wage", Words("非全日制小时最低工资", "Hourly minimum, part-time"), lcl(72, 1), since=LCL_SINCE)
def minimum_hourly_wage(facts: ContractFacts, law: Law) -> Outcome:
    if not facts.is_part_time:
        known = facts.is_part_time is False or facts.wage_monthly is not None
        return (
            passes(Words("不是非全日制", "not part-time"), about=("wage_hourly",)) if known else unknown("is_part_time")
        )
    floor = law.step("minimum_wage_hourly")
    if floor is None:
        return not_kept(law, "wage_hourly")
    if facts.wage_hourly is None:
        return unknown("wage_hourly")
    return against_floor(facts.wage_hourly, floor, law, per=Words("小时", "an hour"), about="wage_hourly")


@rule(
    "pay_cycle",
    Words("按月支付工资", "Paid every month"),
    labour_law(50),
    since=LABOUR_LAW_SINCE,
    may_be_silent=True,
)
def pay_cycle(facts: ContractFacts, law: Law) -> Outcome:
    limit = Words("至少每月支付一次", "paid at least once a month")
    if facts.pay_cycle is None:
        return unknown("pay_cycle", limit=limit)
    cycle = long(facts.pay_cycle)
    fact = Words(f"每 {cycle.zh}支付一次", f"paid every {cycle.en}")
    if facts.pay_cycle.in_days <= Span(1).in_days or (not facts.pay_cycle.months and facts.pay_cycle.days <= 31):
        return passes(fact, limit=limit, about=("pay_cycle",))
    return violates(
        fact,
        limit=limit,
        about=("pay_cycle",),
        advice=Words("改为按月支付；奖金可以另按周期发放。", "Pay the wage monthly; a bonus may have its own rhythm."),
        proposed_text="甲方每月____日以货币形式足额支付乙方上月工资。",
    )


@rule("part_time_pay_cycle", Words("非全日制结算周期", "Pay cycle, part-time"), lcl(72, 2), since=LCL_SINCE)
def part_time_pay_cycle(facts: ContractFacts, law: Law) -> Outcome:
    days = law.fixed("part_time_pay_days")
    limit = Words(f"结算周期不超过 {plain(days)} 日", f"paid at least every {plain(days)} days")
    if not facts.is_part_time:
        known = facts.is_part_time is False or facts.wage_monthly is not None
        return (
            passes(Words("不是非全日制", "not part-time"), limit=limit)
            if known
            else unknown("is_part_time", limit=limit)
        )
    if facts.pay_cycle is None:
        return unknown("pay_cycle", limit=limit)
    cycle = long(facts.pay_cycle)
    fact = Words(f"每 {cycle.zh}结算一次", f"paid every {cycle.en}")
    if facts.pay_cycle.in_days <= days:
        return passes(fact, limit=limit, about=("pay_cycle",))
    return violates(
        fact,
        limit=limit,
        about=("pay_cycle",),
        advice=Words("缩短结算周期。", "Pay more often."),
        proposed_text=f"劳动报酬每 {plain(days)} 日结算支付一次。",
    )


@rule("part_time_hours", Words("非全日制工作时间", "Hours, part-time"), lcl(68), since=LCL_SINCE)
def part_time_hours(facts: ContractFacts, law: Law) -> Outcome:
    daily, weekly = law.fixed("part_time_daily_hours"), law.fixed("part_time_weekly_hours")
    limit = Words(
        f"平均每日不超过 {plain(daily)} 小时、每周不超过 {plain(weekly)} 小时",
        f"on average {plain(daily)} hours a day, {plain(weekly)} a week at most",
    )
    if not facts.is_part_time:
        known = facts.is_part_time is False or facts.wage_monthly is not None
        return (
            passes(Words("不是非全日制", "not part-time"), limit=limit)
            if known
            else unknown("is_part_time", limit=limit)
        )
    if facts.hours_per_day is None and facts.hours_per_week is None:
        return unknown("hours_per_day", "hours_per_week", limit=limit)
    over = [
        name
        for name, most in (("hours_per_day", daily), ("hours_per_week", weekly))
        if (getattr(facts, name) or 0) > most
    ]
    fact = Words("超过非全日制的时间", "longer than part-time work may be") if over else Words("符合", "within it")
    if not over:
        return passes(fact, limit=limit, about=("hours_per_day", "hours_per_week"))
    return violates(
        fact,
        limit=limit,
        about=tuple(over),
        advice=Words("缩短工时，或改订全日制劳动合同。", "Shorten the hours, or agree on full-time employment."),
    )
