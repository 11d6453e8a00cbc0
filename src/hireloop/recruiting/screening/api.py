"""Matches over the REST API."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status

from hireloop.analysis.matching import Verdict, overruled, result_as_dict
from hireloop.platform.accounts.access import api_requires, colleague_of
from hireloop.platform.audit.actions import record_read
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory import queries as directory
from hireloop.platform.directory import showing
from hireloop.recruiting.jobs import queries as jobs
from hireloop.recruiting.jobs.drafts import reader_language

from . import actions, blind, queries
from .models import BlindFor, BlindUntil, MatchReport
from .stored import from_json

router = Router()
MOST_ROWS = 200


class MatchLine(Schema):
    """``name`` stands for the person where the job is screened blind."""

    application_id: UUID
    name: str
    stage: str
    score: float | None
    low: float
    high: float
    met: int
    partly: int
    not_met: int
    unknown: int
    is_knocked_out: bool
    computed_at: datetime


class MatchPage(Schema):
    count: int
    items: list[MatchLine]


class OverruleIn(Schema):
    verdict: Verdict
    reason: str = Field(min_length=4, max_length=1000)


class ProposalLine(Schema):
    id: UUID
    application_id: UUID
    name: str
    job_id: UUID
    created_at: datetime


class ConfirmIn(Schema):
    reason: str = Field(min_length=1, max_length=1000)
    tell_candidate: bool = True


class KeepIn(Schema):
    reason: str = Field("", max_length=1000)


class BlindModeBody(Schema):
    """``blind_for``, ``blind_until``: from whom, and how long, it is hidden who the candidates of a job are."""

    is_blind: bool
    blind_for: BlindFor = BlindFor.EVERYBODY
    blind_until: BlindUntil = BlindUntil.INVITED
    hides_schools: bool = False


class LiftIn(Schema):
    reason: str = Field(min_length=4, max_length=1000)


@router.get("/jobs/{job_id}/blind", response=BlindModeBody, summary="Blind mode of a job")
@api_requires("screening.view")
def get_blind_mode(request: HttpRequest, job_id: UUID) -> Any:
    return blind.setting_of(jobs.visible_job(colleague_of(request), job_id))


@router.put("/jobs/{job_id}/blind", response=BlindModeBody, summary="Set the blind mode of a job")
@api_requires("screening.blind")
def put_blind_mode(request: HttpRequest, job_id: UUID, body: BlindModeBody) -> Any:
    job = jobs.visible_job(colleague_of(request), job_id)
    return actions.set_blind_mode(job, actions.BlindMode(**body.dict()), actor=Actor.of(request))


@router.post("/people/{person_id}/lift", response={204: None}, summary="See who one candidate is, with a reason")
@api_requires("screening.view")
def lift(request: HttpRequest, person_id: UUID, body: LiftIn) -> Status:
    user = colleague_of(request)
    person = directory.person_for(user, person_id)
    actions.lift_blind_mode(person, reason=body.reason, actor=Actor.of(request), user=user)
    return Status(204, None)


@router.get("/jobs/{job_id}/matches", response=MatchPage, summary="The candidates of a job by match")
@api_requires("screening.view")
def ranked(request: HttpRequest, job_id: UUID, offset: int = 0, limit: int = 50) -> dict[str, Any]:
    user: Any = request.user
    job = jobs.visible_job(user, job_id)
    rows = queries.ranked(user, job)
    start, most = max(0, offset), min(max(1, limit), MOST_ROWS)
    return {"count": rows.count(), "items": [_line(each) for each in rows[start : start + most]]}


@router.get("/applications/{application_id}/match", summary="One match, each verdict with evidence and rule")
@api_requires("screening.view")
def get_match(request: HttpRequest, application_id: UUID) -> dict[str, Any]:
    user: Any = request.user
    return _match(request, queries.visible_match(user, application_id))


@router.post("/applications/{application_id}/match/{key}", summary="Overrule one verdict")
@api_requires("screening.overrule")
def overrule(request: HttpRequest, application_id: UUID, key: str, body: OverruleIn) -> dict[str, Any]:
    user: Any = request.user
    report = queries.visible_match(user, application_id)
    actions.overrule(report, key, verdict=body.verdict.value, reason=body.reason, actor=Actor.of(request), user=user)
    return _match(request, queries.visible_match(user, application_id))


@router.delete("/applications/{application_id}/match/{key}", summary="Let the machine's verdict count again")
@api_requires("screening.overrule")
def end_override(request: HttpRequest, application_id: UUID, key: str) -> dict[str, Any]:
    user: Any = request.user
    actions.end_override(queries.visible_match(user, application_id), key, actor=Actor.of(request))
    return _match(request, queries.visible_match(user, application_id))


@router.get("/proposals", response=list[ProposalLine], summary="Proposed rejections that wait for a person")
@api_requires("screening.decide")
def proposals(request: HttpRequest, job_id: UUID | None = None) -> list[dict[str, Any]]:
    user: Any = request.user
    job = jobs.visible_job(user, job_id) if job_id else None
    return [
        {
            "id": each.id,
            "application_id": each.application_id,
            "name": each.application.person.shown_name,
            "job_id": each.application.job_id,
            "created_at": each.created_at,
        }
        for each in queries.open_proposals(user, job)[:MOST_ROWS]
    ]


@router.post("/proposals/{proposal_id}/confirm", response={204: None}, summary="Reject, as a person's decision")
@api_requires("screening.decide")
def confirm(request: HttpRequest, proposal_id: UUID, body: ConfirmIn) -> Status:
    user: Any = request.user
    proposal = queries.visible_proposal(user, proposal_id)
    actions.confirm(
        proposal, reason=body.reason, tell_candidate=body.tell_candidate, actor=Actor.of(request), user=user
    )
    return Status(204, None)


@router.post("/proposals/{proposal_id}/keep", response={204: None}, summary="Turn a proposal down")
@api_requires("screening.decide")
def keep(request: HttpRequest, proposal_id: UUID, body: KeepIn) -> Status:
    user: Any = request.user
    actions.keep(queries.visible_proposal(user, proposal_id), reason=body.reason, actor=Actor.of(request), user=user)
    return Status(204, None)


def _line(report: MatchReport) -> dict[str, Any]:
    names = ("score", "low", "high", "met", "partly", "not_met", "unknown", "is_knocked_out", "computed_at")
    return {
        **{name: getattr(report, name) for name in names},
        "application_id": report.application_id,
        "name": report.application.person.shown_name,
        "stage": report.application.stage,
    }


def _match(request: HttpRequest, report: MatchReport) -> dict[str, Any]:
    """What counts, with the keys by which verdicts are overruled and the machine's own where one was."""
    record_read(report, actor=Actor.of(request), person=report.application.person_id, what="match")
    overrides = queries.overrides_in_force(report.application)
    machine = from_json(report.result)
    counting = overruled(machine, {key: Verdict(row.verdict) for key, row in overrides.items()})
    told = result_as_dict(counting, reader_language())
    for entry in told["requirements"]:
        override = overrides.get(entry["key"])
        entry["overruled"] = override is not None
        entry["machine_verdict"] = override.machine_verdict if override else entry["verdict"]
    person = report.application.person
    return {"application_id": report.application_id, **showing.covered_all(told, person)}
