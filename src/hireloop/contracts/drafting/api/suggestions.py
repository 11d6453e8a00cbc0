"""Terms that an evaluation speaks for, over the REST API: read them, take or leave them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Schema

from hireloop.platform.accounts.access import api_requires, colleague_of
from hireloop.platform.audit.actor import Actor

from .. import actions, queries
from ..models import SuggestedTerm
from .routing import router


class Texts(Schema):
    zh: str
    en: str


class SuggestionOut(Schema):
    """``facts`` and ``clause`` are the change; ``is_accepted`` is null until a person has decided."""

    id: UUID
    rule: str
    title: Texts
    why: Texts
    dimension: str
    facts: dict[str, Any]
    clause: str
    source: str
    engine: str
    is_accepted: bool | None
    decided_at: datetime | None


class DecisionIn(Schema):
    """``revision`` as last read: a suggestion that is taken changes the terms."""

    accept: bool
    revision: int
    note: str = Field("", max_length=1000)


@router.get("/{contract_id}/suggestions", response=list[SuggestionOut], summary="Terms suggested by the evaluation")
@api_requires("drafting.view")
def list_suggestions(request: HttpRequest, contract_id: UUID) -> list[dict[str, Any]]:
    found = queries.visible_contract(colleague_of(request), contract_id)
    return [_out(each) for each in found.suggestions.all()]


@router.post(
    "/{contract_id}/suggestions/{suggestion_id}", response=SuggestionOut, summary="Take or leave a suggested term"
)
@api_requires("drafting.edit")
def decide(request: HttpRequest, contract_id: UUID, suggestion_id: UUID, body: DecisionIn) -> dict[str, Any]:
    user = colleague_of(request)
    decided = actions.decide_suggestion(
        queries.visible_contract(user, contract_id),
        str(suggestion_id),
        accept=body.accept,
        note=body.note,
        expected=body.revision,
        actor=Actor.of(request),
        user=user,
    )
    return _out(decided)


def _out(term: SuggestedTerm) -> dict[str, Any]:
    told = term.suggestion
    return {
        "id": term.pk,
        "rule": term.rule,
        "title": {"zh": told["title_zh"], "en": told["title_en"]},
        "why": {"zh": told["why_zh"], "en": told["why_en"]},
        "dimension": told["dimension"],
        "facts": told["facts"],
        "clause": told["clause"],
        "source": term.source,
        "engine": term.engine,
        "is_accepted": term.is_accepted,
        "decided_at": term.decided_at,
    }
