"""Non-compete: who, how long, for what pay, how wide (Labour Contract Law 23 and 24)."""

from decimal import Decimal

from hireloop.law.cn.rules.book import long, percent, plain, rule, yuan
from hireloop.law.cn.statutes import LCL_SINCE, SPC_2020_SINCE, SPC_2025_SINCE, lcl, spc_2020, spc_2025
from hireloop.law.model import ContractFacts, Words
from hireloop.law.ruling import Law, Outcome, passes, unknown, violates, warns
from hireloop.law.spans import Span

NONE_AGREED = Words("未约定竞业限制", "no non-compete is agreed")
ABOUT = ("has_non_compete", "non_compete")
LEVELS = {
    "senior_manager": Words("高级管理人员", "a senior manager"),
    "senior_technician": Words("高级技术人员", "a senior technician"),
    "confidential": Words("其他负有保密义务的人员", "someone else bound to secrecy"),
    "ordinary": Words("普通劳动者", "an ordinary employee"),
}


def is_agreed(facts: ContractFacts) -> bool | None:
    if facts.has_non_compete is not None:
        return facts.has_non_compete
    return True if facts.non_compete else None


@rule(
    "non_compete_who",
    Words("竞业限制的人员", "Who may be bound by a non-compete"),
    lcl(24, 1),
    since=LCL_SINCE,
    cites_since={SPC_2025_SINCE: (spc_2025(13, 1),)},
)
def non_compete_who(facts: ContractFacts, law: Law) -> Outcome:
    limit = Words(
        "仅限高级管理人员、高级技术人员和其他负有保密义务的人员",
        "senior managers, senior technicians and others bound to secrecy only",
    )
    agreed = is_agreed(facts)
    if not agreed:
        return passes(NONE_AGREED, limit=limit) if agreed is False else unknown("has_non_compete", limit=limit)
    level = facts.position_level
    if level is None and facts.knows_secrets is None:
        return unknown("position_level", "knows_secrets", limit=limit)
    who = LEVELS[level] if level else Words("未写明层级", "level not stated")
    about = ("position_level", *ABOUT)
    if facts.knows_secrets or (level not in (None, "ordinary") and facts.knows_secrets is None):
        return passes(who, limit=limit, about=about)
    if level in ("senior_manager", "senior_technician") and law.day < SPC_2025_SINCE:
        return passes(who, limit=limit, about=about)
    secrets = Words("没有写明接触商业秘密", "access to secrets not stated")
    if facts.knows_secrets is False:
        secrets = Words("不接触商业秘密", "with no access to secrets")
    return violates(
        Words(f"{who.zh}，{secrets.zh}", f"{who.en}, {secrets.en}"),
        limit=limit,
        about=about,
        advice=Words(
            "删去竞业限制；需要保护的信息用保密条款约定。",
            "Take the non-compete out; protect what needs it by a secrecy clause.",
        ),
    )


@rule("non_compete_length", Words("竞业限制期限", "Length of the non-compete"), lcl(24, 2), since=LCL_SINCE)
def non_compete_length(facts: ContractFacts, law: Law) -> Outcome:
    most = Span(int(law.fixed("non_compete_months")))
    limit = Words(f"不超过 {most.zh}", f"at most {most.en}")
    agreed = is_agreed(facts)
    if not agreed:
        return passes(NONE_AGREED, limit=limit) if agreed is False else unknown("has_non_compete", limit=limit)
    if facts.non_compete is None:
        return unknown("non_compete", limit=limit)
    length = long(facts.non_compete)
    fact = Words(f"离职后 {length.zh}", f"{length.en} after leaving")
    if not facts.non_compete.exceeds(most) or (not facts.non_compete.months and facts.non_compete.days <= 730):
        return passes(fact, limit=limit, about=("non_compete",))
    return violates(
        fact,
        limit=limit,
        about=("non_compete",),
        advice=Words("缩短期限；超过二年的部分无效。", "Shorten it; what exceeds two years is void."),
        proposed_text=f"竞业限制期限为劳动合同解除或者终止之日起 {most.zh}。",
    )


@rule(
    "non_compete_pay",
    Words("竞业限制补偿", "Pay for the non-compete"),
    lcl(23, 2),
    since=LCL_SINCE,
    cites_since={SPC_2020_SINCE: (spc_2020(36, 1),)},
)
def non_compete_pay(facts: ContractFacts, law: Law) -> Outcome:
    limit = Words("竞业限制期内按月支付经济补偿", "paid monthly for as long as it binds")
    agreed = is_agreed(facts)
    if not agreed:
        return passes(NONE_AGREED, limit=limit) if agreed is False else unknown("has_non_compete", limit=limit)
    about = ("non_compete_pay", "non_compete_pay_ratio", *ABOUT)
    pay, ratio = facts.non_compete_pay, facts.non_compete_pay_ratio
    if pay == 0 or ratio == 0 or (pay is None and ratio is None and "non_compete_pay" in facts.absent):
        return unpaid(law, limit, about)
    if pay is None and ratio is None:
        return unknown("non_compete_pay", limit=limit)
    return judged_compensation(facts, law, limit, about)


def usual_share(law: Law) -> Decimal:
    return law.value("non_compete_pay_ratio") or Decimal("0.3")


def unpaid(law: Law, limit: Words, about: tuple[str, ...]) -> Outcome:
    share = percent(usual_share(law))
    return violates(
        Words("没有约定补偿", "no pay is agreed"),
        limit=limit,
        about=about,
        advice=Words(
            f"写明每月补偿的数额。没有约定的，劳动者履行后可要求按离职前十二个月平均工资的 {share}按月支付，"
            "且不低于最低工资。",
            f"State what is paid a month. Without it the employee who keeps to it may ask for {share} of the average of"
            " the last twelve months, and no less than the minimum wage.",
        ),
        proposed_text=f"竞业限制期内，甲方每月按乙方离职前十二个月平均工资的 {share}支付经济补偿。",
    )


def judged_compensation(facts: ContractFacts, law: Law, limit: Words, about: tuple[str, ...]) -> Outcome:
    share, floor, wage = usual_share(law), law.value("minimum_wage_monthly"), facts.wage_monthly
    ratio = facts.non_compete_pay_ratio
    pay = facts.non_compete_pay
    if pay is None and ratio is not None and wage is not None:
        pay = ratio * wage
    if ratio is None and pay is not None and wage:
        ratio = pay / wage
    fact = paid_words(pay, ratio)
    bound = Words(
        f"{limit.zh}；参照 {percent(share)}且不低于最低工资",
        f"{limit.en}; by {percent(share)} of the wage, and no less than the minimum wage",
    )
    too_little = (ratio is not None and ratio < share) or (pay is not None and floor is not None and pay < floor)
    if not too_little:
        return passes(fact, limit=bound, about=about)
    return warns(
        fact,
        limit=bound,
        about=about,
        advice=Words(
            "约定的补偿偏低，容易被要求补足或主张条款不生效，建议提高。",
            "Low pay invites claims for more, or that the clause does not bind; raise it.",
        ),
        proposed_text=f"甲方每月按乙方离职前十二个月平均工资的 {percent(share)}支付，且不低于当地最低工资标准。",
    )


def paid_words(pay: Decimal | None, ratio: Decimal | None) -> Words:
    parts = []
    if pay is not None:
        amount = yuan(pay.quantize(Decimal("0.01")))
        parts.append(Words(f"每月 {amount.zh}", f"{amount.en} a month"))
    if ratio is not None:
        share = f"{plain((ratio * 100).quantize(Decimal('0.01')))}%"
        parts.append(Words(f"为月工资的 {share}", f"{share} of the wage"))
    return Words("，".join(part.zh for part in parts), ", ".join(part.en for part in parts))


@rule(
    "non_compete_scope",
    Words("竞业限制范围", "Scope of the non-compete"),
    lcl(24, 1),
    since=LCL_SINCE,
    cites_since={SPC_2025_SINCE: (spc_2025(13, 2),)},
)
def non_compete_scope(facts: ContractFacts, law: Law) -> Outcome:
    limit = Words(
        "写明范围、地域，并与所接触的秘密相适应", "states scope and region, in keeping with the secrets known"
    )
    agreed = is_agreed(facts)
    if not agreed:
        return passes(NONE_AGREED, limit=limit) if agreed is False else unknown("has_non_compete", limit=limit)
    scope = facts.non_compete_scope
    if scope is None and "non_compete_scope" not in facts.absent:
        return unknown("non_compete_scope", limit=limit)
    too_wide = scope is not None and any(
        word in scope for word in ("任何行业", "所有行业", "任何单位", "一切", "任何企业")
    )
    if scope is not None and not too_wide:
        return passes(Words("已写明", "stated"), limit=limit, about=("non_compete_scope",))
    return warns(
        Words("范围没有边界", "no bounds are set") if too_wide else Words("没有写明范围", "no scope is stated"),
        limit=limit,
        about=("non_compete_scope", *ABOUT),
        advice=Words(
            "写明竞争对手的类型和地域；超出合理比例的部分无效。",
            "Name the kind of competitors and the region; what is out of proportion is void.",
        ),
        proposed_text="竞业限制的范围为与甲方生产或者经营同类产品、从事同类业务的单位：________；地域为________。",
    )
