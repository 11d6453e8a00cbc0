"""What stands against the terms of an offer: by its own dates, the job's salary range, and the law."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hireloop.kernel.money import yuan_text
from hireloop.law.checking import check as check_law
from hireloop.law.cn import parameters as law_values
from hireloop.law.model import ContractFacts, Finding
from hireloop.law.spans import Span
from hireloop.platform.directory.models import Employer
from hireloop.recruiting.jobs.models import Job

from .states import TermKind
from .terms import OfferDraft

LONGEST_AHEAD_DAYS = 366
ANYWHERE = "上海"
"""The law of the country is the same everywhere; only the minimum wage needs a known place."""


@dataclass(frozen=True)
class Objection:
    """``field`` is the form's. ``blocks``: the offer cannot go on like this; else somebody should know of it."""

    text: str
    field: str = ""
    blocks: bool = False
    cites: str = ""


def objections(draft: OfferDraft, *, job: Job, employer: Employer, today: date | None = None) -> list[Objection]:
    today = today or timezone.localdate()
    return [*_of_dates(draft, today), *_of_term(draft), *_of_range(draft, job), *_of_law(draft, employer, today)]


def blocking(found: list[Objection]) -> list[Objection]:
    return [each for each in found if each.blocks]


def _of_dates(draft: OfferDraft, today: date) -> list[Objection]:
    found = []
    if draft.start_on < today:
        found.append(Objection(_("The start date is before the offer itself."), "start_on", blocks=True))
    if draft.expires_on < today:
        found.append(Objection(_("The day to answer by is over already."), "expires_on", blocks=True))
    elif draft.expires_on > draft.start_on:
        found.append(Objection(_("The candidate could still answer after the start date."), "expires_on", blocks=True))
    if (draft.start_on - today).days > LONGEST_AHEAD_DAYS:
        found.append(Objection(_("The start date is more than a year ahead. Is the year right?"), "start_on"))
    return found


def _of_term(draft: OfferDraft) -> list[Objection]:
    if draft.term_kind == TermKind.FIXED and not draft.term_months:
        return [Objection(_("A fixed term needs its length in months."), "term_months", blocks=True)]
    if draft.term_kind == TermKind.TASK and not draft.task.strip():
        return [Objection(_("Say which task ends the contract."), "task", blocks=True)]
    return []


def _of_range(draft: OfferDraft, job: Job) -> list[Objection]:
    low, high, base = job.salary_from_fen, job.salary_to_fen, draft.pay.base_fen
    if low is not None and base < low:
        words = _("The base salary is below the job’s range, which begins at ¥%(yuan)s.")
        return [Objection(words % {"yuan": yuan_text(low)}, "base")]
    if high is not None and base > high:
        words = _("The base salary is above the job’s range, which ends at ¥%(yuan)s.")
        return [Objection(words % {"yuan": yuan_text(high)}, "base")]
    return []


def _of_law(draft: OfferDraft, employer: Employer, today: date) -> list[Objection]:
    region = _region_of(draft.place) or _region_of(employer.city)
    report = check_law(_facts(draft), region=region or ANYWHERE, signed_on=today)
    told = report.with_verdict("violation", "warning")
    return [_objection(each) for each in told if _concerns_offers(each, has_region=bool(region))]


def _facts(draft: OfferDraft) -> ContractFacts:
    pay: Any = draft.pay
    return ContractFacts(
        term_kind=draft.term_kind,  # type: ignore[arg-type]
        term=Span(draft.term_months) if draft.term_kind == TermKind.FIXED and draft.term_months else None,
        start=draft.start_on,
        probation=Span(draft.probation_months),
        probation_wage=Decimal(pay.probation_fen) / 100 if draft.probation_months else None,
        wage_monthly=Decimal(pay.base_fen) / 100,
        working_time_system=draft.working_time,  # type: ignore[arg-type]
    )


def _concerns_offers(finding: Finding, *, has_region: bool) -> bool:
    """What an offer settles: probation, its pay, and the minimum wage where the place is known."""
    return has_region if "minimum_wage" in finding.rule else finding.rule.startswith("probation")


def _objection(finding: Finding) -> Objection:
    language = "zh" if (get_language() or "").startswith("zh") else "en"
    advice = finding.advice.said(language)  # type: ignore[arg-type]
    text = f"{finding.title.said(language)}: {finding.limit.said(language)}. {advice}"  # type: ignore[arg-type]
    if language == "zh":
        text = f"{finding.title.zh}：{finding.limit.zh}。{advice}"
    is_violation = finding.verdict == "violation"
    field = "base" if finding.rule == "minimum_wage" else "probation_months"
    cites = "、".join(map(str, finding.cites)) if language == "zh" else ", ".join(map(str, finding.cites))
    return Objection(text, field, blocks=is_violation, cites=cites)


def _region_of(place: str) -> str:
    """The region whose name the place begins with; "" where the law's data know none."""
    known = law_values().regions
    place = place.strip().casefold()
    found = [region for name, region in known.items() if place.startswith(name)]
    return found[0] if found else ""
