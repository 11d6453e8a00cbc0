"""REST: the review queue, a report, a reviewer's scores, a decision."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema

from hireloop.analysis.report import to_dict
from hireloop.platform.accounts.access import api_requires, colleague_of
from hireloop.platform.audit.actions import record_read
from hireloop.platform.audit.actor import Actor

from . import actions, queries
from .models import Decision
from .page_model import report_as_read

router = Router()


class ReviewOut(Schema):
    id: UUID
    interview_id: UUID
    cause: str
    created_at: datetime
    assignee_id: UUID | None = None


class ScorecardIn(Schema):
    """Scores 1-5 by dimension key; null says that nothing of it was seen."""

    scores: dict[str, int | None]
    notes: str = Field("", max_length=5000)


class ScorecardOut(Schema):
    id: UUID
    scores: dict[str, int | None]
    machine_seen_at: datetime | None = None


class DecisionIn(Schema):
    verdict: Literal["advance", "hold", "reject"]
    reason: str = Field(max_length=5000)


class DecisionOut(Schema):
    id: UUID
    verdict: str
    created_at: datetime


class FeedbackOut(Schema):
    """``released_at`` None: the candidate has not seen it yet. ``read_at``: when the candidate first opened it."""

    interview_id: UUID
    language: str
    text: str
    released_at: datetime | None
    read_at: datetime | None


class FeedbackIn(Schema):
    text: str = Field(min_length=1, max_length=5000)


@router.get("/reviews", response=list[ReviewOut], summary="What waits for a person")
@api_requires("evaluation.review")
def list_reviews(request: HttpRequest) -> Any:
    return queries.open_reviews(colleague_of(request))[:200]


@router.get("/interviews/{interview_id}/report", summary="The machine's report; save your own scores first")
@api_requires("evaluation.review")
def get_report(request: HttpRequest, interview_id: UUID, language: Literal["zh", "en"] = "zh") -> dict[str, Any]:
    found = queries.interview_for(colleague_of(request), interview_id)
    stored = actions.open_machine_view(found, reviewer=colleague_of(request), actor=Actor.of(request))
    record_read(stored, actor=Actor.of(request), person=found.person, what="report")
    return to_dict(report_as_read(stored, found.person), language)


@router.put("/interviews/{interview_id}/scorecard", response=ScorecardOut, summary="Save your own scores")
@api_requires("evaluation.review")
def put_scorecard(request: HttpRequest, interview_id: UUID, body: ScorecardIn) -> Any:
    found = queries.interview_for(colleague_of(request), interview_id)
    return actions.save_scorecard(
        found, reviewer=colleague_of(request), scores=body.scores, notes=body.notes, actor=Actor.of(request)
    )


@router.post("/interviews/{interview_id}/decisions", response=DecisionOut, summary="Decide")
@api_requires("evaluation.decide")
def post_decision(request: HttpRequest, interview_id: UUID, body: DecisionIn) -> Any:
    return actions.decide(
        queries.interview_for(colleague_of(request), interview_id),
        verdict=Decision.Verdict(body.verdict),
        reason=body.reason,
        decided_by=colleague_of(request),
        actor=Actor.of(request),
    )


@router.get("/interviews/{interview_id}/decisions", response=list[DecisionOut], summary="Decisions, the newest first")
@api_requires("evaluation.review")
def list_decisions(request: HttpRequest, interview_id: UUID) -> Any:
    """The first one counts. Reasons stand on the page only."""
    return queries.decisions_of(queries.interview_for(colleague_of(request), interview_id))


@router.post("/reviews/{review_id}/take", response=ReviewOut, summary="Take a review upon yourself")
@api_requires("evaluation.review")
def take_review(request: HttpRequest, review_id: UUID) -> Any:
    user = colleague_of(request)
    return actions.take_review(queries.open_review(user, review_id), assignee=user, actor=Actor.of(request))


@router.get(
    "/interviews/{interview_id}/feedback", response=FeedbackOut, summary="The candidate's feedback, or its draft"
)
@api_requires("evaluation.decide")
def get_feedback(request: HttpRequest, interview_id: UUID) -> Any:
    return actions.needed_draft_for(queries.interview_for(colleague_of(request), interview_id))


@router.put("/interviews/{interview_id}/feedback", response=FeedbackOut, summary="Change the draft of the feedback")
@api_requires("evaluation.decide")
def put_feedback(request: HttpRequest, interview_id: UUID, body: FeedbackIn) -> Any:
    draft = actions.needed_draft_for(queries.interview_for(colleague_of(request), interview_id))
    return actions.change_feedback(draft, text=body.text)


@router.post("/interviews/{interview_id}/feedback/release", response=FeedbackOut, summary="Let the candidate read it")
@api_requires("evaluation.decide")
def release_feedback(request: HttpRequest, interview_id: UUID) -> Any:
    """The candidate gets a mail with a link. What has been released cannot be changed."""
    user = colleague_of(request)
    draft = actions.needed_draft_for(queries.interview_for(user, interview_id))
    return actions.release_feedback(draft, released_by=user, actor=Actor.of(request))
