"""What happened in screening."""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hireloop.platform.audit.events import Event

from .models.match import Verdict


@dataclass(frozen=True)
class MatchComputed(Event):
    """``score`` is None where nothing of what is asked is known."""

    key = "screening.match_computed"
    label = _("Résumé matched with the job")
    icon = "target"
    application_id: UUID
    job_id: UUID
    score: int | None


@dataclass(frozen=True)
class VerdictOverruled(Event):
    key = "screening.verdict_overruled"
    label = _("Verdict of the match overruled: “%(machine_verdict)s” is now “%(verdict)s”")
    icon = "user-check"
    application_id: UUID
    requirement_key: str
    machine_verdict: str
    verdict: str

    @classmethod
    def said(cls, payload: dict[str, Any]) -> dict[str, Any]:
        named = {name: str(Verdict(payload[name]).label) for name in ("machine_verdict", "verdict")}
        return {**payload, **named}


@dataclass(frozen=True)
class OverrideEnded(Event):
    key = "screening.override_ended"
    label = _("The machine's verdict counts again")
    icon = "arrow-back-up"
    application_id: UUID
    requirement_key: str


@dataclass(frozen=True)
class RejectionProposed(Event):
    """The machine found a knock-out surely not met; nothing has happened to the candidate."""

    key = "screening.rejection_proposed"
    label = _("Rejection proposed by the machine; a person decides")
    icon = "alert-circle"
    application_id: UUID
    job_id: UUID


@dataclass(frozen=True)
class ProposalLapsed(Event):
    key = "screening.proposal_lapsed"
    label = _("Proposed rejection dropped: its ground is gone")
    icon = "circle-off"
    application_id: UUID


@dataclass(frozen=True)
class ProposalConfirmed(Event):
    key = "screening.proposal_confirmed"
    label = _("Proposed rejection confirmed by a person")
    icon = "circle-x"
    application_id: UUID


@dataclass(frozen=True)
class ProposalTurnedDown(Event):
    key = "screening.proposal_turned_down"
    label = _("Proposed rejection turned down: stays in the process")
    icon = "circle-check"
    application_id: UUID


@dataclass(frozen=True)
class ProposalReopened(Event):
    key = "screening.proposal_reopened"
    label = _("Proposed rejection waits for a person again")
    icon = "arrow-back-up"
    application_id: UUID


@dataclass(frozen=True)
class BlindModeSet(Event):
    key = "screening.blind_mode_set"
    label = _("Blind mode switched")
    icon = "eye-off"
    on_timeline: ClassVar[bool] = False
    job_id: UUID
    is_blind: bool
    blind_for: str = ""
    blind_until: str = ""
    hides_schools: bool = False


@dataclass(frozen=True)
class BlindModeLifted(Event):
    """One colleague saw, for one candidate, what blind mode hides."""

    key = "screening.blind_mode_lifted"
    label = _("Blind mode lifted for one candidate")
    icon = "eye"
    application_id: UUID


@dataclass(frozen=True)
class MatchesExported(Event):
    key = "screening.matches_exported"
    label = _("Ranked list exported (%(count)s rows)")
    icon = "download"
    on_timeline: ClassVar[bool] = False
    job_id: UUID
    count: int
    file_format: str
