"""A person decides. What follows for the application and the candidate is in ``flows/interview_to_report.py``."""

from django.db import transaction

from hireloop.kernel.errors import N_, BadInput, Conflict
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.interviews.models import Interview
from hireloop.recruiting.interviews.states import InterviewStatus

from ..events import InterviewDecided
from ..models import Decision
from .reviews import close_reviews

SHORTEST_REASON = 4


@transaction.atomic
def decide(interview: Interview, *, verdict: Decision.Verdict, reason: str, decided_by: User, actor: Actor) -> Decision:
    """Decide on an interview that was sent in. A later decision is allowed; the trail keeps both with their reasons."""
    if interview.status != InterviewStatus.SUBMITTED:
        raise Conflict(N_("The candidate has not sent this interview yet."), code="interview_not_submitted")
    if len(reason.strip()) < SHORTEST_REASON:
        raise BadInput(N_("Say in a few words why. The candidate may ask for an explanation."), code="reason_missing")
    previous = Decision.objects.filter(interview=interview).first()
    decision = Decision.objects.create(
        interview=interview,
        person_id=interview.person_id,
        verdict=verdict,
        reason=reason.strip(),
        decided_by=decided_by,
    )
    close_reviews(interview, actor=actor)
    record(
        InterviewDecided(interview.pk, decision.pk, verdict),
        actor=actor,
        person=interview.person_id,
        subject=decision,
        changes={"verdict": (previous.verdict if previous else None, verdict)},
    )
    return decision
