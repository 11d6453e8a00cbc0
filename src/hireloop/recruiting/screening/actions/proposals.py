"""Proposed rejections: opened by the machine where a knock-out is surely not met, decided by a person only."""

import hashlib
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hireloop.analysis.matching import MatchResult, Verdict, requirement_key
from hireloop.kernel.errors import Conflict, HireloopError
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.applications import actions as applications
from hireloop.recruiting.applications.stages import RejectionReason, Stage
from hireloop.web.errors import translated

from .. import events
from ..models import MatchReport, RejectionProposal

BEFORE_THE_INTERVIEW = (Stage.APPLIED, Stage.SCREENING)
State = RejectionProposal.State
Refused = list[tuple[RejectionProposal, str]]


def propose_or_drop(report: MatchReport, result: MatchResult, *, actor: Actor) -> None:
    """Open a proposal where there is a ground nobody has looked at, drop one whose ground is gone.

    A person's word stands: who was kept is proposed again only for another ground.
    """
    proposal = RejectionProposal.objects.select_for_update().filter(application=report.application).first()
    grounds = _grounds(result)
    if not grounds or report.application.stage not in BEFORE_THE_INTERVIEW:
        if proposal is not None and proposal.state == State.OPEN:
            _lapse(proposal, actor=actor)
        return
    if proposal is not None and proposal.state != State.LAPSED and proposal.grounds_key == grounds:
        return
    _open(proposal or RejectionProposal(application=report.application), grounds, actor=actor)


@transaction.atomic
def confirm(
    proposal: RejectionProposal, *, reason: str, actor: Actor, user: User, tell_candidate: bool = True
) -> RejectionProposal:
    """Reject the application, as a person's decision with a person's reason."""
    proposal = _waiting(proposal)
    note = reason.strip()
    move = applications.reject(
        proposal.application,
        reason=RejectionReason.REQUIREMENT,
        note=note,
        tell_candidate=tell_candidate,
        actor=actor,
        user=user,
    )
    proposal.move = move
    _decide(proposal, State.CONFIRMED, reason=note, user=user)
    _record(events.ProposalConfirmed(application_id=proposal.application_id), proposal, actor=actor)
    return proposal


def confirm_many(
    proposals: Iterable[RejectionProposal],
    *,
    reasons: dict[str, str],
    reason: str,
    actor: Actor,
    user: User,
    tell_candidate: bool = True,
) -> tuple[list[RejectionProposal], Refused]:
    """Confirm each with its own reason, or else the common one; the others are named with why not."""
    done: list[RejectionProposal] = []
    refused: Refused = []
    for proposal in proposals:
        own = reasons.get(str(proposal.pk), "").strip() or reason
        try:
            done.append(confirm(proposal, reason=own, actor=actor, user=user, tell_candidate=tell_candidate))
        except HireloopError as error:
            refused.append((proposal, translated(error)))
    return done, refused


@transaction.atomic
def keep(proposal: RejectionProposal, *, reason: str, actor: Actor, user: User) -> RejectionProposal:
    """Turn the proposal down: the candidate stays in the process."""
    proposal = _waiting(proposal)
    _decide(proposal, State.KEPT, reason=reason.strip(), user=user)
    _record(events.ProposalTurnedDown(application_id=proposal.application_id), proposal, actor=actor)
    return proposal


@transaction.atomic
def reopen(proposal: RejectionProposal, *, actor: Actor) -> RejectionProposal:
    """Take a decision back: a confirmed rejection is undone while that is possible, and the proposal waits again."""
    proposal = _fresh(proposal)
    if proposal.state not in (State.CONFIRMED, State.KEPT):
        raise Conflict(_("There is no decision to take back."), code="proposal_not_decided")
    if proposal.state == State.CONFIRMED and proposal.move is not None:
        applications.undo_move(proposal.move, actor=actor)
    proposal.state, proposal.reason, proposal.move = State.OPEN, None, None
    proposal.decided_by, proposal.decided_at = None, None
    proposal.save()
    _record(events.ProposalReopened(application_id=proposal.application_id), proposal, actor=actor)
    return proposal


def _grounds(result: MatchResult) -> str:
    """Names the knock-outs that are surely not met; "" for none, or while another knock-out is unknown."""
    knock_outs = [each for each in result.results if each.requirement.knock_out]
    if any(each.verdict is Verdict.UNKNOWN for each in knock_outs):
        return ""
    keys = sorted(requirement_key(each.requirement) for each in knock_outs if each.knocks_out)
    return hashlib.sha256(" ".join(keys).encode()).hexdigest() if keys else ""


def _open(proposal: RejectionProposal, grounds: str, *, actor: Actor) -> None:
    proposal.state, proposal.grounds_key = State.OPEN, grounds
    proposal.reason, proposal.decided_by, proposal.decided_at, proposal.move = None, None, None, None
    proposal.save()
    application = proposal.application
    event = events.RejectionProposed(application_id=application.id, job_id=application.job_id)
    _record(event, proposal, actor=actor)


def _lapse(proposal: RejectionProposal, *, actor: Actor) -> None:
    proposal.state = State.LAPSED
    proposal.save(update_fields=["state", "updated_at"])
    _record(events.ProposalLapsed(application_id=proposal.application_id), proposal, actor=actor)


def _decide(proposal: RejectionProposal, state: str, *, reason: str, user: User) -> None:
    proposal.state, proposal.reason = state, reason or None
    proposal.decided_by, proposal.decided_at = user, timezone.now()
    proposal.save()


def _waiting(proposal: RejectionProposal) -> RejectionProposal:
    proposal = _fresh(proposal)
    if proposal.state != State.OPEN:
        raise Conflict(_("Somebody has decided on this proposal, or its ground is gone."), code="proposal_not_open")
    return proposal


def _fresh(proposal: RejectionProposal) -> RejectionProposal:
    rows = RejectionProposal.objects.select_for_update(of=("self",))
    return rows.select_related("application__person", "application__job", "move").get(pk=proposal.pk)


def _record(event: events.Event, proposal: RejectionProposal, *, actor: Actor) -> None:
    record(event, actor=actor, person=proposal.application.person_id, subject=proposal.application)
