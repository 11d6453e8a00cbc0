"""Ask for an approval, hand a returned one in again, take it back."""

from collections.abc import Callable

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hireloop.kernel.errors import Conflict, NotAllowed
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor, ActorKind
from hireloop.platform.audit.events import Event
from hireloop.platform.directory.models import Department, Employer, Person

from .. import events
from ..choosing import Plan, plan_for
from ..models import Approval, ApprovalStep, Seat
from ..states import OPEN_STATES, State, StepState
from ..subjects import subject_of
from .telling import tell_approvers


@transaction.atomic
def request_approval(
    subject: models.Model,
    *,
    kind: str,
    actor: Actor,
    author: User | None = None,
    amount_fen: int | None = None,
    department: Department | None = None,
    employer: Employer | None = None,
    person: Person | None = None,
) -> Approval:
    """Ask those whom the fitting policy names; a request that was returned is handed in again.

    ``author`` is the colleague whose work it is, by default whoever acts. The amount decides on the policy and is
    not kept here.
    """
    subject_of(kind)
    author = author or _user_of(actor)
    plan = plan_for(kind, author=author, amount_fen=amount_fen, department=department, employer=employer)
    approval = _open_of(subject)
    if approval is None:
        approval = _new(subject, kind=kind, author=author, person=person)
    elif approval.state == State.RETURNED:
        approval.round += 1
    else:
        raise Conflict(_("Approval has been requested already."), code="approval_waiting")
    _seat(approval, plan)
    record(event_of(events.ApprovalRequested, approval), actor=actor, person=person, subject=approval)
    tell_approvers(approval, actor=actor)
    return approval


@transaction.atomic
def withdraw(approval: Approval, *, user: User | None, actor: Actor) -> Approval:
    """Take the request back: the author may, and the system in the author's stead (``user`` None)."""
    approval = locked(approval)
    if user is not None and approval.author_id != user.pk:
        raise NotAllowed(_("Only whoever asked for the approval can take the request back."))
    if not approval.is_open:
        raise Conflict(_("This request has been decided already."), code="approval_decided")
    approval.steps.filter(round=approval.round, state__in=[StepState.CURRENT, StepState.AHEAD]).update(
        state=StepState.STOPPED
    )
    approval.state, approval.decided_at = State.WITHDRAWN, timezone.now()
    approval.save()
    record(event_of(events.ApprovalWithdrawn, approval), actor=actor, person=approval.person_id, subject=approval)
    return approval


def locked(approval: Approval) -> Approval:
    """The row as it is now, held until the transaction ends."""
    return Approval.objects.select_for_update(of=("self",)).select_related("person", "author").get(pk=approval.pk)


def event_of(kind: Callable[..., Event], approval: Approval, **more: object) -> Event:
    """The event with what every event of an approval says."""
    return kind(
        approval_id=approval.pk,
        kind=approval.kind,
        subject_type=approval.subject_type,
        subject_id=approval.subject_id,
        **more,
    )


def _user_of(actor: Actor) -> User | None:
    return User.objects.filter(pk=actor.id).first() if actor.kind == ActorKind.USER and actor.id else None


def _open_of(subject: models.Model) -> Approval | None:
    found = Approval.objects.select_for_update(of=("self",)).filter(
        subject_type=subject._meta.label_lower, subject_id=subject.pk, state__in=OPEN_STATES
    )
    return found.first()


def _new(subject: models.Model, *, kind: str, author: User | None, person: Person | None) -> Approval:
    try:
        with transaction.atomic():
            return Approval.objects.create(
                kind=kind,
                subject_type=subject._meta.label_lower,
                subject_id=subject.pk,
                person=person,
                author=author,
                requested_at=timezone.now(),
            )
    except IntegrityError as error:
        raise Conflict(_("Approval has been requested already."), code="approval_waiting") from error


def _seat(approval: Approval, plan: Plan) -> None:
    """Set the round's steps and who sits in each; the first one begins."""
    now = timezone.now()
    approval.state, approval.requested_at, approval.decided_at = State.WAITING, now, None
    approval.policy, approval.is_alone = plan.policy, plan.is_alone
    approval.save()
    for position, planned in enumerate(plan.steps, start=1):
        step = ApprovalStep.objects.create(
            approval=approval,
            round=approval.round,
            position=position,
            name=planned.name,
            rule=planned.rule,
            state=StepState.CURRENT if position == 1 else StepState.AHEAD,
            reached_at=now if position == 1 else None,
        )
        Seat.objects.bulk_create(Seat(step=step, user=user) for user in planned.approvers)
