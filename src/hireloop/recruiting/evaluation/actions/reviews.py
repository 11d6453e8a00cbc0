"""人工复核: what waits for a person."""

from django.db import transaction
from django.utils import timezone

from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.interviews.models import Interview

from ..events import ReviewClosed, ReviewOpened, ReviewTaken
from ..models import Review


@transaction.atomic
def open_review(interview: Interview, *, cause: Review.Cause, actor: Actor) -> Review:
    """Put the interview on the review queue; one open review per cause."""
    review, is_new = Review.objects.get_or_create(interview=interview, cause=cause, closed_at=None)
    if is_new:
        event = ReviewOpened(interview.pk, review.pk, cause)
        record(event, actor=actor, person=interview.person_id, subject=review)
    return review


@transaction.atomic
def take_review(review: Review, *, assignee: User, actor: Actor) -> Review:
    """Say who looks at it. Taking it over from a colleague is allowed and recorded."""
    before, review.assignee = review.assignee, assignee
    review.save(update_fields=["assignee", "updated_at"])
    record(
        ReviewTaken(review.interview_id, review.pk),
        actor=actor,
        person=review.interview.person_id,
        subject=review,
        changes={"assignee": (str(before.pk) if before else None, str(assignee.pk))},
    )
    return review


@transaction.atomic
def close_reviews(interview: Interview, *, actor: Actor) -> int:
    """A decision closes every open review of the interview; answers how many there were."""
    reviews = list(Review.objects.select_for_update().filter(interview=interview, closed_at=None))
    for review in reviews:
        review.closed_at = timezone.now()
        review.save(update_fields=["closed_at", "updated_at"])
        record(ReviewClosed(interview.pk, review.pk), actor=actor, person=interview.person_id, subject=review)
    return len(reviews)
