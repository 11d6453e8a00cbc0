"""Reads of approvals. ``visible_to`` is the only way that a view or the API loads one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from hireloop.kernel.errors import N_, NotFound
from hireloop.platform.accounts.access import can
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.names import Named

from .models import Approval, ApprovalPolicy, ApprovalStep, Seat, StandIn
from .states import State, StepState
from .subjects import subject_of


def visible_to(user: User) -> QuerySet[Approval]:
    """Those one asked for, those one has or had a say in, and for some colleagues all."""
    approvals = Approval.objects.select_related("person", "author", "policy")
    if can(user, "approvals.view_all"):
        return approvals
    seats = Seat.objects.filter(step__approval=OuterRef("pk")).filter(Q(user__in=places_of(user)) | Q(decided_by=user))
    return approvals.filter(Q(author=user) | Exists(seats))


def visible_approval(user: User, approval_id: UUID) -> Approval:
    found = visible_to(user).filter(pk=approval_id).first()
    if found is None:
        raise NotFound(N_("There is no such request for approval, or you have no part in it."))
    return found


def places_of(user: User, *, on: date | None = None) -> list[UUID]:
    """The colleagues in whose place the user may approve on that day: the user, and whom they stand in for."""
    day = on or timezone.localdate()
    absent = StandIn.objects.filter(stand_in=user, ended_at=None, from_day__lte=day, until_day__gte=day)
    return [user.pk, *absent.values_list("user_id", flat=True)]


def waiting_for(user: User) -> QuerySet[Approval]:
    """What waits for this colleague's word, the longest first. Nobody gets to decide on their own request by
    standing in for somebody.
    """
    open_seats = Seat.objects.filter(
        step__approval=OuterRef("pk"), step__state=StepState.CURRENT, step__round=OuterRef("round"), verdict=""
    )
    own, others = open_seats.filter(user=user), open_seats.filter(user__in=places_of(user)).exclude(user=user)
    waiting = Approval.objects.filter(state=State.WAITING).filter(
        Q(Exists(own)) | (Q(Exists(others)) & ~Q(author=user))
    )
    return waiting.select_related("person", "author", "policy").order_by("requested_at")


def seat_for(user: User, approval: Approval) -> Seat | None:
    """The seat from which the user may speak now: one's own first."""
    if approval.state != State.WAITING:
        return None
    seats = Seat.objects.filter(
        step__approval=approval, step__round=approval.round, step__state=StepState.CURRENT, verdict=""
    ).filter(user__in=places_of(user))
    found = sorted(seats.select_related("step"), key=lambda seat: seat.user_id != user.pk)
    if not found or (found[0].user_id != user.pk and approval.author_id == user.pk):
        return None
    return found[0]


def latest_for(subject: Model) -> Approval | None:
    """The newest request for this subject, whatever came of it."""
    return (
        Approval.objects.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk)
        .select_related("author", "policy")
        .order_by("-created_at")
        .first()
    )


def has_a_say(user: User, subject: Model) -> bool:
    """Whether the user is, or was, among those asked about this subject."""
    seats = Seat.objects.filter(
        step__approval__subject_type=subject._meta.label_lower, step__approval__subject_id=subject.pk
    )
    return seats.filter(Q(user__in=places_of(user)) | Q(decided_by=user)).exists()


def subjects_of(user: User, model_label: str) -> QuerySet[Approval]:
    """The ids of the subjects of that kind about which the user is, or was, asked: for a capability's visible_to."""
    seats = Seat.objects.filter(step__approval=OuterRef("pk")).filter(Q(user__in=places_of(user)) | Q(decided_by=user))
    return Approval.objects.filter(Exists(seats), subject_type=model_label).order_by().values("subject_id")  # type: ignore[return-value]


def steps_of(approval: Approval) -> list[ApprovalStep]:
    """The steps of the running round, with their seats."""
    found = approval.steps.filter(round=approval.round)
    return list(found.prefetch_related("seats__user", "seats__decided_by"))


@dataclass(frozen=True)
class Line:
    """An approval as lists show it."""

    approval: Approval
    title: str
    label: str
    url: str


def lines(approvals: QuerySet[Approval]) -> list[Line]:
    return [line_of(each) for each in approvals]


def line_of(approval: Approval) -> Line:
    subject = subject_of(approval.kind)
    url = reverse("approvals:approval", args=[approval.pk])
    return Line(approval, subject.title(approval.subject_id), str(subject.label), url)


def policies() -> QuerySet[ApprovalPolicy]:
    return ApprovalPolicy.objects.select_related("department", "employer").prefetch_related("steps__colleagues")


def policy(policy_id: UUID) -> ApprovalPolicy:
    found = policies().filter(pk=policy_id).first()
    if found is None:
        raise NotFound(N_("There is no such policy."))
    return found


def stand_ins_of(user: User) -> QuerySet[StandIn]:
    """Those whom the user has named, and whom the user stands in for, that are not over."""
    running = StandIn.objects.filter(ended_at=None, until_day__gte=timezone.localdate())
    return running.filter(Q(user=user) | Q(stand_in=user)).select_related("user", "stand_in")


def own_stand_in(user: User, stand_in_id: UUID) -> StandIn:
    found = StandIn.objects.filter(user=user, pk=stand_in_id).first()
    if found is None:
        raise NotFound(N_("There is no such stand-in."))
    return found


def names_of(ids: set[str]) -> Mapping[str, Named]:
    """For the audit trail."""
    found = Approval.objects.filter(pk__in=ids)
    return {str(line.approval.pk): Named(f"{line.label}: {line.title}", line.url) for line in lines(found)}
