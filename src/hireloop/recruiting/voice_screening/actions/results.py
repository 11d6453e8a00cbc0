"""The machine's results: kept as they come, forgotten where consent goes."""

from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from hireloop.analysis.conversation import Proposal
from hireloop.analysis.model import AnswerAnalysis, Phrase, SwitchedOff
from hireloop.platform.accounts.queries import users_with_role
from hireloop.platform.accounts.roles import Role
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.showing import lazy_name_for
from hireloop.platform.notifications import actions as notifications
from hireloop.recruiting.applications.actions import set_next_step
from hireloop.recruiting.applications.stages import NextStep, Stage

from ..as_json import from_json, to_json
from ..events import VoiceProposalReady
from ..links import hr_url
from ..models import VoiceAnswer, VoiceProposal, VoiceResult, VoiceScreening

MACHINE = Actor.system("voice_screening")


@transaction.atomic
def save_result(answer: VoiceAnswer, analysis: AnswerAnalysis) -> VoiceResult:
    """Keep the analysis of an answer; a later one replaces it."""
    result, _made = VoiceResult.objects.update_or_create(
        answer=answer,
        defaults={
            "person_id": answer.question.screening.person_id,
            "analysis": to_json(analysis),
            "seconds": sum(analysis.timings_s.values()),
        },
    )
    return result


def save_proposal(screening: VoiceScreening, proposal: Proposal) -> VoiceProposal:
    """Keep the proposal; a later one replaces it, a decision that was made stands."""
    with transaction.atomic():
        stored, _made = VoiceProposal.objects.update_or_create(
            screening=screening,
            defaults={
                "person_id": screening.person_id,
                "verdict": proposal.verdict.value,
                "score": proposal.score,
                "proposal": to_json(proposal),
                "ready_at": timezone.now(),
            },
        )
        VoiceScreening.objects.filter(pk=screening.pk).update(proposed=stored.verdict)
        event = VoiceProposalReady(screening.pk, stored.verdict)
        record(event, actor=MACHINE, person=screening.person_id, subject=stored)
        if screening.application.stage == Stage.VOICE and not screening.decided:
            set_next_step(screening.application_id, NextStep.CONFIRM_VOICE)
    _tell(screening)
    return stored


def _tell(screening: VoiceScreening) -> None:
    """The one who invited; where that is nobody any more, all of HR."""
    by = screening.invited_by
    text = _("The voice screening of {name} is ready to be confirmed.")
    for colleague in [by] if by and by.is_active else users_with_role(Role.HR):
        told = format_lazy(text, name=lazy_name_for(colleague, screening.person))
        notifications.notify(colleague, told, url=hr_url(screening), person=screening.person)


@transaction.atomic
def forget_voice(person_id: UUID) -> int:
    """Erase the measures of the voice from every result of a person who withdrew that consent."""
    results = VoiceResult.objects.select_for_update().filter(person_id=person_id)
    for result in results:
        result.analysis = to_json(without_voice(from_json(AnswerAnalysis, result.analysis)))
        result.save(update_fields=["analysis", "updated_at"])
    for stored in VoiceProposal.objects.select_for_update().filter(person_id=person_id):
        proposal = from_json(Proposal, stored.proposal)
        answers = tuple(without_voice(answer) for answer in proposal.report.answers)
        stored.proposal = to_json(replace(proposal, report=replace(proposal.report, answers=answers, state=())))
        stored.save(update_fields=["proposal", "updated_at"])
    return len(results)


def without_voice(analysis: AnswerAnalysis) -> AnswerAnalysis:
    """The analysis with the voice gone, saying that consent was withdrawn."""
    if analysis.voice is None:
        return analysis
    note = SwitchedOff("voice", Phrase("flow.consent_withdrawn"))
    return replace(analysis, voice=None, switched_off=(*analysis.switched_off, note))
