"""The audit trail: rows that are only ever added, and what still has to hear of them."""

from typing import Any, ClassVar, NoReturn
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from hireloop.kernel.errors import N_, NotAllowed
from hireloop.platform.vault import keys
from hireloop.platform.vault.errors import Erased
from hireloop.platform.vault.fields import EncryptedJSONField, EncryptedTextField

from .actor import ActorKind
from .events import Event, event_class, known_events, label_of


class AppendOnly(NotAllowed):
    code = "append_only"

    def __init__(self) -> None:
        super().__init__(N_("The audit trail can only be added to."))


class AuditRowQuerySet(models.QuerySet["AuditRow"]):
    def update(self, **fields: Any) -> NoReturn:
        raise AppendOnly

    def delete(self) -> NoReturn:
        raise AppendOnly

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnly


class AuditRow(models.Model):
    """One fact. ``position`` and ``seal`` are written once, later, by ``audit.chain``.

    ``changes`` ({"field": [old, new]}) and ``reason`` may hold personal content: they are encrypted with the
    key of the person concerned, so that erasing the person erases them while the chain over the ciphertext stays whole.
    """

    at = models.DateTimeField(db_index=True)
    key = models.CharField(max_length=80, db_index=True)
    payload = models.JSONField(default=dict)
    actor_kind = models.CharField(max_length=12, choices=ActorKind.choices)
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=80, blank=True)
    ip_hash = models.CharField(max_length=64, blank=True)
    user_agent_hash = models.CharField(max_length=64, blank=True)
    person_id = models.UUIDField(null=True)
    subject_type = models.CharField(max_length=80, blank=True)
    subject_id = models.CharField(max_length=64, blank=True)
    changes = EncryptedJSONField(null=True)
    reason = EncryptedTextField(null=True)
    position = models.BigIntegerField(null=True, unique=True)
    seal = models.CharField(max_length=64, blank=True)

    objects: ClassVar = AuditRowQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["person_id", "-at"], name="audit_of_person"),
            models.Index(fields=["actor_id", "-at"], name="audit_by_actor"),
            models.Index(fields=["subject_type", "subject_id", "-at"], name="audit_of_subject"),
            models.Index(fields=["key", "-at"], name="audit_by_key"),
            models.Index(fields=["id"], name="audit_unsealed", condition=models.Q(position=None)),
        ]
        verbose_name = _("audit row")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.key}"

    def vault_person_id(self) -> UUID | None:
        """What is written about somebody after their erasure is encrypted with the installation's key."""
        is_erased = self.person_id is not None and keys.is_destroyed(self.person_id)
        return None if is_erased else self.person_id

    def save(self, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly
        super().save(**{**kwargs, "force_insert": True})

    def delete(self, using: Any = None, keep_parents: bool = False) -> NoReturn:
        raise AppendOnly

    @property
    def event(self) -> Event:
        return event_class(self.key).from_payload(self.payload)

    @property
    def label(self) -> str:
        text = label_of(self.key)
        known = known_events().get(self.key)
        return text % known.said(self.payload) if "%(" in text and known else text

    @property
    def icon(self) -> str:
        known = known_events().get(self.key)
        return known.icon if known else "point"

    @property
    def readable_reason(self) -> str:
        """Why, or what to show where the person has been erased."""
        try:
            return self.reason or ""
        except Erased as erased:
            return str(_(erased.message))

    @property
    def readable_changes(self) -> dict[str, list[Any]]:
        try:
            return self.changes or {}
        except Erased:
            return {}


class Delivery(models.Model):
    """That one handler has to hear of one row: made with the row, done by the worker."""

    class State(models.TextChoices):
        DUE = "due", _("Due")
        DONE = "done", _("Done")
        SKIPPED = "skipped", _("Module switched off")
        FAILED = "failed", _("Failed")

    row = models.ForeignKey(AuditRow, on_delete=models.DO_NOTHING, related_name="deliveries")
    handler = models.CharField(max_length=200)
    state = models.CharField(max_length=8, choices=State.choices, default=State.DUE)
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["row", "handler"], name="one_delivery_per_handler")]
        verbose_name_plural = _("deliveries")
        indexes: ClassVar = [
            models.Index(fields=["due_at"], name="deliveries_due", condition=models.Q(state="due")),
            models.Index(fields=["finished_at"], name="deliveries_failed", condition=models.Q(state="failed")),
        ]

    def __str__(self) -> str:
        return f"{self.row_id} → {self.handler}"
