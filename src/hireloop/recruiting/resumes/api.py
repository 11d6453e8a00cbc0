"""Résumés over the REST API."""

from datetime import datetime
from typing import Any, BinaryIO, cast
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, File, Form, Router, Schema
from ninja.files import UploadedFile

from hireloop.kernel.errors import NotFound
from hireloop.platform.accounts.access import api_requires, colleague_of
from hireloop.platform.audit.actions import record_read
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory import showing
from hireloop.platform.directory.models import Person
from hireloop.recruiting.jobs import queries as jobs

from . import actions, pool, queries
from .import_progress import progress_of
from .models import DuplicatePair, ImportBatch, ImportItem, PoolEntry
from .page_model import WHO
from .problems import problem_of
from .tables import at_least, with_years

router = Router()
MOST_ROWS = 200


class ResumeOut(Schema):
    """``values`` as ``hireloop parse-resume --json`` gives them: every value with confidence and source."""

    id: UUID
    person_id: UUID
    application_id: UUID | None
    state: str
    problem: str
    corrected: bool
    values: dict[str, Any] | None


class PoolRow(Schema):
    person_id: UUID
    resume_id: UUID
    name: str
    headline: str
    city: str
    education: int | None = Field(description="1 middle school … 5 bachelor, 6 master, 7 doctorate")
    experience_months: int | None
    fresh_at: datetime


class PoolPage(Schema):
    count: int
    items: list[PoolRow]


class ImportOut(Schema):
    id: UUID
    state: str
    total: int
    done: int
    added: int
    renewed: int
    repeated: int
    failed: int
    possible_duplicates: int


class ImportErrorOut(Schema):
    number: int
    name: str
    code: str
    reason: str


class PairOut(Schema):
    id: UUID
    first_id: UUID
    second_id: UUID
    likeness: int
    reasons: list[str]
    state: str


class MergeIn(Schema):
    kept: UUID = Field(description="the entry that stays")
    reason: str = Field("", max_length=500)


@router.get("/pool", response=PoolPage, summary="Search the talent pool")
@api_requires("resumes.search")
def search_pool(
    request: HttpRequest,
    q: str = "",
    city: str = "",
    education: int | None = None,
    years: int | None = None,
    skill: str = "",
    offset: int = 0,
    limit: int = 50,
) -> dict[str, Any]:
    """``q`` finds words in Chinese and English; every word must stand in the résumé."""
    found = queries.pool_visible_to(colleague_of(request))
    found = pool.search(found, q) if q.strip() else found
    found = found.filter(city=city) if city else found
    found = at_least(found, str(education)) if education else found
    found = with_years(found, str(max(0, min(years, 80)))) if years else found
    found = pool.with_skill(found, skill) if skill else found
    if q.strip():
        actions.note_search(found.count(), actor=Actor.of(request))
    start, upto = max(0, min(offset, 1_000_000)), min(max(1, limit), MOST_ROWS)
    rows = found.select_related("person").order_by("-fresh_at", "-id")[start : start + upto]
    return {"count": found.count(), "items": [_pool_row(each) for each in rows]}


@router.get("/imports/{batch_id}", response=ImportOut, summary="How far an import is")
@api_requires("resumes.import")
def get_import(request: HttpRequest, batch_id: UUID) -> dict[str, Any]:
    return _import(queries.visible_batch(colleague_of(request), batch_id))


@router.post("/imports", response=ImportOut, summary="Take in résumés: files, or ZIP files full of them")
@api_requires("resumes.import")
def start_import(
    request: HttpRequest, files: File[list[UploadedFile]], job: Form[UUID | None] = None
) -> dict[str, Any]:
    user = colleague_of(request)
    incoming = [actions.Incoming(each.name or "resume", cast(BinaryIO, each.file), each.size or 0) for each in files]
    chosen = jobs.visible_job(user, job) if job else None
    return _import(actions.start_import(incoming, job=chosen, actor=Actor.of(request), user=user))


@router.get("/imports/{batch_id}/errors", response=list[ImportErrorOut], summary="What was not taken in, and why")
@api_requires("resumes.import")
def import_errors(request: HttpRequest, batch_id: UUID) -> list[dict[str, Any]]:
    batch = queries.visible_batch(colleague_of(request), batch_id)
    failed = batch.items.filter(state=ImportItem.State.FAILED)[:5000]
    return [
        {"number": item.number, "name": item.name, "code": item.problem_code, "reason": problem_of(item)}
        for item in failed
    ]


@router.post("/imports/{batch_id}/stop", response=ImportOut, summary="Take in no more")
@api_requires("resumes.import")
def stop_import(request: HttpRequest, batch_id: UUID) -> dict[str, Any]:
    batch = queries.visible_batch(colleague_of(request), batch_id)
    return _import(actions.stop_import(batch, actor=Actor.of(request)))


@router.get("/duplicates", response=list[PairOut], summary="Entries that may be the same person")
@api_requires("resumes.merge")
def list_duplicates(request: HttpRequest) -> list[DuplicatePair]:
    return list(queries.open_pairs(colleague_of(request))[:MOST_ROWS])


@router.post("/duplicates/{pair_id}/merge", response=PairOut, summary="Say that two entries are one person")
@api_requires("resumes.merge")
def merge(request: HttpRequest, pair_id: UUID, decision: MergeIn) -> DuplicatePair:
    pair = queries.visible_pair(colleague_of(request), pair_id)
    kept = {pair.first_id: pair.first, pair.second_id: pair.second}.get(decision.kept)
    if kept is None:
        raise NotFound("This entry is not one of the two.")
    actions.merge_pair(pair, kept=kept, reason=decision.reason, actor=Actor.of(request), user=colleague_of(request))
    pair.refresh_from_db()
    return pair


@router.post("/duplicates/{pair_id}/apart", response=PairOut, summary="Say that two entries are two people")
@api_requires("resumes.merge")
def keep_apart(request: HttpRequest, pair_id: UUID) -> DuplicatePair:
    pair = queries.visible_pair(colleague_of(request), pair_id)
    return actions.keep_apart(pair, actor=Actor.of(request), user=colleague_of(request))


@router.get("/{resume_id}", response=ResumeOut, summary="What was read in a résumé")
@api_requires("resumes.view")
def get_resume(request: HttpRequest, resume_id: UUID) -> dict[str, Any]:
    """The values that count. What must not count (age, sex …) is left out; who it is too, where that is hidden."""
    found = queries.visible_resume(colleague_of(request), resume_id)
    record_read(found, actor=Actor.of(request), person=found.person_id, what="parsed_resume")
    values = found.corrected or found.machine
    return {
        "id": found.pk,
        "person_id": found.person_id,
        "application_id": found.application_id,
        "state": found.state,
        "problem": problem_of(found),
        "corrected": found.corrected is not None,
        "values": _values(values, found.person) if values else None,
    }


@router.post("/{resume_id}/read-again", response=dict[str, str], summary="Have the machine read it once more")
@api_requires("resumes.correct")
def read_again(request: HttpRequest, resume_id: UUID) -> dict[str, str]:
    found = queries.visible_resume(colleague_of(request), resume_id)
    return {"state": actions.read_again(found, actor=Actor.of(request)).state}


def _values(values: dict[str, Any], person: Person) -> dict[str, Any]:
    """What was read, as the caller may see it."""
    cover = showing.cover_of(person)
    left_out = {"protected", *WHO, "city"} if cover else {"protected"}
    told = {name: value for name, value in values.items() if name not in left_out}
    if cover and cover.schools:
        told["education"] = [{**each, "school": None} for each in told.get("education", [])]
    return cover.over_all(told) if cover else told


def _pool_row(entry: PoolEntry) -> dict[str, Any]:
    return {
        "person_id": entry.person_id,
        "resume_id": entry.resume_id,
        "name": entry.person.shown_name,
        "headline": entry.headline or "",
        "city": entry.city,
        "education": entry.education,
        "experience_months": entry.experience_months,
        "fresh_at": entry.fresh_at,
    }


def _import(batch: ImportBatch) -> dict[str, Any]:
    progress = progress_of(batch)
    counts = {name: getattr(progress, name) for name in ("total", "done", "added", "renewed", "repeated", "failed")}
    return {"id": batch.pk, "state": batch.state, "possible_duplicates": progress.pairs, **counts}
