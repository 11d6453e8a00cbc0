"""Probation: how long, how often, when none, at what pay, and how it may end (Labour Contract Law 19 to 21)."""

from decimal import Decimal

from hireloop.law.cn.rules.book import long, percent, plain, rule, term_words, yuan
from hireloop.law.cn.rules.pay import A_MONTH, by_class, floor_words
from hireloop.law.cn.statutes import LCL_SINCE, lcl, regulations
from hireloop.law.model import ContractFacts, Words
from hireloop.law.ruling import Law, Outcome, passes, unknown, violates, warns
from hireloop.law.spans import DAYS_PER_MONTH, NO_TIME, Span

NO_PROBATION = Words("未约定试用期", "no probation is agreed")
PART_TIME = Words("非全日制按小时计酬", "part-time work is paid by the hour")
ABOUT = ("probation",)


def may_have_probation(facts: ContractFacts, law: Law) -> bool | None:
    """Whether article 19 paragraph 3 leaves room for a probation; None: the term is not known."""
    if facts.term_kind == "task":
        return False
    if facts.term_kind == "open_ended":
        return True
    term = facts.agreed_term
    return None if term is None else not is_shorter(term, months(law, "probation_none_below"), facts)


def longest(facts: ContractFacts, law: Law) -> Span | None:
    """The longest probation that article 19 paragraph 1 allows for the term; None: the term is not known."""
    if facts.term_kind == "open_ended":
        return months(law, "probation_three_years")
    term = facts.agreed_term
    if term is None:
        return None
    if is_shorter(term, Span(12), facts):
        return months(law, "probation_under_one_year")
    if is_shorter(term, Span(36), facts):
        return months(law, "probation_under_three_years")
    return months(law, "probation_three_years")


def months(law: Law, parameter: str) -> Span:
    return Span(int(law.fixed(parameter)))


def is_shorter(term: Span, other: Span, facts: ContractFacts) -> bool:
    return other.exceeds(term, from_day=facts.start)


@rule(
    "probation_length",
    Words("试用期长度", "Length of the probation"),
    lcl(19, 1),
    since=LCL_SINCE,
)
def probation_length(facts: ContractFacts, law: Law) -> Outcome:
    if facts.probation is None:
        return unknown("probation")
    if not facts.probation:
        return passes(NO_PROBATION, about=ABOUT)
    if may_have_probation(facts, law) is False:
        return passes(Words("见“不得约定试用期的合同”", "see “Contracts without probation”"), about=ABOUT)
    limit = longest(facts, law)
    if limit is None:
        return unknown("term_kind", "term")
    return judged_length(facts, facts.probation, limit)


def judged_length(facts: ContractFacts, probation: Span, limit: Span) -> Outcome:
    term, most = term_words(facts), long(limit)
    fact = Words(f"{term.zh}，试用期 {probation.zh}", f"{term.en}, probation of {probation.en}")
    bound = Words(f"试用期不超过 {most.zh}", f"at most {most.en} of probation")
    if not probation.exceeds(limit, from_day=facts.start):
        return passes(fact, limit=bound, about=ABOUT)
    if not probation.months and probation.days <= limit.months * DAYS_PER_MONTH:
        return warns(
            fact,
            limit=bound,
            about=ABOUT,
            advice=Words(
                f"按日约定的试用期比 {most.zh}多出几天（相应月份不足三十日），请改为按月约定。",
                f"Counted in days this is a little over {most.en} in these months; agree on months instead.",
            ),
            proposed_text=f"试用期为 {most.zh}，包含在劳动合同期限内。",
        )
    return violates(
        fact,
        limit=bound,
        about=ABOUT,
        advice=Words(
            f"把试用期缩短到 {most.zh}以内。超出部分一旦履行，须按转正后月工资另付赔偿金（第83条）。",
            f"Shorten the probation to {most.en}. For time beyond that the employer owes damages (article 83).",
        ),
        proposed_text=f"试用期为 {most.zh}，包含在劳动合同期限内。",
    )


@rule(
    "probation_not_allowed",
    Words("不得约定试用期的合同", "Contracts without probation"),
    lcl(19, 3),
    since=LCL_SINCE,
)
def probation_not_allowed(facts: ContractFacts, law: Law) -> Outcome:
    if facts.probation is None:
        return unknown("probation")
    if not facts.probation:
        return passes(NO_PROBATION, about=ABOUT)
    if facts.is_part_time:
        return part_time_probation(facts.probation)
    allowed = may_have_probation(facts, law)
    if allowed is None:
        return unknown("term_kind", "term")
    term = term_words(facts)
    fact = Words(f"{term.zh}，试用期 {facts.probation.zh}", f"{term.en}, probation of {facts.probation.en}")
    limit = Words("任务型或不满三个月的合同不得约定试用期", "no probation for a task or a term under three months")
    if allowed:
        return passes(fact, limit=limit, about=ABOUT)
    return violates(
        fact,
        limit=limit,
        about=ABOUT,
        advice=Words("删去试用期。", "Take the probation out."),
        proposed_text="本合同不约定试用期。",
    )


def part_time_probation(probation: Span) -> Outcome:
    return violates(
        Words(f"非全日制用工，试用期 {probation.zh}", f"part-time work with a probation of {probation.en}"),
        limit=Words("非全日制用工不得约定试用期", "no probation for part-time work"),
        about=ABOUT,
        advice=Words("删去试用期。", "Take the probation out."),
        proposed_text="本合同不约定试用期。",
    ).citing(lcl(70))


@rule("probation_once", Words("试用期只能约定一次", "One probation only"), lcl(19, 2), since=LCL_SINCE)
def probation_once(facts: ContractFacts, law: Law) -> Outcome:
    limit = Words("同一单位与同一劳动者只能约定一次试用期", "one probation between the same two parties")
    if facts.probation == NO_TIME:
        return passes(NO_PROBATION, limit=limit, about=ABOUT)
    before = facts.had_probation_before
    if before is None and facts.previous_fixed_terms == 0 and not facts.years_of_service:
        before = False
    if before is None or facts.probation is None:
        missing = [name for name in ("probation", "had_probation_before") if getattr(facts, name) is None]
        return unknown(*missing, limit=limit)
    if not before:
        return passes(Words("此前没有试用期", "there was none before"), limit=limit, about=ABOUT)
    return violates(
        Words(f"此前已有试用期，又约定 {facts.probation.zh}", f"after an earlier one, again {facts.probation.en}"),
        limit=limit,
        about=ABOUT,
        advice=Words("续订或调岗时删去试用期。", "Take it out on renewal or change of post."),
        proposed_text="双方此前已约定并履行试用期，本合同不再约定试用期。",
    )


@rule(
    "probation_within_term",
    Words("试用期包含在合同期限内", "Probation is part of the term"),
    lcl(19, 4),
    since=LCL_SINCE,
)
def probation_within_term(facts: ContractFacts, law: Law) -> Outcome:
    limit = Words("试用期包含在合同期限内，不得单独约定", "part of the term, never a contract of its own")
    if facts.probation == NO_TIME and not facts.probation_only:
        return passes(NO_PROBATION, limit=limit, about=ABOUT)
    term = facts.agreed_term
    if facts.probation is None and facts.probation_only is None:
        return unknown("probation", limit=limit)
    is_only = facts.probation_only or (
        facts.term_kind in (None, "fixed") and term is not None and facts.probation == term
    )
    is_longer = bool(facts.probation and term and facts.term_kind != "open_ended" and facts.probation.exceeds(term))
    if is_only or is_longer:
        return only_probation(facts, limit)
    if facts.probation_only is None and term is None and facts.term_kind not in ("open_ended", "task"):
        return unknown("term", limit=limit)
    return passes(Words("合同期限长于试用期", "the term is longer than the probation"), limit=limit, about=ABOUT)


def only_probation(facts: ContractFacts, limit: Words) -> Outcome:
    span = facts.probation or facts.agreed_term
    length = long(span) if span else Words("", "")
    return violates(
        Words(f"只约定了试用期 {length.zh}", f"only a probation of {length.en} is agreed"),
        limit=limit,
        about=ABOUT,
        advice=Words(
            "只约定试用期的，试用期不成立，该期间就是合同期限。请写明合同期限和在其内的试用期。",
            "A probation alone counts as the term of the contract. State a term with the probation in it.",
        ),
        proposed_text="本合同为固定期限劳动合同，期限自____年__月__日起至____年__月__日止，其中试用期为__个月。",
    )


# --- pay


def probation_pay_of(facts: ContractFacts) -> Decimal | None:
    """The monthly pay in probation in yuan: as agreed, or by the share agreed; where nothing is, the full wage."""
    if facts.probation_wage is not None:
        return facts.probation_wage
    if facts.probation_wage_ratio is not None and facts.wage_monthly is not None:
        return facts.probation_wage_ratio * facts.wage_monthly
    return facts.wage_monthly if "probation_wage" in facts.absent else None


@rule(
    "probation_pay_share",
    Words("试用期工资不低于百分之八十", "Pay in probation: eighty per cent"),
    lcl(20),
    regulations(15),
    since=LCL_SINCE,
)
def probation_pay_share(facts: ContractFacts, law: Law) -> Outcome:
    """Eighty per cent of the agreed wage, or of the lowest grade of the same post: either suffices."""
    share = law.fixed("probation_pay_ratio")
    limit = Words(
        f"不低于约定工资或相同岗位最低档工资的 {percent(share)}",
        f"at least {percent(share)} of the agreed wage, or of the lowest grade of the same post",
    )
    about = ("probation_wage", "probation_wage_ratio", "wage_monthly")
    if facts.probation == NO_TIME or facts.is_part_time:
        return passes(NO_PROBATION if not facts.probation else PART_TIME, limit=limit, about=ABOUT)
    if facts.wage_monthly is None and facts.probation_wage is None and facts.probation_wage_ratio is not None:
        return judged_ratio(facts.probation_wage_ratio, share, limit)
    pay = probation_pay_of(facts)
    if pay is None:
        return unknown("probation_wage", limit=limit)
    enough = [floor for floor in (facts.wage_monthly, facts.lowest_wage_same_post) if floor is not None]
    if not enough:
        return unknown("wage_monthly", limit=limit)
    least = min(enough) * share
    return judged_pay(facts, pay, least, limit, about)


def judged_ratio(ratio: Decimal, share: Decimal, limit: Words) -> Outcome:
    fact = Words(f"试用期工资为转正工资的 {percent(ratio)}", f"{percent(ratio)} of the agreed wage in probation")
    if ratio >= share:
        return passes(fact, limit=limit, about=("probation_wage_ratio",))
    return violates(
        fact,
        limit=limit,
        about=("probation_wage_ratio",),
        advice=Words(f"提高到 {percent(share)}以上。", f"Raise it to {percent(share)} or more."),
        proposed_text=f"试用期工资为约定工资的 {percent(share)}，且不低于当地最低工资标准。",
    )


def judged_pay(facts: ContractFacts, pay: Decimal, least: Decimal, limit: Words, about: tuple[str, ...]) -> Outcome:
    base = facts.wage_monthly if facts.wage_monthly is not None else facts.lowest_wage_same_post
    assert base is not None
    ratio = f"{plain((pay / base * 100).quantize(Decimal('0.01')))}%" if base else "–"
    fact = Words(
        f"试用期月工资 {plain(pay)} 元，为 {plain(base)} 元的 {ratio}",
        f"{plain(pay)} yuan a month in probation, {ratio} of {plain(base)} yuan",
    )
    floor = Words(f"{limit.zh}，即 {plain(least)} 元", f"{limit.en}: {plain(least)} yuan")
    if pay >= least:
        return passes(fact, limit=floor, about=about)
    return violates(
        fact,
        limit=floor,
        about=about,
        advice=Words(
            f"把试用期月工资提高到 {plain(least)} 元以上。",
            f"Raise the monthly pay in probation to {plain(least)} yuan or more.",
        ),
        proposed_text=f"试用期月工资为人民币 {plain(least)} 元。",
    )


@rule(
    "probation_pay_minimum_wage",
    Words("试用期工资不低于最低工资", "Pay in probation: the minimum wage"),
    lcl(20),
    since=LCL_SINCE,
)
def probation_pay_minimum_wage(facts: ContractFacts, law: Law) -> Outcome:
    about = ("probation_wage", "probation_wage_ratio")
    if facts.probation == NO_TIME or facts.is_part_time:
        return passes(NO_PROBATION if not facts.probation else PART_TIME, about=ABOUT)
    floor = law.step("minimum_wage_monthly")
    if floor is None:
        return unknown(
            "probation_wage",
            advice=Words(
                f"没有{law.region}在该日的最低工资数据，请人工核对。",
                f"The minimum wage of {law.region} on this day is not kept here; check it by hand.",
            ),
        )
    limit = floor_words(law, floor, A_MONTH)
    pay = probation_pay_of(facts)
    if pay is None:
        return unknown("probation_wage", limit=limit)
    fact = Words(f"试用期月工资 {yuan(pay).zh}", f"{yuan(pay).en} a month in probation")
    if pay >= floor.value:
        return passes(fact, limit=limit, about=about)
    if floor.lowest is not None and pay >= floor.lowest:
        return warns(fact, limit=limit, about=about, advice=by_class(law))
    return violates(
        fact,
        limit=limit,
        about=about,
        advice=Words(
            "试用期工资同样受最低工资保护，请提高。", "The minimum wage holds in probation too; raise the pay."
        ),
        proposed_text=f"试用期月工资为人民币 {plain(floor.value)} 元。",
    )
