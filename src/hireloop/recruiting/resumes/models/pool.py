"""The talent pool 人才库: one entry per person, found by facts and by keyed hashes of words."""

from typing import ClassVar
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hireloop.platform.records import Record
from hireloop.platform.vault.fields import EncryptedTextField


class EducationLevel(models.IntegerChoices):
    """Higher is more, so that "at least" is a comparison."""

    MIDDLE_SCHOOL = 1, _("Middle school")
    HIGH_SCHOOL = 2, _("High school")
    VOCATIONAL = 3, _("Vocational school")
    ASSOCIATE = 4, _("College diploma")
    BACHELOR = 5, _("Bachelor")
    MASTER = 6, _("Master")
    DOCTOR = 7, _("Doctorate")


class PoolEntry(models.Model):
    """What can be filtered by; the newest résumé of the person. The number keeps the index of words small."""

    id = models.BigAutoField(primary_key=True)
    person = models.OneToOneField("directory.Person", on_delete=models.CASCADE, related_name="pool_entry")
    resume = models.OneToOneField("resumes.Resume", on_delete=models.CASCADE, related_name="pool_entry")
    city = models.CharField(_("city"), max_length=80, blank=True)
    education = models.PositiveSmallIntegerField(_("education"), null=True, choices=EducationLevel.choices)
    experience_months = models.PositiveIntegerField(null=True)
    headline = EncryptedTextField(null=True, blank=True)
    fresh_at = models.DateTimeField(_("newest résumé"))

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["-fresh_at", "-id"], name="pool_newest"),
            models.Index(fields=["city", "-fresh_at"], name="pool_by_city"),
            models.Index(fields=["education", "-fresh_at"], name="pool_by_education"),
            models.Index(fields=["experience_months", "-fresh_at"], name="pool_by_experience"),
        ]

    def __str__(self) -> str:
        return self.person.shown_name

    def vault_person_id(self) -> UUID | None:
        return self.person_id


class PoolToken(models.Model):
    """That a word stands in an entry's résumé: a keyed hash, from which nobody reads the word."""

    id = models.BigAutoField(primary_key=True)
    token = models.BigIntegerField()
    entry = models.ForeignKey(PoolEntry, on_delete=models.CASCADE, related_name="tokens")
    weight = models.PositiveSmallIntegerField(default=1)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["token", "entry", "weight"], name="pool_by_token")]

    def __str__(self) -> str:
        return f"{self.token:x}"


class PoolConsent(Record):
    """That a person wants to be kept for other openings, or no longer does; the newest counts."""

    person = models.ForeignKey("directory.Person", on_delete=models.CASCADE, related_name="pool_consents")
    agrees = models.BooleanField()
    until = models.DateField(null=True, blank=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["-created_at"]
