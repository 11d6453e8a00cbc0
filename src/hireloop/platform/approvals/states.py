"""The states of an approval, its steps and what an approver says."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(TextChoices):
    WAITING = "waiting", _("Waiting for approval")
    RETURNED = "returned", _("Returned for changes")
    GRANTED = "granted", pgettext_lazy("approval", "Approved")
    REFUSED = "refused", pgettext_lazy("approval", "Refused")
    WITHDRAWN = "withdrawn", pgettext_lazy("approval", "Request withdrawn")


class StepState(TextChoices):
    AHEAD = "ahead", _("Still ahead")
    CURRENT = "current", _("Waiting")
    PASSED = "passed", pgettext_lazy("approval", "Approved")
    STOPPED = "stopped", _("Stopped")


class Verdict(TextChoices):
    APPROVED = "approved", pgettext_lazy("approval", "Approved")
    RETURNED = "returned", _("Returned for changes")
    REFUSED = "refused", pgettext_lazy("approval", "Refused")


class Rule(TextChoices):
    """How many of a step's approvers have to agree."""

    ANY = "any", _("Any one of them")
    ALL = "all", _("All of them")


class Source(TextChoices):
    """Where a step's approvers come from."""

    COLLEAGUES = "colleagues", _("Named colleagues")
    ROLE = "role", _("A role")
    DEPARTMENT_HEAD = "department_head", _("The department’s head")


OPEN_STATES = (State.WAITING, State.RETURNED)
"""States in which the request still lives; there is at most one such for a subject."""
