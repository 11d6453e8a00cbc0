"""Severance 经济补偿 (Labour Contract Law 46, 47 and 97; regulations 27)."""

from datetime import date
from decimal import Decimal

from hireloop.law.cn.ending.model import EndingFacts, Line, Sum, cents
from hireloop.law.cn.rules.book import plain
from hireloop.law.cn.statutes import LCL_SINCE, lcl, regulations
from hireloop.law.model import NOTHING, Words
from hireloop.law.parameters import Step
from hireloop.law.ruling import Law
from hireloop.law.spans import Span

SEVERANCE = Words("经济补偿", "severance")
HALF = Decimal("0.5")


def years_counted(first: date, last: date) -> Decimal:
    """Months of pay for a time of service: one for each year, one from six months on, half below."""
    served = Span.between(first, last)
    years, months = divmod(served.months, 12)
    if months >= 6:
        return Decimal(years + 1)
    return years + (HALF if months or served.days else Decimal(0))


def severance(facts: EndingFacts, law: Law, *, since_start: bool = False) -> Sum:
    """What article 47 grants for the service; ``since_start``: service before 2008 counts too (regulations 25)."""
    first = facts.work_started_on if since_start else max(facts.work_started_on, LCL_SINCE)
    years = max(years_counted(first, facts.ended_on) - facts.severance_years_paid_before, Decimal(0))
    served = Span.between(first, facts.ended_on)
    lines = [Line(Words("工作年限", "service"), f"{first} – {facts.ended_on} = {served.zh}", years)]
    if facts.severance_years_paid_before:
        lines.append(Line(Words("已支付的年限", "paid before"), f"− {plain(facts.severance_years_paid_before)}"))
    wage = facts.monthly_wage
    if wage is None:
        return Sum(SEVERANCE, None, tuple(lines), (lcl(47, 1),), missing=("wages",))
    base, years, note = base_of(wage, years, facts, law, lines)
    amount = cents(base * years)
    lines.append(Line(SEVERANCE, f"{plain(cents(base))} × {plain(years)}", amount))
    cites = (lcl(47, 1), lcl(47, 2), lcl(47, 3), regulations(27))
    return Sum(SEVERANCE, amount, tuple(lines), cites, note=joined(note, before_2008(facts, since_start)))


def joined(*notes: Words) -> Words:
    return Words("".join(note.zh for note in notes), " ".join(note.en for note in notes if note))


def base_of(
    wage: Decimal, years: Decimal, facts: EndingFacts, law: Law, lines: list[Line]
) -> tuple[Decimal, Decimal, Words]:
    """The wage to reckon by and the years, after floor and cap."""
    lines.append(
        Line(Words("前十二个月平均工资", "average of the last twelve months"), how_averaged(facts), cents(wage))
    )
    floor = law.value("minimum_wage_monthly")
    if floor is not None and wage < floor:
        lines.append(Line(Words("不低于最低工资", "no less than the minimum wage"), f"{law.region}", floor))
        wage = floor
    step = law.step("average_wage_monthly")
    average = facts.regional_average_wage or (step.value if step else None)
    times = law.fixed("severance_cap_times")
    if average is None:
        return wage, years, cap_unknown(law)
    note = NOTHING if facts.regional_average_wage or step is None else how_sure(step, law)
    cap = average * times
    if wage <= cap:
        return wage, years, note if wage > average else NOTHING
    most = law.fixed("severance_cap_years")
    lines.append(
        Line(
            Words("高于社平工资三倍，按三倍", "capped at three times the average"),
            f"{plain(average)} × {plain(times)}",
            cap,
        )
    )
    if years > most:
        lines.append(Line(Words("年限最高十二年", "at most twelve years"), f"{plain(years)} → {plain(most)}", most))
    return cap, min(years, most), note


def how_sure(step: Step, law: Law) -> Words:
    """What the reader should know of a regional average that is kept here: its source, its age, what is not certain."""
    until = law.parameters.by_name["average_wage_monthly"].known_until
    old = until is not None and law.day > until
    doubt = "" if step.certainty == "certain" else f"；{step.certainty}"
    return Words(
        f"三倍封顶所用平均工资：{step.value:f} 元/月（{step.source}{doubt}）。"
        + ("此后可能已公布新的数据，请核对。" if old else ""),
        f"Average wage used for the cap: {step.value:f} yuan a month ({step.source}{doubt})."
        + (" A newer figure may have been published; check it." if old else ""),
    )


def how_averaged(facts: EndingFacts) -> str:
    if facts.average_wage is not None or not facts.wages:
        return ""
    months = facts.wages[-12:]
    return f"({' + '.join(plain(each) for each in months)}) ÷ {len(months)}"


def cap_unknown(law: Law) -> Words:
    return Words(
        f"没有{law.region}上年度职工月平均工资数据，未核对三倍封顶；月工资较高的请人工核对。",
        f"The average wage of {law.region} is not kept here, so the cap of three times it was not applied; check it.",
    )


def before_2008(facts: EndingFacts, since_start: bool) -> Words:
    if since_start or facts.work_started_on >= LCL_SINCE:
        return NOTHING
    return Words(
        "2008年以前的工作年限按当时的规定另行计算（第97条）。",
        "Service before 2008 follows the rules of that time (article 97).",
    )
