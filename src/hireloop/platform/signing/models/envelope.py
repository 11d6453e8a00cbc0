"""An envelope: one document, who signs it in which order, every version of it, and every step on the way."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hireloop.engines.identity_checks.catalog import label_of
from hireloop.platform.records import Record
from hireloop.platform.vault.errors import Erased
from hireloop.platform.vault.fields import EncryptedJSONField, EncryptedTextField

from ..states import EnvelopeState, Means, SignerRole, SignerState

BUILT_IN = "built_in"


class Envelope(Record):
    """``subject_type`` and ``subject_id`` say what is signed ("offers.offer"); ``kind`` is the caller's short code.

    ``code`` is printed in the document: whoever has it can compare a file, and learns nothing else.
    """

    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(max_length=40)
    subject_type = models.CharField(max_length=80)
    subject_id = models.UUIDField()
    person = models.ForeignKey(
        "directory.Person", on_delete=models.PROTECT, null=True, related_name="envelopes", verbose_name=_("person")
    )
    language = models.CharField(max_length=8, default="zh-hans")
    code = models.CharField(max_length=14, unique=True)
    consent_key = models.CharField(max_length=40)
    consent_version = models.CharField(max_length=20)
    state = models.CharField(_("state"), max_length=12, choices=EnvelopeState.choices, default=EnvelopeState.OPEN)
    opened_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, related_name="+")
    expires_at = models.DateTimeField(_("open until"))
    ended_at = models.DateTimeField(null=True)
    end_reason = EncryptedTextField(null=True)
    reminded_at = models.DateTimeField(null=True)
    evidence = models.ForeignKey("vault.StoredFile", on_delete=models.SET_NULL, null=True, related_name="+")
    provider = models.CharField(max_length=40, default=BUILT_IN)
    provider_reference = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering: ClassVar = ["-created_at"]
        indexes: ClassVar = [
            models.Index(fields=["subject_type", "subject_id", "-created_at"], name="envelopes_of_subject"),
            models.Index(fields=["state", "expires_at"], name="envelopes_by_state"),
        ]
        verbose_name = pgettext_lazy("for signing", "envelope")

    def __str__(self) -> str:
        return self.title

    @property
    def is_built_in(self) -> bool:
        """Signed here, not at a service from outside."""
        return self.provider == BUILT_IN

    @property
    def is_open(self) -> bool:
        return self.state == EnvelopeState.OPEN and timezone.now() < self.expires_at

    def vault_person_id(self) -> UUID | None:
        return self.person_id


class Signer(Record):
    """One who signs. A person comes by link; for the employer a colleague puts the seal."""

    envelope = models.ForeignKey(Envelope, on_delete=models.CASCADE, related_name="signers")
    order = models.PositiveSmallIntegerField()
    field = models.CharField(max_length=40)
    role = models.CharField(max_length=12, choices=SignerRole.choices)
    name = models.CharField(max_length=200)
    email = EncryptedTextField(null=True)
    person = models.ForeignKey("directory.Person", on_delete=models.PROTECT, null=True, related_name="+")
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    employer = models.ForeignKey("directory.Employer", on_delete=models.PROTECT, null=True, related_name="+")
    seal = models.ForeignKey("signing.Seal", on_delete=models.PROTECT, null=True, related_name="+")
    checks = models.JSONField(default=list)
    id_number_index = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=12, choices=SignerState.choices, default=SignerState.WAITING)
    means = models.CharField(max_length=8, choices=Means.choices, blank=True)
    pages_seen = models.JSONField(default=list)
    opened_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    certificate = models.ForeignKey("signing.Certificate", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["order", "created_at"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["envelope", "field"], name="one_signer_per_field")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_up(self) -> bool:
        return self.state == SignerState.READY

    def vault_person_id(self) -> UUID | None:
        return self.envelope.person_id


class DocumentVersion(Record):
    """The document as it was handed in (0) and after each signature; ``sha256`` is of the plain file."""

    envelope = models.ForeignKey(Envelope, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    file = models.ForeignKey("vault.StoredFile", on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64, db_index=True)
    pages = models.PositiveSmallIntegerField()
    signer = models.OneToOneField(Signer, on_delete=models.CASCADE, null=True, related_name="version")

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["envelope", "number"], name="one_version_per_number")]


class OneTimeCode(Record):
    """Six digits sent by mail. Only a keyed hash is kept; five wrong tries end it."""

    signer = models.ForeignKey(Signer, on_delete=models.CASCADE, related_name="codes")
    code_hash = models.CharField(max_length=64)
    expires_at = models.DateTimeField()
    wrong_tries = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-created_at"]


class StepKind(models.TextChoices):
    INVITED = "invited", pgettext_lazy("step of signing", "Invited")
    OPENED = "opened", pgettext_lazy("step of signing", "Document opened")
    READ = "read", pgettext_lazy("step of signing", "Read to the end")
    CODE_SENT = "code_sent", pgettext_lazy("step of signing", "One-time code sent")
    CODE_WRONG = "code_wrong", pgettext_lazy("step of signing", "Wrong one-time code")
    CODE_RIGHT = "code_right", pgettext_lazy("step of signing", "One-time code confirmed")
    ID_WRONG = "id_wrong", pgettext_lazy("step of signing", "ID number did not match")
    ID_RIGHT = "id_right", pgettext_lazy("step of signing", "ID number matched")
    ID_CONFIRMED = "id_confirmed", pgettext_lazy("step of signing", "Identity confirmed by a service")
    ID_REFUSED = "id_refused", pgettext_lazy("step of signing", "Identity not confirmed by the service")
    ID_UNKNOWN = "id_unknown", pgettext_lazy("step of signing", "Identity service cannot say")
    ID_UNASKED = "id_unasked", pgettext_lazy("step of signing", "Identity service did not answer")
    PASSWORD_RIGHT = "password_right", pgettext_lazy("step of signing", "Password confirmed")
    CONSENTED = "consented", pgettext_lazy("step of signing", "Agreed to sign electronically")
    SIGNED = "signed", pgettext_lazy("step of signing", "Signed")
    DECLINED = "declined", pgettext_lazy("step of signing", "Declined")


IDENTITY_ANSWERS = {StepKind.ID_CONFIRMED, StepKind.ID_REFUSED, StepKind.ID_UNKNOWN, StepKind.ID_UNASKED}


class Step(Record):
    """One step of one signer, for the evidence: when, from which address, with which browser."""

    signer = models.ForeignKey(Signer, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=16, choices=StepKind.choices)
    ip = EncryptedTextField(null=True)
    user_agent = EncryptedTextField(null=True)
    details = EncryptedJSONField(null=True)

    class Meta:
        ordering: ClassVar = ["created_at", "id"]

    @property
    def answered_by(self) -> str:
        """The identity service and its number of the request, where this step is its answer; else, or erased, ""."""
        if self.kind not in IDENTITY_ANSWERS:
            return ""
        try:
            said = self.details or {}
        except Erased:
            return ""
        return " · ".join(filter(None, (label_of(said.get("provider", "")), said.get("reference"), said.get("why"))))

    def vault_person_id(self) -> UUID | None:
        return self.signer.envelope.person_id
