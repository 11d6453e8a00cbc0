"""The ways an interview can go. ``move`` is the only place where a status changes."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hireloop.kernel.errors import N_, Conflict


class InterviewStatus(TextChoices):
    INVITED = "invited", _("Invited")
    OPENED = "opened", _("Opened by the candidate")
    CONSENTED = "consented", _("Agreed, not begun")
    IN_PROGRESS = "in_progress", _("In progress")
    SUBMITTED = "submitted", _("Sent in")
    EXPIRED = "expired", _("Expired")
    CANCELLED = "cancelled", _("Cancelled")


OPEN = frozenset(
    {InterviewStatus.INVITED, InterviewStatus.OPENED, InterviewStatus.CONSENTED, InterviewStatus.IN_PROGRESS}
)

_NEXT: dict[str, frozenset[str]] = {
    InterviewStatus.INVITED: frozenset({"opened", "expired", "cancelled"}),
    InterviewStatus.OPENED: frozenset({"consented", "expired", "cancelled"}),
    InterviewStatus.CONSENTED: frozenset({"in_progress", "expired", "cancelled"}),
    InterviewStatus.IN_PROGRESS: frozenset({"submitted", "expired", "cancelled"}),
    InterviewStatus.EXPIRED: frozenset({"invited", "opened", "consented", "in_progress", "cancelled"}),
    InterviewStatus.SUBMITTED: frozenset(),
    InterviewStatus.CANCELLED: frozenset(),
}


class AnswerStatus(TextChoices):
    """How far one take of an answer has come."""

    STARTED = "started", _("Take begun")
    UPLOADED = "uploaded", _("All parts are here")
    READY = "ready", _("Ready")
    UNREADABLE = "unreadable", _("The recording cannot be read")
    REPLACED = "replaced", _("Replaced by a later take")


COMPLETE = frozenset({AnswerStatus.UPLOADED, AnswerStatus.READY, AnswerStatus.UNREADABLE})


def check_move(status: str, target: InterviewStatus) -> None:
    """Raises ``Conflict`` where the interview cannot go from ``status`` to ``target``."""
    if target not in _NEXT[status]:
        raise Conflict(
            N_("This interview is “%(status)s”; it cannot become “%(target)s”."),
            code="interview_state",
            status=InterviewStatus(status).label,
            target=target.label,
        )
