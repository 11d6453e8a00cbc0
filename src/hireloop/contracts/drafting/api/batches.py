"""Drafting many contracts over the REST API: start with a table, watch, stop, go on, undo."""

import json
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import File, Form, Schema
from ninja.files import UploadedFile

from hireloop.contracts.terms.facts import Facts, TermKind
from hireloop.kernel.errors import N_, BadInput, NotFound
from hireloop.platform.accounts.access import api_requires, colleague_of
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory import queries as directory

from .. import actions, queries
from ..bulk.progress import progress_of
from ..bulk.row_terms import in_words
from ..bulk.tables_read import rows_of
from ..models import ContractLanguage, DraftBatch, DraftItem
from ..templates_chosen import template_for, usual_template
from .routing import MOST_ROWS, router


class BatchOut(Schema):
    """``seconds_left`` at the pace so far; null before there is one."""

    id: UUID
    employer: str
    state: str
    total: int
    done: int
    drafted: int
    failed: int
    stopped: int
    undone: int
    seconds_left: int | None


class BatchItemOut(Schema):
    """``problems``: for each column what to mend, with a stable code and the words for people."""

    row: int
    name: str
    state: str
    contract_id: UUID | None
    problems: list[dict[str, Any]]


class BatchItemPage(Schema):
    count: int
    items: list[BatchItemOut]


@router.post("/batches/", response={202: BatchOut}, summary="Draft many contracts from a table (XLSX or CSV)")
@api_requires("drafting.edit")
def start_batch(
    request: HttpRequest,
    table: File[UploadedFile],
    employer: Form[UUID | None] = None,
    language: Form[str] = "zh",
    template: Form[str | None] = None,
    term_kind: Form[str] = "fixed",
    term_months: Form[int | None] = None,
    facts: Form[str] = "{}",
) -> tuple[int, dict[str, Any]]:
    """``facts`` is a JSON object of the facts that hold wherever a row says nothing. Watch it at its address."""
    found = directory.employer_with(employer) if employer else directory.employer()
    if found is None:
        raise NotFound(N_("There is no such employer."), code="no_employer")
    if language not in ContractLanguage.values or term_kind not in TermKind.values:
        raise BadInput(N_("Language or kind of term is not one of those that there are."), code="batch_terms")
    terms = actions.BatchTerms(
        employer=found,
        language=language,
        term_months=term_months,
        template=usual_template(found, "") if template is None else template_for(found, template),
        facts=Facts.from_json({"term_kind": term_kind, **_facts(facts)}),
    )
    batch = actions.start_drafting(rows_of(table.read()), terms, actor=Actor.of(request), user=colleague_of(request))
    return 202, _batch(batch)


def _facts(text: str) -> dict[str, Any]:
    try:
        read = json.loads(text)
    except ValueError:
        read = None
    if not isinstance(read, dict):
        raise BadInput(N_("The facts are no JSON object."), code="facts_json")
    return read


@router.get("/batches/", response=list[BatchOut], summary="Batches, newest first")
@api_requires("drafting.edit")
def list_batches(request: HttpRequest, offset: int = 0, limit: int = 50) -> list[dict[str, Any]]:
    found = queries.batches_visible_to(colleague_of(request))
    start, upto = max(0, offset), min(max(1, limit), MOST_ROWS)
    return [_batch(each) for each in found[start : start + upto]]


@router.get("/batches/{batch_id}", response=BatchOut, summary="How far a batch is")
@api_requires("drafting.edit")
def get_batch(request: HttpRequest, batch_id: UUID) -> dict[str, Any]:
    return _batch(queries.visible_batch(colleague_of(request), batch_id))


@router.get("/batches/{batch_id}/items", response=BatchItemPage, summary="The rows of a batch and their outcome")
@api_requires("drafting.edit")
def list_batch_items(
    request: HttpRequest, batch_id: UUID, state: str = "", offset: int = 0, limit: int = 50
) -> dict[str, Any]:
    found = queries.items_of(queries.visible_batch(colleague_of(request), batch_id))
    found = found.filter(state=state) if state else found
    start, upto = max(0, offset), min(max(1, limit), MOST_ROWS)
    return {"count": found.count(), "items": [_item(each) for each in found[start : start + upto]]}


@router.post("/batches/{batch_id}/stop", response=BatchOut, summary="Draft no more of a batch")
@api_requires("drafting.edit")
def stop_batch(request: HttpRequest, batch_id: UUID) -> dict[str, Any]:
    batch = queries.visible_batch(colleague_of(request), batch_id)
    return _batch(actions.stop_drafting(batch, actor=Actor.of(request)))


@router.post("/batches/{batch_id}/go-on", response=BatchOut, summary="Take up what was stopped, try again what failed")
@api_requires("drafting.edit")
def go_on_with_batch(request: HttpRequest, batch_id: UUID) -> dict[str, Any]:
    batch = queries.visible_batch(colleague_of(request), batch_id)
    return _batch(actions.go_on_drafting(batch, actor=Actor.of(request)))


@router.post("/batches/{batch_id}/undo", response=BatchOut, summary="Cancel the untouched drafts of a batch")
@api_requires("drafting.edit")
def undo_batch(request: HttpRequest, batch_id: UUID) -> dict[str, Any]:
    user = colleague_of(request)
    actions.undo_drafting(queries.visible_batch(user, batch_id), actor=Actor.of(request))
    return _batch(queries.visible_batch(user, batch_id))


def _batch(batch: DraftBatch) -> dict[str, Any]:
    progress = progress_of(batch)
    return {
        "id": batch.pk,
        "employer": batch.employer.name,
        "state": batch.state,
        **{name: getattr(progress, name) for name in ("total", "done", "drafted", "failed", "stopped", "undone")},
        "seconds_left": None if progress.left is None else round(progress.left.total_seconds()),
    }


def _item(item: DraftItem) -> dict[str, Any]:
    return {
        "row": item.number,
        "name": item.name,
        "state": item.state,
        "contract_id": item.contract_id,
        "problems": [
            {"column": each["column"], "code": each["code"], "message": in_words([each])} for each in item.problems
        ],
    }
