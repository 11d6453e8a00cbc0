"""What may not be asked of the employee: deposits, papers, penalties, long notice (Labour Contract Law 9, 25, 37 …)."""

from hireloop.law.cn.rules.book import long, plain, rule, yuan
from hireloop.law.cn.rules.clauses import NOT_FOUND, found_in_clauses
from hireloop.law.cn.statutes import LCL_SINCE, lcl
from hireloop.law.cn.text.patterns import clause_patterns
from hireloop.law.cn.text.penalties import penalties_in
from hireloop.law.model import ContractFacts, Penalty, Words
from hireloop.law.ruling import Law, Outcome, Outcomes, passes, unknown, violates
from hireloop.law.spans import Span

MAY_BE_AGREED = ("non_compete", "service_period")
GROUNDS = {
    "non_compete": Words("违反竞业限制", "breach of the non-compete"),
    "service_period": Words("违反服务期", "leaving in the service period"),
    "confidentiality": Words("违反保密义务", "breach of secrecy"),
    "resignation": Words("提前离职", "leaving early"),
    "discipline": Words("违反规章制度", "breach of discipline"),
    "other": Words("其他事由", "other grounds"),
}


@rule("no_deposit", Words("不得收取押金", "No deposit"), lcl(9), lcl(84, 2), since=LCL_SINCE)
def no_deposit(facts: ContractFacts, law: Law) -> Outcomes:
    limit = Words("不得要求担保或以其他名义收取财物", "no guarantee, nothing taken under any name")
    if facts.deposit is None:
        return in_clauses(facts, "no_deposit") or unknown("deposit", limit=limit)
    if not facts.deposit:
        return passes(Words("不收取", "none is taken"), limit=limit, about=("deposit",))
    return violates(
        Words(f"收取 {yuan(facts.deposit).zh}", f"{yuan(facts.deposit).en} is taken"),
        limit=limit,
        about=("deposit",),
        advice=Words(
            "删去并退还；每人可处五百元以上二千元以下罚款。",
            "Take it out and pay it back; the fine is 500 to 2,000 yuan for each person.",
        ),
        proposed_text="甲方不向乙方收取押金、保证金或者其他财物，不要求乙方提供担保。",
    )


@rule("no_documents_kept", Words("不得扣押证件", "No papers kept"), lcl(9), lcl(84, 1), since=LCL_SINCE)
def no_documents_kept(facts: ContractFacts, law: Law) -> Outcomes:
    limit = Words("不得扣押居民身份证和其他证件", "identity card and other papers stay with the employee")
    if facts.documents_kept is None:
        return in_clauses(facts, "no_documents_kept") or unknown("documents_kept", limit=limit)
    if not facts.documents_kept:
        return passes(Words("不扣押", "none are kept"), limit=limit, about=("documents_kept",))
    return violates(
        Words("由单位保管证件原件", "the employer keeps papers"),
        limit=limit,
        about=("documents_kept",),
        advice=Words("改为查验原件、留存复印件，当场退还。", "Look at the originals, keep copies, hand them back."),
        proposed_text="甲方查验乙方证件原件后当场退还，仅留存复印件。",
    )


def in_clauses(facts: ContractFacts, key: str) -> Outcomes | None:
    """What the words of the clauses say; None where they are not known."""
    if facts.clauses is None:
        return None
    pattern = next(each for each in clause_patterns("asked_clauses") if each.key == key)
    return found_in_clauses(pattern, facts.clauses, violates) or passes(NOT_FOUND, limit=pattern.limit)


@rule("penalties_allowed", Words("劳动者的违约金", "Penalties on the employee"), lcl(25), since=LCL_SINCE)
def penalties_allowed(facts: ContractFacts, law: Law) -> Outcomes:
    limit = Words("只限违反服务期和竞业限制", "for service period and non-compete only")
    agreed = facts.penalties
    if agreed is None and facts.clauses is not None:
        agreed = tuple(each for clause in facts.clauses for each in penalties_in(clause))
    if agreed is None:
        return unknown("penalties", limit=limit)
    outlawed = [each for each in agreed if each.ground not in MAY_BE_AGREED]
    if outlawed:
        return [outlawed_penalty(each, limit) for each in outlawed]
    fact = Words("没有其他违约金", "no others are agreed")
    return passes(fact, limit=limit, about=("penalties",))


def outlawed_penalty(penalty: Penalty, limit: Words) -> Outcome:
    ground = GROUNDS[penalty.ground]
    amount = yuan(penalty.amount) if penalty.amount is not None else Words("违约金", "a penalty")
    return violates(
        Words(f"{ground.zh}：{amount.zh}", f"{ground.en}: {amount.en}"),
        limit=limit,
        about=("penalties",),
        place=penalty.place,
        advice=Words(
            "删去违约金；给单位造成的实际损失可依法要求赔偿（第90条）。",
            "Take the penalty out; actual damage may still be claimed (article 90).",
        ),
        proposed_text="乙方违反法律规定或者本合同约定给甲方造成损失的，依法承担赔偿责任。",
    )


# --- notice


@rule(
    "notice_by_employee",
    Words("劳动者辞职的通知期", "Notice by the employee"),
    lcl(37),
    since=LCL_SINCE,
    may_be_silent=True,
)
def notice_by_employee(facts: ContractFacts, law: Law) -> Outcome:
    return at_most(facts, law, "notice_by_employee", "notice_days")


@rule(
    "notice_by_employee_in_probation",
    Words("试用期内辞职的通知期", "Notice by the employee in probation"),
    lcl(37),
    since=LCL_SINCE,
    may_be_silent=True,
)
def notice_by_employee_in_probation(facts: ContractFacts, law: Law) -> Outcome:
    return at_most(facts, law, "notice_by_employee_in_probation", "notice_days_in_probation")


def at_most(facts: ContractFacts, law: Law, name: str, parameter: str) -> Outcome:
    days = law.fixed(parameter)
    limit = Words(f"提前 {plain(days)} 日通知即可", f"{plain(days)} days are enough")
    agreed: Span | None = getattr(facts, name)
    if agreed is None:
        return unknown(name, limit=limit)
    length = long(agreed)
    fact = Words(f"约定提前 {length.zh}", f"{length.en} agreed")
    if agreed.in_days <= days:
        return passes(fact, limit=limit, about=(name,))
    return violates(
        fact,
        limit=limit,
        about=(name,),
        advice=Words("不得加长劳动者辞职的通知期。", "The employee's notice may not be made longer."),
        proposed_text="乙方提前三十日以书面形式通知甲方（试用期内提前三日），可以解除劳动合同。",
    )


@rule(
    "notice_by_employer",
    Words("单位解除的通知期", "Notice by the employer"),
    lcl(40),
    since=LCL_SINCE,
    may_be_silent=True,
)
def notice_by_employer(facts: ContractFacts, law: Law) -> Outcome:
    days = law.fixed("notice_days")
    limit = Words(
        f"提前 {plain(days)} 日书面通知或另付一个月工资", f"{plain(days)} days in writing, or a month's pay instead"
    )
    agreed = facts.notice_by_employer
    if agreed is None:
        return unknown("notice_by_employer", limit=limit)
    length = long(agreed)
    fact = Words(f"约定提前 {length.zh}", f"{length.en} agreed")
    if agreed.in_days >= days:
        return passes(fact, limit=limit, about=("notice_by_employer",))
    return violates(
        fact,
        limit=limit,
        about=("notice_by_employer",),
        advice=Words("通知期不足三十日，请更正。", "Less than thirty days; correct it."),
        proposed_text="符合劳动合同法第四十条情形的，甲方提前三十日书面通知乙方或者额外支付一个月工资后，可以解除劳动合同。",
    )
