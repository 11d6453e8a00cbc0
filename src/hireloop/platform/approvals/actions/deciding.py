"""Approve, return, refuse, comment. Two people at once: the second is told what the first has said."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hireloop.kernel.errors import BadInput, Conflict, NotAllowed
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor

from .. import events, queries
from ..models import Approval, ApprovalComment, ApprovalStep, Seat
from ..states import Rule, State, StepState, Verdict
from .requesting import event_of, locked
from .telling import tell_approvers, tell_author


@transaction.atomic
def approve(approval: Approval, *, user: User, actor: Actor, comment: str = "") -> Approval:
    """Agree, in one's own place or in that of whom one stands in for. The last step's agreement grants it."""
    approval = locked(approval)
    seat = _take_seat(approval, user, Verdict.APPROVED)
    _say(approval, user, comment, verdict=Verdict.APPROVED)
    event = event_of(events.StepApproved, approval, step=seat.step.position)
    record(event, actor=actor, person=approval.person_id, subject=approval)
    if not _has_passed(seat.step):
        return approval
    following = _next_step(seat.step)
    if following is None:
        _end(approval, State.GRANTED)
        event = event_of(events.ApprovalGranted, approval, alone=approval.is_alone)
        record(event, actor=actor, person=approval.person_id, subject=approval)
        tell_author(approval, by=user, comment=comment, actor=actor)
    else:
        tell_approvers(approval, actor=actor)
    return approval


@transaction.atomic
def return_(approval: Approval, *, user: User, actor: Actor, comment: str) -> Approval:
    """Back to the author for changes, with a word on which; it can be handed in again."""
    return _stop(approval, user=user, actor=actor, comment=comment, verdict=Verdict.RETURNED)


@transaction.atomic
def refuse(approval: Approval, *, user: User, actor: Actor, comment: str) -> Approval:
    """No, with the reason."""
    return _stop(approval, user=user, actor=actor, comment=comment, verdict=Verdict.REFUSED)


@transaction.atomic
def comment(approval: Approval, *, user: User, actor: Actor, text: str) -> ApprovalComment:
    """Say something without deciding."""
    if not text.strip():
        raise BadInput(_("Write something first."), code="comment_empty")
    said = _say(approval, user, text)
    assert said is not None
    record(events.ApprovalCommented(approval.pk), actor=actor, person=approval.person_id, subject=approval)
    return said


def _stop(approval: Approval, *, user: User, actor: Actor, comment: str, verdict: Verdict) -> Approval:
    if not comment.strip():
        raise BadInput(_("Say in a few words why."), code="comment_needed")
    approval = locked(approval)
    seat = _take_seat(approval, user, verdict)
    _say(approval, user, comment, verdict=verdict)
    seat.step.state = StepState.STOPPED
    seat.step.save(update_fields=["state", "updated_at"])
    _end(approval, State.RETURNED if verdict == Verdict.RETURNED else State.REFUSED)
    kind = events.ApprovalReturned if verdict == Verdict.RETURNED else events.ApprovalRefused
    record(event_of(kind, approval), actor=actor, person=approval.person_id, subject=approval)
    tell_author(approval, by=user, comment=comment, actor=actor)
    return approval


def _take_seat(approval: Approval, user: User, verdict: Verdict) -> Seat:
    seat = queries.seat_for(user, approval)
    if seat is None:
        _explain(approval, user)
    assert seat is not None
    seat.verdict, seat.decided_by, seat.decided_at = verdict, user, timezone.now()
    seat.save()
    return seat


def _explain(approval: Approval, user: User) -> None:
    """Why this colleague cannot decide now."""
    if approval.state != State.WAITING:
        state = approval.get_state_display()
        raise Conflict(
            _("This has been decided in the meantime: %(state)s.") % {"state": state}, code="approval_decided"
        )
    own = Seat.objects.filter(step__approval=approval, step__round=approval.round, user__in=queries.places_of(user))
    passed = own.filter(step__state=StepState.PASSED).select_related("step").first()
    if passed is not None or own.exclude(verdict="").exists():
        raise Conflict(_("This step has been decided already."), code="step_decided")
    if own.exists() and approval.author_id != user.pk:
        raise Conflict(_("It is not your turn yet: an earlier step comes first."), code="step_ahead")
    raise NotAllowed(_("You are not among those who can approve this."))


def _has_passed(step: ApprovalStep) -> bool:
    if step.rule == Rule.ALL and step.seats.exclude(verdict=Verdict.APPROVED).exists():
        return False
    step.state = StepState.PASSED
    step.save(update_fields=["state", "updated_at"])
    return True


def _next_step(step: ApprovalStep) -> ApprovalStep | None:
    following = ApprovalStep.objects.filter(
        approval=step.approval_id, round=step.round, position=step.position + 1
    ).first()
    if following is not None:
        following.state, following.reached_at = StepState.CURRENT, timezone.now()
        following.save(update_fields=["state", "reached_at", "updated_at"])
    return following


def _end(approval: Approval, state: State) -> None:
    approval.state, approval.decided_at = state, timezone.now()
    approval.save(update_fields=["state", "decided_at", "updated_at"])


def _say(approval: Approval, user: User, text: str, *, verdict: str = "") -> ApprovalComment | None:
    if not text.strip():
        return None
    return ApprovalComment.objects.create(approval=approval, author=user, verdict=verdict, text=text.strip())
