"""Service period for special training, and its penalty (Labour Contract Law 22)."""

from decimal import Decimal

from hireloop.law.cn.rules.book import long, plain, rule, yuan
from hireloop.law.cn.statutes import LCL_SINCE, REGULATIONS_SINCE, lcl, regulations
from hireloop.law.model import ContractFacts, Words
from hireloop.law.ruling import Law, Outcome, passes, unknown, violates, warns

NONE_AGREED = Words("未约定服务期", "no service period is agreed")
ABOUT = ("service_period",)


def is_silent(facts: ContractFacts) -> bool:
    """Whether it is known that no service period is agreed."""
    return facts.service_period is not None and not facts.service_period


@rule(
    "service_period_training",
    Words("服务期须有专项培训", "Service period for training only"),
    lcl(22, 1),
    since=LCL_SINCE,
)
def service_period_training(facts: ContractFacts, law: Law) -> Outcome:
    limit = Words("用人单位出资进行专业技术培训，才可约定服务期", "only where the employer pays for special training")
    if is_silent(facts):
        return passes(NONE_AGREED, limit=limit, about=ABOUT)
    if facts.service_period is None:
        return unknown("service_period", limit=limit)
    length = long(facts.service_period)
    fact = Words(f"服务期 {length.zh}", f"service period of {length.en}")
    if facts.training_is_special is False or facts.training_cost == 0:
        return violates(
            Words(f"{fact.zh}，没有专项培训费用", f"{fact.en}, without paid special training"),
            limit=limit,
            about=ABOUT,
            advice=Words(
                "删去服务期。入职培训、岗前培训不是专业技术培训。",
                "Take it out. Induction is no special training.",
            ),
        )
    if facts.training_cost is None and facts.training_is_special is None:
        return unknown("training_is_special", "training_cost", limit=limit)
    return passes(fact, limit=limit, about=ABOUT)


@rule(
    "service_penalty_cost",
    Words("服务期违约金不超过培训费用", "Penalty within the cost of training"),
    lcl(22, 2),
    regulations(16),
    since=LCL_SINCE,
)
def service_penalty_cost(facts: ContractFacts, law: Law) -> Outcome:
    limit = Words("不超过用人单位提供的培训费用", "at most what the training cost")
    penalty = penalty_of(facts)
    if is_silent(facts) and not penalty:
        return passes(NONE_AGREED, limit=limit, about=ABOUT)
    missing = [
        name for name, value in (("service_penalty", penalty), ("training_cost", facts.training_cost)) if value is None
    ]
    if missing:
        return unknown(*missing, limit=limit)
    assert penalty is not None
    assert facts.training_cost is not None
    return judged_penalty(penalty, facts.training_cost, limit)


def penalty_of(facts: ContractFacts) -> Decimal | None:
    if facts.service_penalty is not None:
        return facts.service_penalty
    agreed = [each.amount for each in facts.penalties or () if each.ground == "service_period" and each.amount]
    return max(agreed, default=None)


def judged_penalty(penalty: Decimal, most: Decimal, limit: Words) -> Outcome:
    fact = Words(f"违约金 {yuan(penalty).zh}", f"a penalty of {yuan(penalty).en}")
    bound = Words(f"{limit.zh}：{yuan(most).zh}", f"{limit.en}: {yuan(most).en}")
    if penalty <= most:
        return passes(fact, limit=bound, about=("service_penalty",))
    return violates(
        fact,
        limit=bound,
        about=("service_penalty",),
        advice=Words(f"降到 {yuan(most).zh}以内。", f"Lower it to {yuan(most).en} or less."),
        proposed_text=(
            f"乙方违反服务期约定的，按服务期尚未履行部分分摊的培训费用支付违约金，最高不超过 {plain(most)} 元。"
        ),
    )


@rule(
    "service_penalty_share",
    Words("违约金按未履行部分分摊", "Penalty for the part not served"),
    lcl(22, 2),
    since=LCL_SINCE,
)
def service_penalty_share(facts: ContractFacts, law: Law) -> Outcome:
    limit = Words("不超过服务期尚未履行部分应分摊的培训费用", "at most the share of the cost for the time not served")
    penalty = penalty_of(facts)
    if is_silent(facts) and not penalty:
        return passes(NONE_AGREED, limit=limit, about=ABOUT)
    if penalty is None or facts.training_cost is None or facts.service_period is None or not facts.service_period:
        return unknown("service_penalty", "training_cost", "service_period", limit=limit)
    if facts.service_served is None:
        return at_signing(penalty, facts.training_cost, limit)
    left = max(facts.service_period.in_months - facts.service_served.in_months, Decimal(0))
    share = (facts.training_cost * left / facts.service_period.in_months).quantize(Decimal("0.01"))
    return judged_penalty(penalty, share, limit)


def at_signing(penalty: Decimal, cost: Decimal, limit: Words) -> Outcome:
    """Nothing is served on the day of signing: the whole cost is still to be shared out."""
    outcome = judged_penalty(penalty, cost, limit)
    if outcome.verdict == "violation":
        return outcome
    advice = Words("写明违约金随已履行的服务期按比例减少。", "Say that it falls in step with the time served.")
    return passes(outcome.fact, limit=outcome.limit, about=outcome.about, advice=advice)


@rule(
    "service_beyond_term",
    Words("服务期长于合同期限", "Service period beyond the term"),
    regulations(17),
    since=REGULATIONS_SINCE,
)
def service_beyond_term(facts: ContractFacts, law: Law) -> Outcome:
    limit = Words("合同续延至服务期满，另有约定的除外", "the contract goes on until the service period ends")
    if is_silent(facts):
        return passes(NONE_AGREED, limit=limit, about=ABOUT)
    if facts.service_period is None:
        return unknown("service_period", limit=limit)
    term = facts.agreed_term
    if facts.term_kind == "open_ended":
        return passes(Words("无固定期限", "open-ended"), limit=limit, about=ABOUT)
    if term is None:
        return unknown("term", limit=limit)
    fact = Words(
        f"服务期 {facts.service_period.zh}，合同期限 {term.zh}",
        f"service period of {facts.service_period.en}, term of {term.en}",
    )
    if not facts.service_period.exceeds(term, from_day=facts.start):
        return passes(fact, limit=limit, about=ABOUT)
    return warns(
        fact,
        limit=limit,
        about=ABOUT,
        advice=Words("到期不会自动结束：写明是否续延。", "The contract will not end by itself; say what is meant."),
        proposed_text="劳动合同期满而服务期尚未到期的，劳动合同续延至服务期满。",
    )
