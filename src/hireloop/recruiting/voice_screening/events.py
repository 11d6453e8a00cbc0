"""What happened to a voice screening, in the past tense."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hireloop.platform.audit.events import Event


@dataclass(frozen=True)
class VoiceScriptSaved(Event):
    key = "voice_screening.script_saved"
    label = _("Voice script saved")
    icon = "script"
    job_id: UUID
    questions: int


@dataclass(frozen=True)
class VoiceScreeningInvited(Event):
    key = "voice_screening.invited"
    label = _("Invited to a voice screening")
    icon = "mail"
    screening_id: UUID
    application_id: UUID


@dataclass(frozen=True)
class VoiceLinkSentAgain(Event):
    key = "voice_screening.link_sent_again"
    label = _("Voice screening link sent again")
    icon = "mail-forward"
    screening_id: UUID


@dataclass(frozen=True)
class VoiceScreeningExtended(Event):
    key = "voice_screening.extended"
    label = _("More days for the voice screening")
    icon = "calendar-plus"
    screening_id: UUID


@dataclass(frozen=True)
class VoiceScreeningCancelled(Event):
    key = "voice_screening.cancelled"
    label = _("Voice screening cancelled")
    icon = "calendar-off"
    screening_id: UUID


@dataclass(frozen=True)
class VoiceScreeningExpired(Event):
    key = "voice_screening.expired"
    label = _("Voice screening expired")
    icon = "clock-off"
    screening_id: UUID


@dataclass(frozen=True)
class VoiceCandidateReminded(Event):
    key = "voice_screening.reminded"
    label = _("Candidate reminded of the voice screening")
    icon = "bell"
    screening_id: UUID


@dataclass(frozen=True)
class VoiceScreeningOpened(Event):
    key = "voice_screening.opened"
    label = _("Voice screening opened by the candidate")
    icon = "door-enter"
    screening_id: UUID


@dataclass(frozen=True)
class VoiceScreeningAgreed(Event):
    """The candidate knows that a machine asks, read the notice, and said how it may be held."""

    key = "voice_screening.agreed"
    label = _("Candidate agreed to the voice screening")
    icon = "shield-check"
    screening_id: UUID
    in_writing: bool


@dataclass(frozen=True)
class PersonPreferred(Event):
    key = "voice_screening.person_preferred"
    label = _("Candidate would rather talk to a person")
    icon = "accessible"
    screening_id: UUID


@dataclass(frozen=True)
class VoiceScreeningBegun(Event):
    key = "voice_screening.begun"
    label = _("Voice screening begun")
    icon = "microphone"
    screening_id: UUID


@dataclass(frozen=True)
class VoiceAnswerEnded(Event):
    """``ended_by``: pause, button, skipped or limit; ``followed_up``: "", "thin" or "off_question"."""

    key = "voice_screening.answer_ended"
    label = _("Question %(position)s answered")
    icon = "message-check"
    on_timeline: ClassVar[bool] = False
    screening_id: UUID
    answer_id: UUID
    position: int
    ended_by: str
    followed_up: str


@dataclass(frozen=True)
class VoiceTalkEnded(Event):
    key = "voice_screening.talk_ended"
    label = _("Last question of the voice screening over")
    icon = "flag"
    screening_id: UUID


@dataclass(frozen=True)
class VoiceWordsCorrected(Event):
    """The candidate's own words stand beside those that were heard; told when the answers are sent."""

    key = "voice_screening.words_corrected"
    label = _("Transcript of an answer corrected by the candidate")
    icon = "pencil"
    screening_id: UUID
    answer_id: UUID
    position: int


@dataclass(frozen=True)
class VoiceScreeningHeld(Event):
    key = "voice_screening.held"
    label = _("Voice screening held")
    icon = "send"
    screening_id: UUID


@dataclass(frozen=True)
class VoiceAnswerUnreadable(Event):
    key = "voice_screening.answer_unreadable"
    label = _("A sound recording could not be read")
    icon = "alert-triangle"
    screening_id: UUID
    answer_id: UUID
    why: str


@dataclass(frozen=True)
class VoiceProposalReady(Event):
    key = "voice_screening.proposal_ready"
    label = _("Proposal of the voice screening ready")
    icon = "report-analytics"
    screening_id: UUID
    verdict: str


@dataclass(frozen=True)
class VoiceScreeningDecided(Event):
    key = "voice_screening.decided"
    label = _("Voice screening decided")
    icon = "gavel"
    screening_id: UUID
    decision_id: UUID
    verdict: str


@dataclass(frozen=True)
class VoiceRecordingsErased(Event):
    key = "voice_screening.recordings_erased"
    label = _("Recordings of the voice screening erased")
    icon = "eraser"
    screening_id: UUID
    count: int
