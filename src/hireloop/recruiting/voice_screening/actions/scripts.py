"""What the machine asks for a job, as HR sets it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from hireloop.kernel.errors import N_, BadInput
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.jobs.models import Job
from hireloop.recruiting.question_bank.models import Question

from ..events import VoiceScriptSaved
from ..models import VoiceScript, VoiceScriptLine
from ..models.script import Patience, VoiceSource

MOST_QUESTIONS = 10


@dataclass(frozen=True)
class LineDraft:
    question_id: UUID
    asks_further: bool = True
    follow_up: str = ""


@dataclass(frozen=True)
class ScriptDraft:
    """Everything that HR sets for one job."""

    lines: tuple[LineDraft, ...]
    language: str = "zh"
    patience_ms: int = Patience.USUAL
    voice: str = VoiceSource.BROWSER
    answer_seconds: int = 180
    advance_from: int = 60
    not_now_below: int = 35


@transaction.atomic
def save_script(job: Job, draft: ScriptDraft, *, actor: Actor) -> VoiceScript:
    """Keep the job's script. Screenings that were invited before keep theirs."""
    check_draft(draft)
    fields = {name: getattr(draft, name) for name in draft.__dataclass_fields__ if name != "lines"}
    script, _made = VoiceScript.objects.update_or_create(job=job, defaults=fields)
    script.lines.all().delete()
    VoiceScriptLine.objects.bulk_create(
        VoiceScriptLine(
            script=script,
            question_id=line.question_id,
            position=position,
            asks_further=line.asks_further,
            follow_up=line.follow_up.strip()[:1000],
        )
        for position, line in enumerate(draft.lines, start=1)
    )
    record(VoiceScriptSaved(job.pk, len(draft.lines)), actor=actor, subject=job)
    return script


def check_draft(draft: ScriptDraft) -> None:
    """Raises BadInput."""
    if not draft.lines:
        raise BadInput(N_("Choose at least one question."), code="no_questions")
    if len(draft.lines) > MOST_QUESTIONS:
        raise BadInput(N_("A voice screening asks %(most)s questions at most."), code="too_many", most=MOST_QUESTIONS)
    if draft.not_now_below >= draft.advance_from:
        raise BadInput(
            N_("The line for “not now” must lie below the line for the video interview."), code="thresholds_crossed"
        )
    if draft.patience_ms not in Patience.values or draft.voice not in VoiceSource.values:
        raise BadInput(N_("Choose one of the settings offered."), code="bad_setting")
    _check_questions([line.question_id for line in draft.lines], language=draft.language)


def _check_questions(ids: Sequence[UUID], *, language: str) -> None:
    if len(set(ids)) != len(ids):
        raise BadInput(N_("A question is chosen twice."), code="question_twice")
    if Question.objects.filter(pk__in=ids, is_active=True, language=language).count() != len(ids):
        raise BadInput(N_("Every question must be in use and in the language of the script."), code="bad_question")
