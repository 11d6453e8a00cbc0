"""What the employer must put in writing (Nachweisgesetz, § 2)."""

from hireloop.law.de.rules.book import NACHWG_SINCE, cite, rule
from hireloop.law.model import ContractFacts, Words
from hireloop.law.names import name_of
from hireloop.law.ruling import Law, Outcome, Outcomes, passes, unknown, violates

# Item of § 2 (1) sentence 2 → facts, one of which is enough, and a text to put in.
ITEMS: tuple[tuple[int, tuple[tuple[str, ...], ...], str], ...] = (
    (
        1,
        (("employer_name",), ("employer_address",), ("employee_name",), ("employee_address",)),
        "Arbeitgeber: ____, Anschrift: ____; Arbeitnehmer: ____, Anschrift: ____.",
    ),
    (2, (("start", "work_started_on"),), "Das Arbeitsverhältnis beginnt am ____."),
    (4, (("work_place",),), "Arbeitsort ist ____."),
    (5, (("job_content",),), "Der Arbeitnehmer wird als ____ beschäftigt; die Tätigkeit umfasst ____."),
    (6, (("probation",),), "Die Probezeit beträgt ____ Monate."),
    (
        7,
        (("wage_monthly", "wage_hourly", "pay"),),
        "Das monatliche Bruttogehalt beträgt ____ Euro und ist am Monatsende fällig.",
    ),
    (
        8,
        (("hours_per_week", "hours_per_day", "working_time"),),
        "Die regelmäßige Arbeitszeit beträgt ____ Stunden wöchentlich.",
    ),
    (11, (("annual_leave_days",),), "Der jährliche Erholungsurlaub beträgt ____ Arbeitstage."),
    (
        14,
        (("notice_by_employer",), ("notice_by_employee",)),
        "Für die Kündigung gelten die Schriftform und die Fristen des § 622 BGB.",
    ),
)


@rule("de_written_terms", Words("书面载明的主要条件", "Terms in writing"), cite("NachwG", "2", 1), since=NACHWG_SINCE)
def written_terms(facts: ContractFacts, law: Law) -> Outcomes:
    return [outcome_of(facts, item, groups, text) for item, groups, text in ITEMS]


def outcome_of(facts: ContractFacts, item: int, groups: tuple[tuple[str, ...], ...], text: str) -> Outcome:
    called = [name_of(group[0]) for group in groups]
    limit = Words(
        "应写明" + "、".join(each.zh for each in called), "must say: " + ", ".join(each.en for each in called)
    )
    about = tuple(name for group in groups for name in group)
    left = [group for group in groups if not any(facts.knows(name) for name in group)]
    absent = [group[0] for group in left if facts.absent.intersection(group)]
    if not left:
        outcome = passes(Words("合同已写明", "the contract says so"), limit=limit, about=about)
    elif absent:
        names = [name_of(name) for name in absent]
        outcome = violates(
            Words(
                f"没有写明{'、'.join(name.zh for name in names)}", f"not stated: {', '.join(name.en for name in names)}"
            ),
            limit=limit,
            about=tuple(absent),
            advice=Words("补上；违者可处两千欧元以下罚款。", "Add it; the fine is up to 2,000 euros."),
            proposed_text=text,
        )
    else:
        outcome = unknown(*(group[0] for group in left), limit=limit)
    return outcome.citing(cite("NachwG", "2", 1, item))
