"""One question, one answer: may the contract end like this, and what does it cost?"""

from dataclasses import dataclass, replace
from decimal import Decimal

from hireloop.kernel.errors import N_, BadInput
from hireloop.law.cn.ending.findings import findings_on
from hireloop.law.cn.ending.grounds import GROUNDS, Ground
from hireloop.law.cn.ending.model import EndingFacts, Line, Sum, cents
from hireloop.law.cn.ending.severance import SEVERANCE, severance
from hireloop.law.cn.rules.book import plain
from hireloop.law.cn.statutes import lcl, regulations
from hireloop.law.model import Finding, Verdict, Words, gravest
from hireloop.law.parameters import Parameters
from hireloop.law.ruling import Law

INSTEAD_OF_NOTICE = Words("代通知金", "pay instead of notice")
COMPENSATION = Words("违法解除赔偿金", "compensation for an unlawful ending")


@dataclass(frozen=True)
class Ending:
    """``severance`` is owed if the ending is lawful, ``if_unlawful`` in its place if it is not."""

    ground: Ground
    findings: tuple[Finding, ...]
    severance: Sum
    instead_of_notice: Sum | None
    if_unlawful: Sum

    @property
    def verdict(self) -> Verdict:
        """The gravest of the findings."""
        return gravest(finding.verdict for finding in self.findings) or "pass"

    @property
    def total(self) -> Decimal | None:
        """What is owed if it is lawful; None where a fact for it is missing."""
        sums = [self.severance, *([self.instead_of_notice] if self.instead_of_notice else [])]
        amounts = [each.amount for each in sums]
        return None if any(amount is None for amount in amounts) else sum((a for a in amounts if a), Decimal(0))


def end_contract(facts: EndingFacts, *, region: str, parameters: Parameters | None = None) -> Ending:
    """The ending under the law of the day on which it takes effect."""
    ground = ground_of(facts)
    law = law_at(facts, region=region, parameters=parameters)
    return Ending(
        ground,
        tuple(findings_on(ground, facts, law)),
        severance_due(ground, facts, law),
        instead_of_notice(ground, facts),
        unlawful_compensation(facts, law),
    )


def ground_of(facts: EndingFacts) -> Ground:
    if facts.ground not in GROUNDS:
        raise BadInput(
            N_("“%(ground)s” is no ground for ending a contract. Known are %(known)s."),
            code="unknown_ground",
            ground=facts.ground,
            known=", ".join(GROUNDS),
        )
    if facts.ended_on < facts.work_started_on:
        raise BadInput(
            N_("The contract would end on %(end)s, before the work began on %(start)s."),
            code="ends_before_start",
            end=facts.ended_on.isoformat(),
            start=facts.work_started_on.isoformat(),
        )
    return GROUNDS[facts.ground]


def law_at(facts: EndingFacts, *, region: str, parameters: Parameters | None) -> Law:
    from hireloop.law.checking import country_law

    values = parameters or country_law("CN").parameters()
    return Law(values, values.region(region), facts.ended_on)


def severance_due(ground: Ground, facts: EndingFacts, law: Law) -> Sum:
    if ground.severance is None:
        return none_due(Words("该情形无需支付经济补偿", "none is due on this ground"))
    if ground.key == "expiry" and facts.offered_same_terms and facts.employee_refused_renewal:
        return none_due(
            Words(
                "维持或提高条件续订而劳动者不同意，无需支付", "none: the same or better terms were offered and refused"
            )
        )
    due = severance(facts, law)
    return replace(due, cites=(ground.severance, *due.cites))


def none_due(why: Words) -> Sum:
    return Sum(SEVERANCE, Decimal(0), (Line(why, "0", Decimal(0)),), (lcl(46),))


def instead_of_notice(ground: Ground, facts: EndingFacts) -> Sum | None:
    """A month's pay at last month's wage where the employer gave no thirty days' notice (regulations 20)."""
    if ground.side != "employer" or not ground.needs_notice or not facts.is_paid_instead_of_notice:
        return None
    cites = (lcl(40), regulations(20))
    wage = facts.last_month_wage if facts.last_month_wage is not None else (facts.wages[-1] if facts.wages else None)
    if wage is None:
        return Sum(INSTEAD_OF_NOTICE, None, (), cites, missing=("last_month_wage",))
    line = Line(Words("上一个月工资", "last month's wage"), plain(wage), cents(wage))
    return Sum(INSTEAD_OF_NOTICE, cents(wage), (line,), cites)


def unlawful_compensation(facts: EndingFacts, law: Law) -> Sum:
    """Twice the severance for all service since the first day (article 87; regulations 25)."""
    base = severance(facts, law, since_start=True)
    times = law.fixed("unlawful_ending_times")
    cites = (lcl(48), lcl(87), regulations(25))
    if base.amount is None:
        return Sum(COMPENSATION, None, base.lines, cites, missing=base.missing)
    amount = cents(base.amount * times)
    line = Line(COMPENSATION, f"{plain(base.amount)} × {plain(times)}", amount)
    return Sum(COMPENSATION, amount, (*base.lines, line), cites, note=base.note)
