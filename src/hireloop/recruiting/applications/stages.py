"""The stages of an application, and which moves between them there are."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    APPLIED = "applied", _("Applied")
    SCREENING = "screening", _("Screening")
    VOICE = "voice", _("Voice screening")
    VIDEO = "video", _("Video interview")
    REVIEW = "review", _("Review")
    DECISION = "decision", _("Decision")
    OFFER = "offer", _("Offer")
    HIRED = "hired", _("Hired")
    REJECTED = "rejected", _("Rejected")
    WITHDRAWN = "withdrawn", _("Withdrawn")


ACTIVE_STAGES: tuple[Stage, ...] = (
    Stage.APPLIED,
    Stage.SCREENING,
    Stage.VOICE,
    Stage.VIDEO,
    Stage.REVIEW,
    Stage.DECISION,
    Stage.OFFER,
)
ENDED_STAGES: tuple[Stage, ...] = (Stage.HIRED, Stage.REJECTED, Stage.WITHDRAWN)


class NextStep(models.TextChoices):
    """What has to be done next, for the card and the list."""

    NONE = "", _("Nothing to do")
    READ_RESUME = "read_resume", _("Read the résumé")
    CHOOSE_INTERVIEW = "choose_interview", _("Decide on an interview")
    INVITE_VOICE = "invite_voice", _("Invite to the voice screening")
    CONFIRM_VOICE = "confirm_voice", _("Confirm the voice screening")
    INVITE = "invite", _("Send the invitation")
    WAIT_FOR_CANDIDATE = "wait_for_candidate", _("Waiting for the candidate")
    WAIT_FOR_ANALYSIS = "wait_for_analysis", _("Being analysed")
    ANSWER_REQUEST = "answer_request", _("Answer the candidate’s request")
    REVIEW_INTERVIEW = "review_interview", _("Review the interview")
    DECIDE = "decide", _("Decide")
    RELEASE_FEEDBACK = "release_feedback", _("Release the feedback")
    PREPARE_OFFER = "prepare_offer", _("Prepare the offer")
    WAIT_FOR_APPROVAL = "wait_for_approval", _("Waiting for approval")
    SEND_OFFER = "send_offer", _("Send the offer")


FIRST_STEP: dict[str, NextStep] = {
    Stage.APPLIED: NextStep.READ_RESUME,
    Stage.SCREENING: NextStep.CHOOSE_INTERVIEW,
    Stage.VOICE: NextStep.INVITE_VOICE,
    Stage.VIDEO: NextStep.INVITE,
    Stage.REVIEW: NextStep.REVIEW_INTERVIEW,
    Stage.DECISION: NextStep.DECIDE,
    Stage.OFFER: NextStep.PREPARE_OFFER,
}


CHOICES = frozenset({NextStep.CHOOSE_INTERVIEW})
"""Steps that can be taken in several ways: a person chooses which."""


class RejectionReason(models.TextChoices):
    """Why somebody was not chosen: for the team and the statistics, never shown to the candidate as it stands."""

    EXPERIENCE = "experience", _("Too little of the experience needed")
    SKILLS = "skills", _("Skills do not fit the job")
    REQUIREMENT = "requirement", _("A must-have is not met")
    INTERVIEW = "interview", _("The interview was not convincing")
    OTHER_CANDIDATE = "other_candidate", _("Another candidate fits better")
    SALARY = "salary", _("Expected salary too high")
    LOCATION = "location", _("Place of work or start date does not fit")
    NO_ANSWER = "no_answer", _("The candidate did not answer")
    POSITION_FILLED = "position_filled", _("The position was filled or stopped")
    OTHER = "other", _("Another reason (say which)")


@dataclass(frozen=True)
class MoveRule:
    """A move that exists, and what it asks for."""

    needs_note: bool = False
    needs_reason: bool = False


def rule_for(old: str, new: str) -> MoveRule | None:
    """The rule of the move from ``old`` to ``new``; None where there is no such move.

    Forward by any number of steps; back, and out of an end, with a word on why; hired only from an offer.
    """
    if old == new or new not in Stage.values:
        return None
    if new == Stage.REJECTED:
        return MoveRule(needs_reason=True) if old in ACTIVE_STAGES else None
    if new == Stage.WITHDRAWN:
        return MoveRule(needs_note=True) if old in ACTIVE_STAGES else None
    if new == Stage.HIRED:
        return MoveRule() if old == Stage.OFFER else None
    if old in ACTIVE_STAGES:
        return MoveRule(needs_note=is_back(old, new))
    return MoveRule(needs_note=True)


def is_back(old: str, new: str) -> bool:
    """Whether the move goes against the order of the stages."""
    order = list(Stage.values)
    return order.index(new) < order.index(old)


def allowed_from(old: str) -> list[Stage]:
    """Every stage that can be moved to, in order."""
    return [stage for stage in Stage if rule_for(old, stage) is not None]
