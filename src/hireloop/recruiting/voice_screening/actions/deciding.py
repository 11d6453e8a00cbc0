"""A person decides; the invitation to the video interview follows by itself. Nobody is rejected by the machine."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from hireloop.kernel.errors import N_, BadInput, Conflict, HireloopError
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.applications import actions as applications
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.applications.stages import NextStep, RejectionReason, Stage
from hireloop.recruiting.interviews import actions as interviews
from hireloop.recruiting.question_bank.queries import template_for

from ..events import VoiceScreeningDecided
from ..models import VoiceDecision, VoiceScreening
from ..states import Decided, ScreeningStatus
from .locking import locked_screening

SHORTEST_REASON = 4
BEFORE_VIDEO = frozenset({Stage.APPLIED, Stage.SCREENING, Stage.VOICE})
CAN_BE_DECIDED = frozenset({ScreeningStatus.SUBMITTED, ScreeningStatus.EXPIRED})


@dataclass(frozen=True)
class BulkResult:
    """How many were decided, and why the others were not: (screening, message)."""

    decided: list[VoiceScreening]
    refused: list[tuple[VoiceScreening, str]]


@transaction.atomic
def decide(
    screening: VoiceScreening,
    verdict: str,
    *,
    decided_by: User,
    actor: Actor,
    reason: str = "",
    rejection_reason: str = RejectionReason.INTERVIEW,
    tell_candidate: bool = True,
) -> VoiceDecision:
    """Decide on a screening that was held. Going another way than proposed, holding and rejecting need a reason."""
    screening = locked_screening(screening.pk)
    _check(screening, verdict, reason)
    decision = VoiceDecision.objects.create(
        screening=screening,
        person_id=screening.person_id,
        verdict=verdict,
        proposed=screening.proposed,
        reason=reason.strip(),
        decided_by=decided_by,
    )
    before, screening.decided = screening.decided, verdict
    screening.save(update_fields=["decided", "updated_at"])
    record(
        VoiceScreeningDecided(screening.pk, decision.pk, verdict),
        actor=actor,
        person=screening.person_id,
        subject=decision,
        changes={"decided": (before or None, verdict)},
    )
    _follow(screening, decision, rejection_reason, tell_candidate=tell_candidate, actor=actor)
    return decision


def decide_many(
    screenings: Iterable[VoiceScreening], verdict: str, *, decided_by: User, actor: Actor, **more: object
) -> BulkResult:
    """Decide on each that can be decided; the others are named with the reason."""
    result = BulkResult(decided=[], refused=[])
    for screening in screenings:
        try:
            decide(screening, verdict, decided_by=decided_by, actor=actor, **more)  # type: ignore[arg-type]
        except HireloopError as error:
            result.refused.append((screening, str(error)))
        else:
            result.decided.append(screening)
    return result


def _check(screening: VoiceScreening, verdict: str, reason: str) -> None:
    if verdict not in Decided.values:
        raise BadInput(N_("Choose one: invite, hold or reject."), code="verdict_missing")
    if screening.status not in CAN_BE_DECIDED:
        raise Conflict(N_("This voice screening has not been held yet."), code="not_held")
    if screening.decided == Decided.ADVANCE:
        raise Conflict(N_("The candidate has been invited to the video interview already."), code="decided_already")
    is_as_proposed = verdict == Decided.ADVANCE == screening.proposed
    if not is_as_proposed and len(reason.strip()) < SHORTEST_REASON:
        raise BadInput(N_("Say in a few words why. The candidate may ask for an explanation."), code="reason_missing")


def _follow(
    screening: VoiceScreening, decision: VoiceDecision, rejection_reason: str, *, tell_candidate: bool, actor: Actor
) -> None:
    application = screening.application
    if decision.verdict == Decided.ADVANCE:
        _invite(application, decision.decided_by, actor=actor)
    elif decision.verdict == Decided.REJECT:
        applications.reject(
            application,
            reason=rejection_reason,
            note=decision.reason or "",
            user=decision.decided_by,
            actor=actor,
            tell_candidate=tell_candidate,
        )
    else:
        applications.set_next_step(application.pk, NextStep.CONFIRM_VOICE)


def _invite(application: Application, user: User, *, actor: Actor) -> None:
    """The job's interview, or the built-in one for its kind of work."""
    if application.stage not in BEFORE_VIDEO:
        raise Conflict(N_("This application is beyond the voice screening already."), code="application_moved")
    template = template_for(application.job)
    if template is None:
        raise Conflict(
            N_("There is no interview template for this job yet. Make one, then confirm."), code="no_template"
        )
    interviews.invite(application, template, actor=actor, invited_by=user)
