"""Working time, rest and overtime (Labour Law 36 to 45)."""

from datetime import date
from decimal import Decimal

from hireloop.law.cn.rules.book import percent, plain, rule
from hireloop.law.cn.statutes import LABOUR_LAW_SINCE, labour_law
from hireloop.law.model import Cite, ContractFacts, Words
from hireloop.law.ruling import Law, Outcome, Outcomes, passes, unknown, violates, warns

FORTY_HOURS = Cite("国务院关于职工工作时间的规定", "3")
FORTY_HOURS_SINCE = date(1995, 5, 1)
OTHER_SYSTEM = Words("实行经批准的特殊工时制", "an approved special working-time system")
STANDARD_TEXT = "甲方实行标准工时制，乙方每日工作八小时、每周工作四十小时，每周至少休息一日。"


def has_other_system(facts: ContractFacts) -> bool:
    """Whether the standard limits are set aside: another system, and approved or not known to be unapproved."""
    return facts.working_time_system in ("comprehensive", "flexible") and facts.working_time_approved is not False


def hours(number: Decimal) -> Words:
    return Words(f"{plain(number)} 小时", f"{plain(number)} hours")


@rule("hours_per_day", Words("每日工作时间", "Hours a day"), labour_law(36), since=LABOUR_LAW_SINCE)
def hours_per_day(facts: ContractFacts, law: Law) -> Outcome:
    most = law.fixed("daily_hours")
    limit = Words(f"标准工时每日不超过 {hours(most).zh}", f"at most {hours(most).en} a day")
    if has_other_system(facts):
        return passes(OTHER_SYSTEM, limit=limit, about=("working_time_system",))
    if facts.hours_per_day is None:
        return unknown("hours_per_day", limit=limit)
    fact = Words(f"每日 {hours(facts.hours_per_day).zh}", f"{hours(facts.hours_per_day).en} a day")
    if facts.hours_per_day <= most:
        return passes(fact, limit=limit, about=("hours_per_day",))
    return violates(
        fact,
        limit=limit,
        about=("hours_per_day",),
        advice=Words(
            "超出部分属于加班，不能写成正常工作时间。", "More is overtime, and cannot be agreed as normal hours."
        ),
        proposed_text=STANDARD_TEXT,
    )


@rule("hours_per_week", Words("每周工作时间", "Hours a week"), labour_law(36), since=LABOUR_LAW_SINCE)
def hours_per_week(facts: ContractFacts, law: Law) -> Outcome:
    most = law.fixed("weekly_hours")
    limit = Words(f"平均每周不超过 {hours(most).zh}", f"at most {hours(most).en} a week on average")
    outcome = stated_week(facts, limit)
    if outcome is not None:
        return outcome
    assert facts.hours_per_week is not None
    fact = week_words(facts.hours_per_week)
    if facts.hours_per_week <= most:
        return passes(fact, limit=limit, about=("hours_per_week",))
    return violates(
        fact,
        limit=limit,
        about=("hours_per_week",),
        advice=Words("减少每周工时；多出的时间是加班。", "Shorten the week; the rest is overtime."),
        proposed_text=STANDARD_TEXT,
    )


@rule("standard_week", Words("四十小时工作周", "The week of forty hours"), FORTY_HOURS, since=FORTY_HOURS_SINCE)
def standard_week(facts: ContractFacts, law: Law) -> Outcome:
    """The Labour Law stops at 44 hours; the State Council's working week has been 40 since May 1995."""
    usual = law.fixed("weekly_hours_state_council")
    limit = Words(f"标准工时为每周 {hours(usual).zh}", f"the standard is {hours(usual).en} a week")
    outcome = stated_week(facts, limit)
    if outcome is not None:
        return outcome
    assert facts.hours_per_week is not None
    fact = week_words(facts.hours_per_week)
    if facts.hours_per_week <= usual:
        return passes(fact, limit=limit, about=("hours_per_week",))
    return warns(
        fact,
        limit=limit,
        about=("hours_per_week",),
        advice=Words(
            f"超过 {hours(usual).zh}的部分按延长工作时间支付加班费。", f"Beyond {hours(usual).en} overtime is due."
        ),
        proposed_text=STANDARD_TEXT,
    )


def stated_week(facts: ContractFacts, limit: Words) -> Outcome | None:
    """The outcome where the hours of a week are not what decides; None where they are."""
    if facts.working_time_system == "flexible" and has_other_system(facts):
        return passes(OTHER_SYSTEM, limit=limit, about=("working_time_system",))
    return unknown("hours_per_week", limit=limit) if facts.hours_per_week is None else None


def week_words(number: Decimal) -> Words:
    return Words(f"每周 {hours(number).zh}", f"{hours(number).en} a week")


@rule("weekly_rest", Words("每周休息", "Weekly rest"), labour_law(38), since=LABOUR_LAW_SINCE)
def weekly_rest(facts: ContractFacts, law: Law) -> Outcome:
    least = law.fixed("weekly_rest_days")
    limit = Words(f"每周至少休息 {plain(least)} 日", f"at least {plain(least)} day a week")
    if facts.rest_days_per_week is None:
        if has_other_system(facts):
            return passes(OTHER_SYSTEM, limit=limit, about=("working_time_system",))
        return unknown("rest_days_per_week", limit=limit)
    days = plain(facts.rest_days_per_week)
    fact = Words(f"每周休息 {days} 日", f"{days} days of rest a week")
    if facts.rest_days_per_week >= least or has_other_system(facts):
        return passes(fact, limit=limit, about=("rest_days_per_week",))
    return violates(
        fact,
        limit=limit,
        about=("rest_days_per_week", "working_time"),
        advice=Words("每周安排至少一个完整的休息日。", "Give at least one full day of rest a week."),
        proposed_text="甲方保证乙方每周至少休息一日。",
    )


@rule(
    "special_hours_approval",
    Words("特殊工时须批准", "Special hours need approval"),
    labour_law(39),
    since=LABOUR_LAW_SINCE,
    may_be_silent=True,
)
def special_hours_approval(facts: ContractFacts, law: Law) -> Outcome:
    limit = Words("综合计算或不定时工时须经劳动行政部门批准", "other systems need the labour authority's approval")
    if facts.working_time_system is None:
        return unknown("working_time_system", limit=limit)
    if facts.working_time_system == "standard":
        return passes(Words("标准工时", "standard hours"), limit=limit, about=("working_time_system",))
    if facts.working_time_approved is None:
        return unknown("working_time_approved", limit=limit)
    if facts.working_time_approved:
        return passes(OTHER_SYSTEM, limit=limit, about=("working_time_approved",))
    return violates(
        Words("约定特殊工时，但未经批准", "a special system without approval"),
        limit=limit,
        about=("working_time_system",),
        advice=Words(
            "先取得批准，否则按标准工时计算加班。", "Get the approval first; else overtime counts by standard hours."
        ),
        proposed_text=STANDARD_TEXT,
    )


@rule(
    "overtime_per_day",
    Words("每日加班上限", "Overtime a day"),
    labour_law(41),
    since=LABOUR_LAW_SINCE,
    may_be_silent=True,
)
def overtime_per_day(facts: ContractFacts, law: Law) -> Outcome:
    usual, most = law.fixed("overtime_daily_usual"), law.fixed("overtime_daily_most")
    limit = Words(
        f"一般每日不超过 {hours(usual).zh}，特殊原因不超过 {hours(most).zh}",
        f"{hours(usual).en} a day, for special reasons {hours(most).en}",
    )
    agreed = facts.overtime_hours_per_day
    if agreed is None:
        return unknown("overtime_hours_per_day", limit=limit)
    fact = Words(f"每日加班 {hours(agreed).zh}", f"{hours(agreed).en} of overtime a day")
    if agreed <= usual:
        return passes(fact, limit=limit, about=("overtime_hours_per_day",))
    words = {
        "about": ("overtime_hours_per_day",),
        "advice": Words(
            "不要约定固定加班；确需加班时逐次协商。", "Agree on no fixed overtime; ask each time there is need."
        ),
        "proposed_text": "确需延长工作时间的，经与乙方协商，一般每日不超过一小时，每月不超过三十六小时。",
    }
    return (violates if agreed > most else warns)(fact, limit=limit, **words)  # type: ignore[arg-type]


@rule(
    "overtime_per_month",
    Words("每月加班上限", "Overtime a month"),
    labour_law(41),
    since=LABOUR_LAW_SINCE,
    may_be_silent=True,
)
def overtime_per_month(facts: ContractFacts, law: Law) -> Outcome:
    most = law.fixed("overtime_monthly_most")
    limit = Words(f"每月不超过 {hours(most).zh}", f"at most {hours(most).en} a month")
    agreed = facts.overtime_hours_per_month
    if agreed is None:
        return unknown("overtime_hours_per_month", limit=limit)
    fact = Words(f"每月加班 {hours(agreed).zh}", f"{hours(agreed).en} of overtime a month")
    if agreed <= most:
        return passes(fact, limit=limit, about=("overtime_hours_per_month",))
    return violates(
        fact,
        limit=limit,
        about=("overtime_hours_per_month",),
        advice=Words("降到上限以内，增派人手或调班。", "Stay within it; add people or change shifts."),
        proposed_text="延长工作时间每月不超过三十六小时。",
    )


RATES = (
    ("overtime_rate_workday", 1, Words("工作日加班", "overtime on workdays")),
    ("overtime_rate_rest_day", 2, Words("休息日加班又不能补休", "work on rest days without time off")),
    ("overtime_rate_holiday", 3, Words("法定休假日加班", "work on public holidays")),
)


@rule(
    "overtime_pay",
    Words("加班工资倍数", "Overtime pay"),
    labour_law(44),
    since=LABOUR_LAW_SINCE,
    may_be_silent=True,
)
def overtime_pay(facts: ContractFacts, law: Law) -> Outcomes:
    return [rate_outcome(facts, law, name, item, when) for name, item, when in RATES]


def rate_outcome(facts: ContractFacts, law: Law, name: str, item: int, when: Words) -> Outcome:
    least = law.fixed(name)
    limit = Words(f"{when.zh}不低于 {percent(least)}", f"{when.en}: at least {percent(least)}")
    agreed = getattr(facts, name)
    if agreed is None:
        outcome = unknown(name, limit=limit)
    elif agreed >= least:
        outcome = passes(Words(f"约定 {percent(agreed)}", f"{percent(agreed)} agreed"), limit=limit, about=(name,))
    else:
        outcome = violates(
            Words(f"约定 {percent(agreed)}", f"{percent(agreed)} agreed"),
            limit=limit,
            about=(name,),
            advice=Words(f"提高到 {percent(least)}以上。", f"Raise it to {percent(least)} or more."),
            proposed_text=f"{when.zh}的，按不低于工资的 {percent(least)} 支付工资报酬。",
        )
    return outcome.citing(labour_law(44, None, item))


@rule(
    "annual_leave",
    Words("带薪年休假", "Paid annual leave"),
    labour_law(45, 2),
    Cite("职工带薪年休假条例", "3", 1),
    since=LABOUR_LAW_SINCE,
    may_be_silent=True,
)
def annual_leave(facts: ContractFacts, law: Law) -> Outcome:
    """Whose working life is longer than the time with this employer may have more; that is not known here."""
    days = law.value("annual_leave_from_one_year")
    limit = Words(
        f"累计工作满一年 {plain(days or Decimal(5))} 天、满十年 10 天、满二十年 15 天",
        f"{plain(days or Decimal(5))} days from one year of work on, 10 from ten, 15 from twenty",
    )
    if facts.annual_leave_days is None or days is None:
        return unknown("annual_leave_days", limit=limit)
    due = days_due(facts.years_of_service or Decimal(0), law)
    agreed = plain(facts.annual_leave_days)
    fact = Words(f"约定年休假 {agreed} 天", f"{agreed} days agreed")
    if facts.annual_leave_days >= due:
        return passes(fact, limit=limit, about=("annual_leave_days",))
    return violates(
        fact,
        limit=limit,
        about=("annual_leave_days",),
        advice=Words(f"不少于 {plain(due)} 天。", f"At least {plain(due)} days."),
        proposed_text="乙方依法享受带薪年休假，天数按其累计工作年限和国家规定执行。",
    )


def days_due(years: Decimal, law: Law) -> Decimal:
    for name, from_year in (("annual_leave_from_twenty_years", 20), ("annual_leave_from_ten_years", 10)):
        if years >= from_year:
            return law.fixed(name)
    return law.fixed("annual_leave_from_one_year")


@rule("minimum_age", Words("最低就业年龄", "Minimum age"), labour_law(15, 1), since=LABOUR_LAW_SINCE)
def minimum_age(facts: ContractFacts, law: Law) -> Outcome:
    least = law.fixed("minimum_age")
    limit = Words(f"年满 {plain(least)} 周岁", f"{plain(least)} years of age")
    begins = facts.work_started_on or facts.start or law.day
    if facts.employee_birth_date is None:
        return unknown("employee_birth_date", limit=limit)
    born = facts.employee_birth_date
    age = begins.year - born.year - ((begins.month, begins.day) < (born.month, born.day))
    fact = Words(f"开始工作时 {age} 周岁", f"{age} years old when work begins")
    if age < least:
        return violates(
            fact,
            limit=limit,
            about=("employee_birth_date",),
            advice=Words("不得招用；请核对出生日期。", "May not be employed; check the date of birth."),
        )
    if age < law.fixed("full_age_for_work"):
        return warns(
            fact,
            limit=limit,
            about=("employee_birth_date",),
            advice=Words(
                "未成年工：不得安排繁重、有害的工作，须定期体检（劳动法第58、64、65条）。",
                "A minor: no heavy or harmful work, regular health checks (Labour Law 58, 64, 65).",
            ),
        )
    return passes(fact, limit=limit, about=("employee_birth_date",))
