"""What is usual between the signed offer and the first day: which papers are wanted, who prepares what by when.

Days count back from the first day (0: the first day itself, negative: after it).
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hireloop.platform.accounts.roles import Role

MATERIALS_DAYS_BEFORE = 3


class Team(TextChoices):
    """Who does a task; each is a role of colleagues."""

    HR = "hr", _("HR")
    IT = "it_support", _("IT support")
    OFFICE = "office", _("Office administration")

    @property
    def role(self) -> Role:
        return Role(self.value)


class MaterialKind(TextChoices):
    ID_CARD = "id_card", _("Identity card, both sides")
    DIPLOMA = "diploma", _("Degree certificate")
    LEAVING = "leaving", _("Leaving certificate of the last employer")
    BANK_CARD = "bank_card", _("Bank card for the salary")
    PHOTO = "photo", _("Photo for the badge")


@dataclass(frozen=True)
class PlannedTask:
    """``key`` names a task of ours in both languages; an employer's own has its title instead."""

    key: str
    label: str | Promise
    team: Team
    days_before: int

    def due_on(self, starts_on: date) -> date:
        return starts_on - timedelta(days=self.days_before)


BUILT_IN: tuple[PlannedTask, ...] = (
    PlannedTask("account", _("Set up e-mail and accounts"), Team.IT, 3),
    PlannedTask("computer", _("Prepare the computer and install software"), Team.IT, 2),
    PlannedTask("desk", _("Prepare the desk and office supplies"), Team.OFFICE, 2),
    PlannedTask("badge", _("Make the badge and open the doors"), Team.OFFICE, 1),
    PlannedTask("insurance", _("Register social insurance and housing fund"), Team.HR, -15),
    PlannedTask("welcome", _("Tell the team and name a mentor"), Team.HR, 1),
    PlannedTask("originals", _("First day: check the originals of the papers"), Team.HR, 0),
    PlannedTask("handbook", _("First day: hand out the handbook and have it acknowledged"), Team.HR, 0),
    PlannedTask("equipment", _("First day: hand over computer and accounts"), Team.IT, 0),
    PlannedTask("tour", _("First day: show the office, safety exits and canteen"), Team.OFFICE, 0),
)
LABELS: dict[str, str | Promise] = {task.key: task.label for task in BUILT_IN}
