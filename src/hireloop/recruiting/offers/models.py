"""An offer, every version of its terms, and the questions that the candidate asked about it."""

from typing import ClassVar
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hireloop.platform.records import Record
from hireloop.platform.vault.fields import EncryptedJSONField, EncryptedTextField

from .states import LIVE, REVISABLE, DeclineReason, OfferState, TermKind, WorkingTime
from .terms import OfferDraft, Pay


class Offer(Record):
    """``version`` is the number of the version that counts; earlier ones stay as they were."""

    application = models.ForeignKey("applications.Application", on_delete=models.PROTECT, related_name="offers")
    person = models.ForeignKey("directory.Person", on_delete=models.PROTECT, related_name="offers")
    state = models.CharField(_("state"), max_length=12, choices=OfferState.choices, default=OfferState.DRAFT)
    version = models.PositiveSmallIntegerField(default=1)
    expires_on = models.DateField(_("answer by"))
    start_on = models.DateField(_("start date"))
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True)
    viewed_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    decline_reason = models.CharField(max_length=16, choices=DeclineReason.choices, blank=True)
    answer_note = EncryptedTextField(null=True)
    withdraw_reason = EncryptedTextField(null=True)

    class Meta:
        ordering: ClassVar = ["-created_at"]
        indexes: ClassVar = [
            models.Index(fields=["-created_at", "-id"], name="offers_newest"),
            models.Index(fields=["state", "expires_on"], name="offers_by_expiry"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application"], condition=models.Q(state__in=LIVE), name="one_live_offer_per_application"
            )
        ]

    def __str__(self) -> str:
        return _("Offer to %(person)s") % {"person": self.person.name}

    def vault_person_id(self) -> UUID | None:
        return self.person_id

    @property
    def is_live(self) -> bool:
        return self.state in LIVE

    @property
    def can_be_edited(self) -> bool:
        return self.state == OfferState.DRAFT

    @property
    def can_be_revised(self) -> bool:
        return self.state in REVISABLE

    @property
    def days_left(self) -> int:
        """Whole days until the answer is due; negative when it is over."""
        return (self.expires_on - timezone.localdate()).days

    @property
    def prepared_by_name(self) -> str:
        return self.prepared_by.name if self.prepared_by else ""


class OfferVersion(Record):
    """The terms as they were at a time. Once handed in for approval (``frozen_at``) a version is never changed."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    employer = models.ForeignKey("directory.Employer", on_delete=models.PROTECT, related_name="+")
    department = models.ForeignKey("directory.Department", null=True, on_delete=models.SET_NULL, related_name="+")
    place = models.CharField(max_length=200)
    start_on = models.DateField()
    expires_on = models.DateField()
    term_kind = models.CharField(max_length=12, choices=TermKind.choices)
    term_months = models.PositiveSmallIntegerField(null=True)
    task = models.CharField(max_length=300, blank=True)
    probation_months = models.PositiveSmallIntegerField(default=0)
    working_time = models.CharField(max_length=16, choices=WorkingTime.choices)
    pay = EncryptedJSONField()
    benefits = EncryptedJSONField(default=list)
    words = EncryptedTextField(null=True)
    language = models.CharField(max_length=2)
    template = models.ForeignKey("documents.DocumentTemplate", null=True, on_delete=models.PROTECT, related_name="+")
    template_version = models.ForeignKey(
        "documents.TemplateVersion", null=True, on_delete=models.PROTECT, related_name="+"
    )
    document = models.ForeignKey("vault.StoredFile", null=True, on_delete=models.SET_NULL, related_name="+")
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    frozen_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["offer", "number"], name="one_offer_version_per_number")
        ]

    def vault_person_id(self) -> UUID | None:
        return self.offer.person_id

    @property
    def stamp(self) -> str:
        """Changes with every save: a form hands it back, so that nobody writes over another's work unseen."""
        return self.updated_at.isoformat()

    def draft(self) -> OfferDraft:
        return OfferDraft(
            title=self.title,
            employer_id=self.employer_id,
            department_id=self.department_id,
            place=self.place,
            start_on=self.start_on,
            expires_on=self.expires_on,
            term_kind=self.term_kind,
            term_months=self.term_months,
            task=self.task,
            probation_months=self.probation_months,
            working_time=self.working_time,
            pay=Pay.from_json(self.pay),
            benefits=tuple(self.benefits),
            words=self.words or "",
            language=self.language,
            template_id=self.template_id,
        )


class OfferMessage(Record):
    """A question of the candidate about the offer, or the answer to it (``author``: the colleague)."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="messages")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    text = EncryptedTextField()

    class Meta:
        ordering: ClassVar = ["created_at"]

    def vault_person_id(self) -> UUID | None:
        return self.offer.person_id

    @property
    def is_from_candidate(self) -> bool:
        return self.author_id is None
