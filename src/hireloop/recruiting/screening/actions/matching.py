"""Matching an application with its job, and keeping what came out."""

import hashlib
import json
from datetime import date

from django.db import transaction
from django.utils import timezone

from hireloop.analysis.job_spec import JobSpec
from hireloop.analysis.matching import ENGINE, VERSION, MatchResult, Verdict, match, overruled, requirement_key
from hireloop.analysis.matching.candidate import Candidate
from hireloop.analysis.resumes import ParsedResume
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.jobs.queries import job_spec
from hireloop.recruiting.resumes.queries import parsed_of

from .. import events
from ..models import MatchReport, RequirementOverride, RequirementVerdict
from ..stored import from_json, to_json
from .proposals import propose_or_drop


def match_application(application: Application, *, actor: Actor, today: date | None = None) -> MatchReport | None:
    """Match anew where résumé or requirements have changed; None where there is no readable résumé."""
    resume = parsed_of(application)
    if resume is None:
        return None
    spec, today = job_spec(application.job), today or timezone.localdate()
    key = _input_key(resume, spec, today)
    known = MatchReport.objects.filter(application=application).first()
    if known is not None and known.input_key == key:
        return known
    result = match(resume, spec, today=today)
    return _keep(application, result, key=key, years=Candidate(resume, today).years, actor=actor)


@transaction.atomic
def _keep(application: Application, result: MatchResult, *, key: str, years: float | None, actor: Actor) -> MatchReport:
    report = MatchReport.objects.select_for_update().filter(application=application).first()
    report = report or MatchReport(application=application)
    report.result, report.input_key, report.years = to_json(result), key, years
    report.engine, report.engine_version, report.computed_at = ENGINE, VERSION, timezone.now()
    counting = write_what_counts(report, result)
    event = events.MatchComputed(application_id=application.id, job_id=application.job_id, score=_rounded(result.score))
    record(event, actor=actor, person=application.person_id, subject=report)
    propose_or_drop(report, counting, actor=actor)
    return report


def write_what_counts(report: MatchReport, machine: MatchResult | None = None) -> MatchResult:
    """Score, counts and filters by the machine's verdicts with people's in their place."""
    machine = machine or from_json(report.result)
    result = overruled(machine, verdicts_by_people(report.application))
    found = {requirement_key(each.requirement): each.verdict for each in result.results}
    report.score, report.low, report.high = result.score, result.low, result.high
    for verdict in Verdict:
        setattr(report, verdict.value, sum(each.verdict is verdict for each in result.results))
    report.is_knocked_out = bool(result.knocked_out_by)
    report.save()
    report.verdicts.all().delete()
    RequirementVerdict.objects.bulk_create(
        RequirementVerdict(report=report, requirement_key=key, verdict=verdict.value) for key, verdict in found.items()
    )
    return result


def verdicts_by_people(application: Application) -> dict[str, Verdict]:
    """Overrides in force, by requirement."""
    rows = RequirementOverride.objects.filter(application=application, ended_at=None)
    return {key: Verdict(verdict) for key, verdict in rows.values_list("requirement_key", "verdict")}


def _input_key(resume: ParsedResume, spec: JobSpec, today: date) -> str:
    """By month: "until now" grows, but not by the day."""
    asked = [[each.kind, each.value, each.must_have, each.weight, each.knock_out] for each in spec.requirements]
    content = [resume.as_dict(), asked, spec.title, f"{today:%Y-%m}", ENGINE, VERSION]
    return hashlib.sha256(json.dumps(content, sort_keys=True, default=str).encode()).hexdigest()


def _rounded(score: float | None) -> int | None:
    return None if score is None else round(score)
