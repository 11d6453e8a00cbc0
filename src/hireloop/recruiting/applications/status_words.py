"""Where an application stands, in plain words for the candidate: now, next, and by when."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from .models import Application
from .stages import NextStep, Stage


@dataclass(frozen=True)
class Status:
    """``step`` is the position among ``STEPS``; ``is_over`` when nothing more will happen."""

    now: Any
    next: Any
    step: int
    is_over: bool = False


STEPS = (_("Received"), _("Reading"), _("Interview"), _("Decision"), _("Offer"))

BY_STAGE: dict[str, Status] = {
    Stage.APPLIED: Status(
        _("We have your application."), _("A recruiter reads it, usually within five working days."), 0
    ),
    Stage.SCREENING: Status(
        _("A recruiter is reading your application."), _("You hear from us within five working days."), 1
    ),
    Stage.VOICE: Status(
        _("We would like to get to know you in a first conversation."), _("Look for the invitation in your mail."), 2
    ),
    Stage.VIDEO: Status(
        _("We would like to invite you to a video interview."), _("Look for the invitation in your mail."), 2
    ),
    Stage.REVIEW: Status(
        _("Your interview is with us. A person looks at it."),
        _("You usually hear from us within five working days."),
        3,
    ),
    Stage.DECISION: Status(
        _("The hiring team is deciding."), _("You usually hear from us within five working days."), 3
    ),
    Stage.OFFER: Status(
        _("We would like to have you with us."), _("We are preparing your offer and will be in touch."), 4
    ),
    Stage.HIRED: Status(
        _("Welcome on board."), _("Your new colleagues will be in touch about the first day."), 4, True
    ),
    Stage.REJECTED: Status(
        _("We have not chosen your application this time."),
        _("You can ask for an explanation or a review by a person below."),
        3,
        True,
    ),
    Stage.WITHDRAWN: Status(
        _("You have withdrawn your application."), _("Nothing more happens. You are welcome to apply again."), 0, True
    ),
}
WAITS_FOR_CANDIDATE = Status(
    _("Your interview is ready for you."), _("Open the link in the invitation when it suits you, before it expires."), 2
)


def status_of(application: Application) -> Status:
    """The words for the stage; an invitation that is out says so."""
    if application.next_step == NextStep.WAIT_FOR_CANDIDATE and application.stage in {Stage.VOICE, Stage.VIDEO}:
        return WAITS_FOR_CANDIDATE
    return BY_STAGE[application.stage]
