"""Probation, notice and fixed terms (§ 622 BGB, §§ 14 and 15 TzBfG)."""

from hireloop.law.de.rules.book import BGB_SINCE, TZBFG_PROBATION_SINCE, TZBFG_SINCE, cite, rule
from hireloop.law.model import ContractFacts, Words
from hireloop.law.ruling import Law, Outcome, passes, unknown, violates, warns
from hireloop.law.spans import Span

NO_PROBATION = Words("未约定试用期", "no probation is agreed")
NOT_FIXED = Words("不是固定期限", "no fixed term")
# § 622 (2) BGB: years of service → months of notice.
LONGER_NOTICE = ((20, 7), (15, 6), (12, 5), (10, 4), (8, 3), (5, 2), (2, 1))


@rule("de_probation_length", Words("试用期长度", "Length of the probation"), cite("BGB", "622", 3), since=BGB_SINCE)
def probation_length(facts: ContractFacts, law: Law) -> Outcome:
    most = Span(int(law.fixed("probation_months")))
    limit = Words(f"至多 {most.zh}", f"at most {most.en}")
    if facts.probation is None:
        return unknown("probation", limit=limit)
    if not facts.probation:
        return passes(NO_PROBATION, limit=limit, about=("probation",))
    fact = Words(f"试用期 {facts.probation.zh}", f"probation of {facts.probation.en}")
    if not facts.probation.exceeds(most, from_day=facts.start):
        return passes(fact, limit=limit, about=("probation",))
    return violates(
        fact,
        limit=limit,
        about=("probation",),
        advice=Words("缩短到六个月以内。", "Shorten it to six months."),
        proposed_text="Die ersten sechs Monate gelten als Probezeit.",
    )


@rule(
    "de_probation_in_fixed_term",
    Words("固定期限中的试用期", "Probation in a fixed term"),
    cite("TzBfG", "15", 3),
    since=TZBFG_PROBATION_SINCE,
)
def probation_in_fixed_term(facts: ContractFacts, law: Law) -> Outcome:
    """Proportionate to the term and the work; no fixed share is set by law."""
    limit = Words("与合同期限和工作性质相称", "in proportion to the term and the work")
    if facts.term_kind is not None and facts.term_kind != "fixed":
        return passes(NOT_FIXED, limit=limit)
    term = facts.agreed_term
    if facts.probation is None or term is None:
        return unknown(*(name for name in ("probation", "term") if getattr(facts, name) is None), limit=limit)
    fact = Words(
        f"期限 {term.zh}，试用期 {facts.probation.zh}", f"term of {term.en}, probation of {facts.probation.en}"
    )
    if not term.exceeds(facts.probation, from_day=facts.start) and facts.probation:
        advice = Words("试用期不能与合同同长。", "It may not be as long as the contract.")
        return violates(fact, limit=limit, about=("probation",), advice=advice)
    if facts.probation.in_days * 2 > term.in_days:
        advice = Words("超过期限的一半，应有特别理由。", "More than half of the term wants a special reason.")
        return warns(fact, limit=limit, about=("probation",), advice=advice)
    return passes(fact, limit=limit, about=("probation",))


def due_notice(facts: ContractFacts) -> Span:
    years = facts.years_of_service or 0
    return next((Span(months) for from_year, months in LONGER_NOTICE if years >= from_year), Span.of(weeks=4))


@rule(
    "de_notice_by_employer",
    Words("雇主的通知期", "Notice by the employer"),
    cite("BGB", "622", 1),
    cite("BGB", "622", 2),
    since=BGB_SINCE,
)
def notice_by_employer(facts: ContractFacts, law: Law) -> Outcome:
    due = due_notice(facts)
    limit = Words(f"至少 {due.zh}", f"at least {due.en}")
    agreed = facts.notice_by_employer
    if agreed is None:
        return unknown("notice_by_employer", limit=limit)
    fact = Words(f"约定 {agreed.zh}", f"{agreed.en} agreed")
    if agreed.in_days >= due.in_days:
        return passes(fact, limit=limit, about=("notice_by_employer",))
    return violates(
        fact,
        limit=limit,
        about=("notice_by_employer",),
        advice=Words("不得短于法定通知期。", "It may not be shorter than the statutory one."),
        proposed_text="Für die Kündigung gelten die gesetzlichen Fristen des § 622 BGB.",
    )


@rule(
    "de_notice_no_longer_for_employee",
    Words("雇员通知期不得更长", "Equal notice"),
    cite("BGB", "622", 6),
    since=BGB_SINCE,
)
def notice_no_longer_for_employee(facts: ContractFacts, law: Law) -> Outcome:
    limit = Words("雇员的通知期不得长于雇主", "the employee's notice is no longer than the employer's")
    missing = [name for name in ("notice_by_employee", "notice_by_employer") if getattr(facts, name) is None]
    if missing:
        return unknown(*missing, limit=limit)
    assert facts.notice_by_employee is not None
    assert facts.notice_by_employer is not None
    fact = Words(
        f"雇员 {facts.notice_by_employee.zh}，雇主 {facts.notice_by_employer.zh}",
        f"employee {facts.notice_by_employee.en}, employer {facts.notice_by_employer.en}",
    )
    if facts.notice_by_employee.in_days <= facts.notice_by_employer.in_days:
        return passes(fact, limit=limit, about=("notice_by_employee",))
    return violates(
        fact,
        limit=limit,
        about=("notice_by_employee",),
        advice=Words("缩短雇员的通知期，或同样延长雇主的。", "Shorten it, or make both as long."),
        proposed_text="Die Kündigungsfrist gilt für beide Seiten gleichermaßen.",
    )


@rule(
    "de_fixed_term_reason",
    Words("无理由的固定期限", "Fixed term without a reason"),
    cite("TzBfG", "14", 2),
    since=TZBFG_SINCE,
)
def fixed_term_reason(facts: ContractFacts, law: Law) -> Outcome:
    most = Span(int(law.fixed("fixed_term_months")))
    limit = Words(
        f"无客观理由时至多 {most.zh}，且此前未受雇", f"without a reason at most {most.en}, and no employment before"
    )
    if facts.term_kind is not None and facts.term_kind != "fixed":
        return passes(NOT_FIXED, limit=limit)
    term = facts.agreed_term
    if facts.fixed_term_reason or term is None:
        if not facts.fixed_term_reason:
            return unknown("term", limit=limit)
        return passes(Words("有客观理由", "there is a reason"), limit=limit, about=("fixed_term_reason",))
    fact = Words(f"固定期限 {term.zh}，无理由", f"fixed term of {term.en}, no reason stated")
    text = "Das Arbeitsverhältnis ist bis zum ____ befristet (§ 14 Abs. 2 TzBfG)."
    if term.exceeds(most, from_day=facts.start) or facts.previous_fixed_terms or facts.years_of_service:
        advice = Words("写明客观理由，或订立无固定期限合同。", "State a reason (§ 14 Abs. 1), or make it permanent.")
        return violates(fact, limit=limit, about=("term", "end"), advice=advice, proposed_text=text)
    if facts.previous_fixed_terms is None:
        return unknown("previous_fixed_terms", limit=limit)
    return passes(fact, limit=limit, about=("term", "end"))


@rule(
    "de_fixed_term_form",
    Words("固定期限须事先书面", "Fixed term in writing first"),
    cite("TzBfG", "14", 4),
    since=TZBFG_SINCE,
)
def fixed_term_form(facts: ContractFacts, law: Law) -> Outcome:
    limit = Words("开工前书面签订，否则视为无固定期限", "signed before work begins, else it is permanent")
    if facts.term_kind is not None and facts.term_kind != "fixed":
        return passes(NOT_FIXED, limit=limit)
    begins = facts.work_started_on or facts.start
    if begins is None:
        return unknown("work_started_on", limit=limit)
    signed = facts.signed_on or law.day
    fact = Words(f"{signed} 签订，{begins} 开工", f"signed on {signed}, work from {begins}")
    if signed <= begins:
        return passes(fact, limit=limit, about=("signed_on", "start"))
    advice = Words("期限约定无效，按无固定期限处理。", "The term is void; the contract is permanent.")
    return violates(fact, limit=limit, about=("signed_on", "start"), advice=advice)
