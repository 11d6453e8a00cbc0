"""Policies (who has to agree to what) and approvals (who was asked, and what they said)."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from django.conf import settings
from django.db import models

from hireloop.platform.accounts.roles import Role
from hireloop.platform.records import Record
from hireloop.platform.vault.fields import EncryptedTextField

from .states import OPEN_STATES, Rule, Source, State, StepState, Verdict


class ApprovalPolicy(Record):
    """Steps for one kind of thing, where its conditions hold. The first policy in ``position`` that fits counts.

    ``amount_from_fen`` is included, ``amount_to_fen`` is not, so that neighbouring policies leave no gap.
    A department covers those below it.
    """

    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    amount_from_fen = models.PositiveBigIntegerField(null=True, blank=True)
    amount_to_fen = models.PositiveBigIntegerField(null=True, blank=True)
    department = models.ForeignKey(
        "directory.Department", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    employer = models.ForeignKey(
        "directory.Employer", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    allows_own = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["kind", "position", "created_at"]

    def __str__(self) -> str:
        return self.name

    @property
    def amount_from_yuan(self) -> int | None:
        return None if self.amount_from_fen is None else self.amount_from_fen // 100

    @property
    def amount_to_yuan(self) -> int | None:
        return None if self.amount_to_fen is None else self.amount_to_fen // 100


class PolicyStep(Record):
    policy = models.ForeignKey(ApprovalPolicy, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    source = models.CharField(max_length=16, choices=Source.choices)
    role = models.CharField(max_length=32, choices=Role.choices, blank=True)
    colleagues = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", blank=True)
    rule = models.CharField(max_length=3, choices=Rule.choices, default=Rule.ANY)

    class Meta:
        ordering: ClassVar = ["position"]


class Approval(Record):
    """One request. The subject is known by type and id only; its own capability says what it is (``subjects``).

    ``round`` counts how often it was handed in: a returned one comes back as the same approval. ``is_alone``: there
    was nobody else who could have agreed, so the author confirms, and that is said.
    """

    kind = models.CharField(max_length=40)
    subject_type = models.CharField(max_length=80)
    subject_id = models.UUIDField()
    person = models.ForeignKey("directory.Person", null=True, on_delete=models.PROTECT, related_name="+")
    policy = models.ForeignKey(ApprovalPolicy, null=True, on_delete=models.SET_NULL, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    round = models.PositiveSmallIntegerField(default=1)
    is_alone = models.BooleanField(default=False)
    requested_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-requested_at"]
        indexes: ClassVar = [
            models.Index(fields=["subject_type", "subject_id", "-created_at"], name="approvals_of_subject"),
            models.Index(fields=["state", "-requested_at"], name="approvals_by_state"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["subject_type", "subject_id"],
                condition=models.Q(state__in=OPEN_STATES),
                name="one_open_approval_per_subject",
            )
        ]

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES


class ApprovalStep(Record):
    approval = models.ForeignKey(Approval, on_delete=models.CASCADE, related_name="steps")
    round = models.PositiveSmallIntegerField()
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    rule = models.CharField(max_length=3, choices=Rule.choices)
    state = models.CharField(max_length=8, choices=StepState.choices, default=StepState.AHEAD)
    reached_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["round", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["approval", "round", "position"], name="one_step_per_position")
        ]


class Seat(Record):
    """One approver of one step, and what was said from that seat: by the approver, or by the stand-in."""

    step = models.ForeignKey(ApprovalStep, on_delete=models.CASCADE, related_name="seats")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=10, choices=Verdict.choices, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["created_at", "id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["step", "user"], name="one_seat_per_step_and_user")]


class ApprovalComment(Record):
    """What somebody said, with the verdict it came with, if any."""

    approval = models.ForeignKey(Approval, on_delete=models.CASCADE, related_name="comments")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=10, choices=Verdict.choices, blank=True)
    text = EncryptedTextField()

    class Meta:
        ordering: ClassVar = ["created_at"]

    def vault_person_id(self) -> UUID | None:
        return self.approval.person_id


class StandIn(Record):
    """A colleague who approves in another's place from a day to a day, both included."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    stand_in = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    from_day = models.DateField()
    until_day = models.DateField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["from_day"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(until_day__gte=models.F("from_day")), name="stand_in_ends_after_it_begins"
            )
        ]

    def holds_on(self, day: date) -> bool:
        return self.ended_at is None and self.from_day <= day <= self.until_day
