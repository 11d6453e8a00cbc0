"""The ways a voice screening can go, and how far an answer has come."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hireloop.analysis.conversation.acts import EndedBy
from hireloop.kernel.errors import N_, Conflict


class ScreeningStatus(TextChoices):
    INVITED = "invited", _("Invited")
    OPENED = "opened", _("Opened by the candidate")
    CONSENTED = "consented", _("Agreed, not begun")
    IN_PROGRESS = "in_progress", _("In progress")
    CHECKING = "checking", _("Being looked over by the candidate")
    SUBMITTED = "submitted", _("Held")
    EXPIRED = "expired", _("Expired")
    CANCELLED = "cancelled", _("Cancelled")


BEFORE_THE_END = frozenset(
    {ScreeningStatus.INVITED, ScreeningStatus.OPENED, ScreeningStatus.CONSENTED, ScreeningStatus.IN_PROGRESS}
)
OPEN = BEFORE_THE_END | {ScreeningStatus.CHECKING}
"""The candidate may go on: with the questions, or with the look over the answers."""

_NEXT: dict[str, frozenset[str]] = {
    ScreeningStatus.INVITED: frozenset({"opened", "expired", "cancelled"}),
    ScreeningStatus.OPENED: frozenset({"consented", "expired", "cancelled"}),
    ScreeningStatus.CONSENTED: frozenset({"in_progress", "expired", "cancelled"}),
    ScreeningStatus.IN_PROGRESS: frozenset({"checking", "expired", "cancelled"}),
    ScreeningStatus.CHECKING: frozenset({"submitted", "cancelled"}),
    ScreeningStatus.EXPIRED: frozenset({"invited", "opened", "consented", "in_progress", "cancelled"}),
    ScreeningStatus.SUBMITTED: frozenset(),
    ScreeningStatus.CANCELLED: frozenset(),
}


def check_move(status: str, target: ScreeningStatus) -> None:
    """Raises ``Conflict`` where the screening cannot go from ``status`` to ``target``."""
    if target not in _NEXT[status]:
        raise Conflict(
            N_("This voice screening is “%(status)s”; it cannot become “%(target)s”."),
            code="screening_state",
            status=ScreeningStatus(status).label,
            target=target.label,
        )


class AnswerStatus(TextChoices):
    """``CLOSED``: the candidate has finished; ``READY``: its recording, if any, is joined and kept."""

    OPEN = "open", _("Being answered")
    CLOSED = "closed", _("Answer given")
    SKIPPED = "skipped", _("Passed over")
    READY = "ready", _("Ready")
    UNREADABLE = "unreadable", _("The sound recording cannot be read")


FINISHED = frozenset({AnswerStatus.CLOSED, AnswerStatus.SKIPPED, AnswerStatus.READY, AnswerStatus.UNREADABLE})


class Ending(TextChoices):
    """What ended an answer; the values are those of ``analysis.conversation.acts.EndedBy``."""

    PAUSE = EndedBy.PAUSE.value, _("after a pause")
    BUTTON = EndedBy.BUTTON.value, _("by the candidate")
    SKIPPED = EndedBy.SKIPPED.value, _("passed over")
    LIMIT = EndedBy.LIMIT.value, _("longest length reached")


class Verdict(TextChoices):
    """What the machine proposes; the values are those of ``analysis.conversation.proposing.Verdict``."""

    ADVANCE = "advance", _("On to the video interview")
    LISTEN = "listen", _("A person should listen")
    NOT_NOW = "not_now", _("Not now")


class Decided(TextChoices):
    """What a person decided."""

    ADVANCE = "advance", _("Invited to the video interview")
    HOLD = "hold", _("On hold")
    REJECT = "reject", _("Rejected")
