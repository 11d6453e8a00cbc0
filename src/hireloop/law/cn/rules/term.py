"""The term of the contract, and when it must be open-ended (Labour Contract Law 13 and 14)."""

from hireloop.law.cn.rules.book import plain, rule, term_words
from hireloop.law.cn.statutes import LCL_SINCE, SPC_2025_SINCE, lcl, regulations, spc_2020, spc_2025
from hireloop.law.model import ContractFacts, Words
from hireloop.law.ruling import Law, Outcome, passes, unknown, violates, warns
from hireloop.law.spans import Span

OPEN_ENDED_TEXT = "本合同为无固定期限劳动合同，自____年__月__日起，至法定终止情形出现时止。"
OPEN_ENDED = Words("无固定期限，符合要求", "open-ended, as it should be")
BY_REQUEST = Words("劳动者自己提出订立固定期限", "the employee asked for a fixed term")


@rule("term_dates", Words("期限前后一致", "Dates of the term"), lcl(13, 1), since=LCL_SINCE)
def term_dates(facts: ContractFacts, law: Law) -> Outcome:
    limit = Words(
        "终止日不早于开始日，且与写明的期限一致", "the end after the start, and both as long as the term stated"
    )
    if facts.term_kind in ("open_ended", "task"):
        return passes(term_words(facts), limit=limit, about=("term_kind",))
    if facts.start is None or facts.end is None:
        missing = [name for name in ("start", "end") if getattr(facts, name) is None]
        return unknown(*missing, limit=limit) if facts.term is None else one_length(facts, limit)
    if facts.end < facts.start:
        return violates(
            Words(f"{facts.start} 至 {facts.end}", f"{facts.start} to {facts.end}"),
            limit=limit,
            about=("end", "start"),
            advice=Words("终止日早于开始日，请更正。", "The contract ends before it starts; correct the dates."),
        )
    return agreeing_dates(facts, limit)


def one_length(facts: ContractFacts, limit: Words) -> Outcome:
    return passes(term_words(facts), limit=limit, about=("term",))


def agreeing_dates(facts: ContractFacts, limit: Words) -> Outcome:
    assert facts.start is not None
    assert facts.end is not None
    by_dates = Span.between(facts.start, facts.end)
    fact = Words(
        f"{facts.start} 至 {facts.end}，即 {by_dates.zh}", f"{facts.start} to {facts.end}, which is {by_dates.en}"
    )
    if facts.term is None or facts.term.after(facts.start) == by_dates.after(facts.start):
        return passes(fact, limit=limit, about=("start", "end"))
    right = facts.term.last_day(facts.start)
    return warns(
        Words(f"{fact.zh}；合同写明 {facts.term.zh}", f"{fact.en}; the contract says {facts.term.en}"),
        limit=limit,
        about=("end", "term"),
        advice=Words(
            f"日期与期限不一致。期限若为 {facts.term.zh}，终止日应为 {right}。此处按日期核对。",
            f"Dates and term differ. For {facts.term.en} it ends on {right}. The dates were used here.",
        ),
        proposed_text=f"合同期限自 {facts.start} 起至 {right} 止。",
    )


@rule(
    "open_ended_after_ten_years",
    Words("连续工作满十年", "Ten years with the employer"),
    lcl(14, 2, 1),
    regulations(9),
    since=LCL_SINCE,
)
def open_ended_after_ten_years(facts: ContractFacts, law: Law) -> Outcome:
    years = law.fixed("open_ended_years")
    limit = Words(
        f"连续工作满 {plain(years)} 年，应订立无固定期限合同",
        f"open-ended from {plain(years)} years of service on",
    )
    if facts.term_kind == "open_ended":
        return passes(OPEN_ENDED, limit=limit, about=("term_kind",))
    if facts.years_of_service is None:
        return unknown("years_of_service", limit=limit)
    served = plain(facts.years_of_service)
    fact = Words(f"已连续工作 {served} 年", f"{served} years of service")
    if facts.years_of_service < years:
        return passes(fact, limit=limit, about=("years_of_service",))
    return must_be_open_ended(facts, fact, limit)


def must_be_open_ended(facts: ContractFacts, fact: Words, limit: Words) -> Outcome:
    if facts.employee_asked_for_fixed_term:
        return passes(BY_REQUEST, limit=limit, about=("employee_asked_for_fixed_term",))
    if facts.term_kind is None:
        return unknown("term_kind", limit=limit)
    kind = term_words(facts)
    return violates(
        Words(f"{fact.zh}，仍订立{kind.zh}", f"{fact.en}, yet the contract is {kind.en}"),
        limit=limit,
        about=("term_kind",),
        advice=Words(
            "改为无固定期限；否则自应当订立之日起每月付二倍工资（第82条第2款）。"
            "只有劳动者自己书面提出固定期限才是例外，请留存其申请。",
            "Make it open-ended, else double pay is due from that day (article 82). The only way out is the employee's"
            " own request for a fixed term; keep it in writing.",
        ),
        proposed_text=OPEN_ENDED_TEXT,
    )


@rule(
    "open_ended_after_two_terms",
    Words("连续两次固定期限之后", "After two fixed terms"),
    lcl(14, 2, 3),
    lcl(82, 2),
    since=LCL_SINCE,
    cites_since={SPC_2025_SINCE: (spc_2025(10),)},
)
def open_ended_after_two_terms(facts: ContractFacts, law: Law) -> Outcome:
    limit = Words("连续订立两次固定期限后续订，应为无固定期限", "after two fixed terms in a row the next is open-ended")
    if facts.term_kind == "open_ended":
        return passes(OPEN_ENDED, limit=limit, about=("term_kind",))
    if facts.previous_fixed_terms is None:
        return unknown("previous_fixed_terms", limit=limit)
    terms = facts.previous_fixed_terms + extensions(facts, law)
    fact = Words(f"此前已连续订立 {terms} 次固定期限合同", f"{terms} fixed-term contracts before this one")
    if terms >= law.fixed("open_ended_terms"):
        return must_be_open_ended(facts, fact, limit)
    advice = Words("", "")
    if terms == law.fixed("open_ended_terms") - 1 and facts.term_kind == "fixed":
        advice = Words(
            "这是第二次固定期限：到期后劳动者愿意续订的，就应订立无固定期限。请在到期前决定。",
            "This is the second fixed term: when it ends the employee may ask for an open-ended one. Decide in time.",
        )
    return passes(fact, limit=limit, about=("previous_fixed_terms",), advice=advice)


def extensions(facts: ContractFacts, law: Law) -> int:
    """Since September 2025 agreed extensions of a year or more in all count as one more contract."""
    counts_from = law.value("extension_counts_months")
    if counts_from is None or facts.extended is None or not facts.previous_fixed_terms:
        return 0
    return int(not Span(int(counts_from)).exceeds(facts.extended))


@rule(
    "open_ended_continues",
    Words("未订无固定期限的后果", "Where an open-ended contract was due"),
    lcl(82, 2),
    spc_2020(34, 2),
    since=LCL_SINCE,
)
def open_ended_continues(facts: ContractFacts, law: Law) -> Outcome:
    """Whoever is due an open-ended contract is treated as having one."""
    limit = Words(
        "应订而未订的，可视为无固定期限关系", "a court may treat the parties as having an open-ended contract"
    )
    causes = (open_ended_after_ten_years(facts, law), open_ended_after_two_terms(facts, law))
    if any(cause.verdict == "violation" for cause in causes):
        return warns(
            Words("应订立无固定期限而约定了期限", "a term is agreed where none should be"),
            limit=limit,
            about=("term_kind",),
            advice=Words(
                "到期终止会被认定为违法终止，按经济补偿二倍赔偿（第87条）。",
                "Ending it with the term would be unlawful: twice the severance (article 87).",
            ),
            proposed_text=OPEN_ENDED_TEXT,
        )
    missing = tuple(dict.fromkeys(name for cause in causes for name in cause.missing))
    if missing:
        return unknown(*missing, limit=limit)
    return passes(Words("没有这种情形", "does not arise"), limit=limit, about=("term_kind",))
