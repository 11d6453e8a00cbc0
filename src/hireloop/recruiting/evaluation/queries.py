"""What may be seen of evaluations, and by whom."""

from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from hireloop.kernel.errors import N_, NotFound
from hireloop.platform.accounts.models import User
from hireloop.recruiting.interviews import queries as interview_queries
from hireloop.recruiting.interviews.models import Interview

from .models import CandidateFeedback, Decision, EvaluationReport, Review, Scorecard


def interviews_visible_to(user: User) -> QuerySet[Interview]:
    """The interviews whose evaluation a colleague may open: the same as the interviews themselves."""
    return interview_queries.visible_to(user)


def interview_for(user: User, interview_id: UUID) -> Interview:
    """Loads and authorises at once. Raises ``NotFound``, whether it does not exist or is none of the user's."""
    found = interviews_visible_to(user).select_related("application__job", "person").filter(pk=interview_id).first()
    if found is None:
        raise NotFound(N_("There is no such interview, or you are not part of its team."), code="interview_not_found")
    return found


def scorecard_of(interview: Interview, reviewer: User) -> Scorecard | None:
    return Scorecard.objects.filter(interview=interview, reviewer=reviewer).first()


def report_of(interview: Interview) -> EvaluationReport | None:
    return EvaluationReport.objects.filter(interview=interview).first()


def decisions_of(interview: Interview) -> QuerySet[Decision]:
    """All decisions, the one that counts first."""
    return Decision.objects.filter(interview=interview).select_related("decided_by")


def feedback_of(interview: Interview) -> CandidateFeedback | None:
    return CandidateFeedback.objects.filter(interview=interview).first()


def released_feedback(interview_id: UUID, *, person_id: UUID) -> CandidateFeedback | None:
    """What the candidate may read."""
    return CandidateFeedback.objects.filter(
        interview_id=interview_id, person_id=person_id, released_at__isnull=False
    ).first()


def open_reviews(user: User) -> QuerySet[Review]:
    """The review queue 待复核, oldest first."""
    return (
        Review.objects.filter(closed_at=None, interview__in=interviews_visible_to(user))
        .select_related("interview__application__job", "interview__person", "assignee")
        .order_by("created_at")
    )


def open_review(user: User, review_id: UUID) -> Review:
    """One of the queue, or NotFound."""
    found = open_reviews(user).filter(pk=review_id).first()
    if found is None:
        raise NotFound(N_("This review is closed, or you are not part of its team."), code="review_not_found")
    return found


def waiting_for_scores(user: User) -> QuerySet[Interview]:
    """Interviews with a report that this colleague has not scored and nobody has decided."""
    mine = Scorecard.objects.filter(interview=OuterRef("pk"), reviewer=user)
    decided = Decision.objects.filter(interview=OuterRef("pk"))
    return (
        interviews_visible_to(user)
        .filter(~Exists(mine), ~Exists(decided), report__isnull=False)
        .select_related("application__job", "person", "report")
        .order_by("report__ready_at")
    )
