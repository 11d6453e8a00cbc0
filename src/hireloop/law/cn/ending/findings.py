"""Whether an ending keeps to the law: ground, protected persons, notice, union, expiry."""

from collections.abc import Iterator

from hireloop.law.cn.ending.grounds import Ground
from hireloop.law.cn.ending.model import EndingFacts
from hireloop.law.cn.statutes import lcl, spc_2020
from hireloop.law.model import NOTHING, Cite, Finding, Verdict, Words
from hireloop.law.ruling import Law

PROTECTED = {
    "occupational_disease_risk": Words(
        "接触职业病危害未做离岗体检，或疑似职业病在诊断观察期", "exposed to occupational disease and not yet examined"
    ),
    "work_injury": Words("患职业病或因工负伤并丧失劳动能力", "disabled by work"),
    "medical_period": Words("在规定的医疗期内", "in the protected sick period"),
    "pregnancy": Words("在孕期、产期、哺乳期", "pregnant, in maternity or nursing"),
    "near_retirement": Words(
        "连续工作满十五年且距退休不足五年", "fifteen years of service and within five of retirement"
    ),
    "other_by_law": Words("法律、行政法规规定的其他情形", "otherwise protected by law"),
}


def findings_on(ground: Ground, facts: EndingFacts, law: Law) -> Iterator[Finding]:
    yield from carries(ground, facts)
    if ground.bars_protected:
        yield protected(ground, facts)
    if ground.needs_notice:
        yield notice(ground, facts, law)
    if ground.needs_union:
        yield union(facts)
    if ground.key == "redundancy":
        yield enough_for_redundancy(facts)
    if ground.key == "expiry":
        yield may_expire(facts)


def finding(
    rule: str,
    verdict: Verdict,
    title: Words,
    *cites: Cite,
    fact: Words = NOTHING,
    advice: Words = NOTHING,
    missing: str = "",
) -> Finding:
    return Finding(rule, verdict, title, cites, fact=fact, advice=advice, missing=(missing,) if missing else ())


def told(is_so: bool | None) -> Verdict:
    return "unknown" if is_so is None else "pass" if is_so else "violation"


def carries(ground: Ground, facts: EndingFacts) -> Iterator[Finding]:
    """The facts without which the ground does not carry."""
    title = Words("理由成立", "the ground carries")
    if not ground.needs:
        yield finding("ending_ground", "pass", title, *ground.cites, fact=ground.title)
    for name, words in ground.needs:
        yield finding(
            "ending_ground",
            told(getattr(facts, name)),
            title,
            *ground.cites,
            fact=ground.title,
            advice=words,
            missing=name,
        )
    if ground.key == "probation_unfit":
        yield finding(
            "ending_in_probation",
            told(facts.is_in_probation),
            Words("须在试用期内", "only within probation"),
            lcl(39, None, 1),
            lcl(21),
            advice=Words(
                "试用期满后不能再以此为由；并须向劳动者说明理由。", "Not after probation; and the reason is to be told."
            ),
            missing="is_in_probation",
        )


def protected(ground: Ground, facts: EndingFacts) -> Finding:
    is_expiry = ground.key in ("expiry", "task_done")
    title = Words("受保护的人员", "protected persons")
    cites = (lcl(45),) if is_expiry else (lcl(42),)
    if facts.protections is None:
        return finding("ending_protected", "unknown", title, *cites, missing="protections")
    if not facts.protections:
        return finding(
            "ending_protected", "pass", title, *cites, fact=Words("没有第四十二条情形", "article 42 does not apply")
        )
    words = [PROTECTED[each] for each in sorted(facts.protections)]
    fact = Words("；".join(each.zh for each in words), "; ".join(each.en for each in words))
    advice = (
        Words("合同续延至该情形消失时终止。", "The contract goes on until that is over.")
        if is_expiry
        else Words("不得依第四十条、第四十一条解除。", "No dismissal under articles 40 and 41.")
    )
    return finding("ending_protected", "violation", title, *cites, fact=fact, advice=advice)


def notice(ground: Ground, facts: EndingFacts, law: Law) -> Finding:
    by_employee = ground.side == "employee"
    in_probation = by_employee and facts.is_in_probation
    days = int(law.fixed("notice_days_in_probation" if in_probation else "notice_days"))
    title = Words(f"提前 {days} 日通知", f"{days} days' notice")
    cite = lcl(37) if by_employee else lcl(40)
    if not by_employee and facts.is_paid_instead_of_notice:
        return finding("ending_notice", "pass", title, cite, fact=Words("另付一个月工资", "a month's pay instead"))
    if facts.told_on is None:
        return finding("ending_notice", "unknown", title, cite, missing="told_on")
    given = (facts.ended_on - facts.told_on).days
    fact = Words(
        f"{facts.told_on} 通知，{facts.ended_on} 离职，{given} 日", f"told on {facts.told_on}, {given} days before"
    )
    if given >= days:
        return finding("ending_notice", "pass", title, cite, fact=fact)
    advice = Words("推迟离职日，或另付一个月工资。", "Move the day, or pay a month instead.")
    if by_employee:
        advice = Words("双方可协商提前离职。", "Both sides may agree on an earlier day.")
    return finding("ending_notice", "warning" if by_employee else "violation", title, cite, fact=fact, advice=advice)


def union(facts: EndingFacts) -> Finding:
    title = Words("事先通知工会", "the union is told first")
    cites = (lcl(43), spc_2020(47))
    if facts.has_union is False:
        return finding("ending_union", "pass", title, *cites, fact=Words("没有建立工会", "there is no union"))
    return finding(
        "ending_union",
        told(facts.union_was_told),
        title,
        *cites,
        advice=Words(
            "把理由书面通知工会；起诉前可以补正。", "Tell the union the reason; it can be made good before a lawsuit."
        ),
        missing="union_was_told",
    )


def enough_for_redundancy(facts: EndingFacts) -> Finding:
    title = Words("裁减二十人以上或百分之十以上", "twenty people, or a tenth of the staff")
    dismissed, staff = facts.dismissed_count, facts.staff_count
    if dismissed is None or (dismissed < 20 and staff is None):
        missing = "dismissed_count" if dismissed is None else "staff_count"
        return finding("ending_redundancy", "unknown", title, lcl(41, 1), missing=missing)
    fact = Words(f"裁减 {dismissed} 人，共 {staff or '–'} 人", f"{dismissed} of {staff or '–'}")
    is_enough = dismissed >= 20 or (staff is not None and dismissed * 10 >= staff)
    advice = Words("人数不足的，不适用经济性裁员程序。", "With fewer, this procedure does not apply.")
    return finding("ending_redundancy", told(is_enough), title, lcl(41, 1), fact=fact, advice=advice)


def may_expire(facts: EndingFacts) -> Finding:
    """Whoever is due an open-ended contract is not sent away by the end of a term."""
    title = Words("期满可以终止", "the term may end it")
    due = facts.open_ended_was_due
    advice = Words(
        "已符合订立无固定期限合同的条件，劳动者要求续订的，期满终止属违法。",
        "An open-ended contract was due; if the employee asks for it, ending it is unlawful.",
    )
    return finding(
        "ending_expiry",
        "unknown" if due is None else "violation" if due else "pass",
        title,
        lcl(44, None, 1),
        lcl(14, 2),
        advice=advice if due else NOTHING,
        missing="open_ended_was_due" if due is None else "",
    )
