"""Who: one row per person, from first application to last day; the employer and its departments."""

from typing import ClassVar
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hireloop.platform.records import Record
from hireloop.platform.vault.blind import blind_index
from hireloop.platform.vault.fields import EncryptedJSONField, EncryptedTextField

from . import showing
from .names import name_keys


class IdKind(models.TextChoices):
    """What the number on somebody's papers is. Only the first has a check digit."""

    RESIDENT = "resident", _("Resident identity card")
    PASSPORT = "passport", _("Passport")
    OTHER = "other", _("Another identity document")


class Person(Record):
    """``name`` stays readable (sorted, searched, wiped on erasure); contacts are encrypted and found by blind index.

    A row that turned out to be the same human being points to the one that lives on: ``merged_into``.
    """

    name = models.CharField(_("name"), max_length=120, db_index=True)
    name_keys = models.CharField(max_length=400, editable=False)
    language = models.CharField(_("language"), max_length=8, default="zh-hans")
    city = models.CharField(_("city"), max_length=80, blank=True)
    email = EncryptedTextField(_("e-mail"), null=True, blank=True)
    email_index = models.CharField(max_length=64, null=True, editable=False)
    phone = EncryptedTextField(_("phone"), null=True, blank=True)
    phone_index = models.CharField(max_length=64, null=True, editable=False, db_index=True)
    id_kind = models.CharField(_("kind of identity document"), max_length=12, choices=IdKind.choices, blank=True)
    id_number = EncryptedTextField(_("identity number"), null=True, blank=True)
    id_number_index = models.CharField(max_length=64, null=True, editable=False, db_index=True)
    address = EncryptedTextField(_("address"), null=True, blank=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="merged_from")

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering: ClassVar = ["-created_at"]
        indexes: ClassVar = [models.Index(fields=["-created_at"], name="people_newest")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["email_index"], condition=models.Q(merged_into=None), name="one_person_per_email"
            )
        ]

    def __str__(self) -> str:
        return self.shown_name

    def vault_person_id(self) -> UUID | None:
        return self.id

    @property
    def shown_name(self) -> str:
        """The name as whoever reads now may see it; ``name`` is for the person's own mails and papers."""
        return showing.shown_name(self)

    @property
    def is_hidden(self) -> bool:
        """Whether the reader may not know who this is."""
        return showing.is_hidden(self.pk)

    @property
    def lift_url(self) -> str:
        return showing.lift_url(self.pk)

    def covered(self, text: str) -> str:
        """Free text as the reader may see it."""
        return showing.covered(text, self)

    def set_contacts(self, *, email: str | None = None, phone: str | None = None) -> None:
        """Set what is given, with its blind index; "" removes."""
        if email is not None:
            self.email, self.email_index = email or None, blind_index(email, "email") or None
        if phone is not None:
            self.phone, self.phone_index = phone or None, blind_index(phone, "phone") or None

    def set_identity(self, *, kind: str, number: str) -> None:
        """Set the number on the person's papers, with its blind index; "" removes."""
        self.id_kind = kind if number else ""
        self.id_number, self.id_number_index = number or None, blind_index(number, "id_number") or None

    def save(self, **kwargs: object) -> None:
        self.name_keys = name_keys(self.name)
        super().save(**kwargs)  # type: ignore[arg-type]


class PersonMerge(Record):
    """That somebody found two entries to be one human being, and what went over, so that it can be taken back.

    ``moved`` and ``stayed`` are lists of [model, column, row id]; ``filled_in`` are the details the kept entry lacked.
    """

    kept = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="merges")
    merged = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    moved = models.JSONField(default=list)
    stayed = models.JSONField(default=list)
    filled_in = EncryptedJSONField(null=True)
    merged_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-created_at"]

    def vault_person_id(self) -> UUID | None:
        return self.kept_id


class Employer(Record):
    """用人单位: the company that employs; ``credit_code`` is its 统一社会信用代码.

    A contract names it with its legal representative (or the person chiefly in charge) and its address.
    """

    name = models.CharField(pgettext_lazy("of a company", "name"), max_length=200, unique=True)
    credit_code = models.CharField(_("unified social credit code"), max_length=18, blank=True)
    city = models.CharField(_("city"), max_length=80, blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    legal_representative = models.CharField(_("legal representative"), max_length=120, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    privacy_contact = models.CharField(_("contact for privacy"), max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class Department(Record):
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="departments")
    name = models.CharField(_("name"), max_length=120)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    head = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("head"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["employer", "name"], name="one_department_per_name")]

    def __str__(self) -> str:
        return self.name
