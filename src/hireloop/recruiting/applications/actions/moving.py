"""Applications move between stages."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hireloop.kernel.errors import BadInput, Conflict, HireloopError
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.events import Event

from .. import events, tasks
from ..models import UNDO_FOR, Application, StageMove
from ..stages import FIRST_STEP, NextStep, RejectionReason, Stage, rule_for


@dataclass(frozen=True)
class BulkResult:
    """How many were moved, and why the others were not: (application, message)."""

    moved: list[Application]
    refused: list[tuple[Application, str]]


@transaction.atomic
def move_stage(
    application: Application,
    stage: str,
    *,
    actor: Actor,
    user: User | None = None,
    note: str = "",
    expected: str = "",
) -> StageMove:
    """Move to another stage. ``expected`` is the stage the mover saw; Conflict where it has changed since."""
    application = _fresh(application)
    _check_expected(application, expected)
    if stage == Stage.REJECTED:
        raise BadInput(_("To reject, choose a reason."), code="rejection_reason")
    _check_rule(application.stage, stage, note=note)
    move = _move(application, stage, user=user, note=note)
    record(_event_of(move), actor=actor, person=application.person_id, subject=application)
    return move


@transaction.atomic
def reject(
    application: Application,
    *,
    reason: str,
    actor: Actor,
    user: User | None = None,
    note: str = "",
    tell_candidate: bool = True,
    expected: str = "",
) -> StageMove:
    """Say no, for a reason. The candidate is told once the time to undo is over."""
    application = _fresh(application)
    _check_expected(application, expected)
    if reason not in RejectionReason.values:
        raise BadInput(_("To reject, choose a reason."), code="rejection_reason")
    if reason == RejectionReason.OTHER and not note.strip():
        raise BadInput(_("Say in a few words what the other reason is."), code="rejection_note")
    _check_rule(application.stage, Stage.REJECTED, note=note)
    move = _move(application, Stage.REJECTED, user=user, note=note, reason=reason)
    event = events.ApplicationRejected(application_id=application.id, from_stage=move.from_stage, reason=reason)
    record(event, actor=actor, person=application.person_id, subject=application)
    if tell_candidate:
        tasks.tell_rejected.using(run_after=move.created_at + UNDO_FOR).enqueue(str(move.id))
    return move


@transaction.atomic
def withdraw(application: Application, *, actor: Actor, user: User | None = None, note: str = "") -> StageMove:
    """The candidate no longer wants the job; a colleague who enters it says how they know."""
    application = _fresh(application)
    if user is not None:
        _check_rule(application.stage, Stage.WITHDRAWN, note=note)
    elif rule_for(application.stage, Stage.WITHDRAWN) is None:
        raise Conflict(_("This application has ended already."), code="application_ended")
    move = _move(application, Stage.WITHDRAWN, user=user, note=note)
    event = events.ApplicationWithdrawn(application_id=application.id, from_stage=move.from_stage)
    record(event, actor=actor, person=application.person_id, subject=application)
    return move


@transaction.atomic
def undo_move(move: StageMove, *, actor: Actor) -> Application:
    """Take the last move back while the time for it runs."""
    application = _fresh(move.application)
    last = application.moves.first()
    if last is None or last.pk != move.pk or application.stage != move.to_stage:
        raise Conflict(_("The application has been moved again since; move it back instead."), code="move_not_last")
    if not last.can_be_undone:
        raise Conflict(_("A move can be undone for 15 minutes; move it back instead."), code="move_too_old")
    application.stage, application.stage_since = last.from_stage, last.since_before
    application.next_step = last.next_step_before
    application.save(update_fields=["stage", "stage_since", "next_step", "updated_at"])
    last.undone_at = timezone.now()
    last.save(update_fields=["undone_at", "updated_at"])
    event = events.StageMoveUndone(application_id=application.id, from_stage=last.from_stage, to_stage=last.to_stage)
    record(event, actor=actor, person=application.person_id, subject=application)
    return application


def move_many(
    applications: Iterable[Application], stage: str, *, actor: Actor, user: User, note: str = ""
) -> BulkResult:
    """Move each that can be moved; the others are named with the reason."""
    result = BulkResult(moved=[], refused=[])
    for application in applications:
        try:
            move_stage(application, stage, actor=actor, user=user, note=note)
        except HireloopError as error:
            result.refused.append((application, str(error)))
        else:
            result.moved.append(application)
    return result


def reject_many(
    applications: Iterable[Application],
    *,
    reason: str,
    actor: Actor,
    user: User,
    note: str = "",
    tell_candidate: bool = True,
) -> BulkResult:
    """Reject each that can be rejected, after a person has confirmed the list."""
    result = BulkResult(moved=[], refused=[])
    for application in applications:
        try:
            reject(application, reason=reason, actor=actor, user=user, note=note, tell_candidate=tell_candidate)
        except HireloopError as error:
            result.refused.append((application, str(error)))
        else:
            result.moved.append(application)
    return result


def set_next_step(application_id: UUID, step: str) -> None:
    """Say what has to be done next; a note for the card, derived from events that are in the trail themselves."""
    if step not in NextStep.values:
        raise BadInput(_("There is no next step “%(step)s”.") % {"step": step}, code="next_step")
    Application.objects.filter(pk=application_id).update(next_step=step, updated_at=timezone.now())


def _fresh(application: Application) -> Application:
    """The row as it is now, held until the transaction ends."""
    return Application.objects.select_for_update(of=("self",)).select_related("person", "job").get(pk=application.pk)


def _check_expected(application: Application, expected: str) -> None:
    if expected and application.stage != expected:
        message = _("Somebody moved this application to “%(stage)s” in the meantime. Look at it again.")
        raise Conflict(message % {"stage": application.get_stage_display()}, code="application_moved")


def _check_rule(old: str, new: str, *, note: str) -> None:
    rule = rule_for(old, new)
    if rule is None:
        labels = {"old": _label(old), "new": _label(new)}
        raise Conflict(_("An application cannot go from “%(old)s” to “%(new)s”.") % labels, code="no_such_move")
    if rule.needs_note and not note.strip():
        raise BadInput(_("Say in a few words why."), code="move_note")


def _label(stage: str) -> str:
    return str(Stage(stage).label) if stage in Stage.values else stage


def _move(application: Application, stage: str, *, user: User | None, note: str = "", reason: str = "") -> StageMove:
    move = StageMove.objects.create(
        application=application,
        from_stage=application.stage,
        to_stage=stage,
        since_before=application.stage_since,
        next_step_before=application.next_step,
        reason=reason,
        note=note.strip() or None,
        moved_by=user,
    )
    application.stage, application.stage_since = stage, move.created_at
    application.next_step = FIRST_STEP.get(stage, NextStep.NONE)
    application.save(update_fields=["stage", "stage_since", "next_step", "updated_at"])
    return move


def _event_of(move: StageMove) -> Event:
    application_id = move.application_id
    if move.to_stage == Stage.HIRED:
        return events.CandidateHired(application_id=application_id)
    if move.to_stage == Stage.WITHDRAWN:
        return events.ApplicationWithdrawn(application_id=application_id, from_stage=move.from_stage)
    return events.StageMoved(application_id=application_id, from_stage=move.from_stage, to_stage=move.to_stage)
