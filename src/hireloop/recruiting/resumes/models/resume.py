"""A résumé 简历 that came in, what the machine read in it, and what people corrected."""

from typing import ClassVar
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hireloop.platform.records import Record
from hireloop.platform.vault.fields import EncryptedJSONField


class Resume(Record):
    """One file, read once. ``machine`` is what was read and stays so; ``corrected`` is what counts where it is set.

    ``problem_message`` is a message id and ``problem_params`` what it names, so that it can be said in any language.
    ``document`` holds the text and where its lines stand on the pages.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Being read")
        READ = "read", _("Read")
        FAILED = "failed", _("Could not be read")
        TYPED = "typed", _("Typed by hand")

    person = models.ForeignKey("directory.Person", on_delete=models.CASCADE, related_name="resumes")
    application = models.ForeignKey(
        "applications.Application", null=True, blank=True, on_delete=models.CASCADE, related_name="resumes"
    )
    received = models.OneToOneField(
        "applications.ReceivedResume", null=True, blank=True, on_delete=models.CASCADE, related_name="reading"
    )
    file = models.ForeignKey("vault.StoredFile", on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    problem_code = models.CharField(max_length=40, blank=True)
    problem_message = models.CharField(max_length=400, blank=True)
    problem_params = models.JSONField(default=dict, blank=True)
    attempt = models.PositiveSmallIntegerField(default=0)
    document = EncryptedJSONField(null=True, blank=True)
    machine = EncryptedJSONField(null=True, blank=True)
    corrected = EncryptedJSONField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    parser_version = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering: ClassVar = ["-created_at"]
        indexes: ClassVar = [models.Index(fields=["person", "-created_at"], name="resumes_of_person")]

    def __str__(self) -> str:
        return _("Résumé of %(person)s") % {"person": self.person.shown_name}

    def vault_person_id(self) -> UUID | None:
        return self.person_id

    @property
    def is_readable(self) -> bool:
        """Whether there are values to show: read by the machine, or typed."""
        return self.state in {self.State.READ, self.State.TYPED}


class ResumeCorrection(Record):
    """One value that a person set right. ``path`` names it, such as "experience.0.title"; the values are encrypted."""

    resume = models.ForeignKey(Resume, on_delete=models.CASCADE, related_name="corrections")
    path = models.CharField(max_length=60)
    change = EncryptedJSONField(null=True, help_text="[value before, value after]")
    corrected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["created_at"]

    def vault_person_id(self) -> UUID | None:
        return self.resume.person_id


class ContactMark(models.Model):
    """The blind index of a phone number, an address or an ID number that stands in a résumé."""

    resume = models.ForeignKey(Resume, on_delete=models.CASCADE, related_name="contact_marks")
    kind = models.CharField(max_length=12)
    mark = models.CharField(max_length=64)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["kind", "mark"], name="resume_contact_marks")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["resume", "kind", "mark"], name="one_mark_per_resume_and_contact")
        ]

    def __str__(self) -> str:
        return self.kind
