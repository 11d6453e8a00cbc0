"""How one job is screened."""

from typing import ClassVar
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hireloop.platform.records import Record
from hireloop.platform.vault.fields import EncryptedTextField


class BlindFor(models.TextChoices):
    """Who does not see whom it is about. Judges: who is not HR, and whoever interviews or manages in the team."""

    EVERYBODY = "everybody", _("Everybody who takes part, HR too")
    JUDGES = "judges", _("Interviewers and hiring managers")


class BlindUntil(models.TextChoices):
    """When it ends by itself for one candidate."""

    INVITED = "invited", _("Until a first conversation: invited to a voice screening or an interview")
    DECIDED = "decided", _("Until the decision: recordings stay closed, transcripts are read")


class ScreeningSetting(Record):
    """``is_blind``: name, contacts, age, sex, photo, marriage and origin are hidden, from ``blind_for``,
    ``blind_until``; the names of schools too where ``hides_schools``.
    """

    job = models.OneToOneField("jobs.Job", on_delete=models.CASCADE, related_name="screening_setting")
    is_blind = models.BooleanField(default=False)
    blind_for = models.CharField(max_length=12, choices=BlindFor.choices, default=BlindFor.EVERYBODY)
    blind_until = models.CharField(max_length=12, choices=BlindUntil.choices, default=BlindUntil.INVITED)
    hides_schools = models.BooleanField(default=False)


class BlindLift(Record):
    """A colleague has lifted blind mode for one candidate, and says why."""

    application = models.ForeignKey("applications.Application", on_delete=models.CASCADE, related_name="blind_lifts")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    reason = EncryptedTextField(blank=True, null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["application", "user"], name="one_lift_per_colleague")]

    def vault_person_id(self) -> UUID | None:
        return self.application.person_id
