"""The machine's results: stored as they come, forgotten where consent goes."""

from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from hireloop.analysis.model import AnswerAnalysis, Phrase, Report, SwitchedOff
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.interviews.models import Answer, Interview

from ..as_json import from_json, to_json
from ..events import AnswerAnalysed, ReportReady
from ..models import AnswerResult, EarlySightings, EvaluationReport

MACHINE = Actor.system("evaluation")


@transaction.atomic
def save_answer_result(answer: Answer, analysis: AnswerAnalysis) -> AnswerResult:
    """Keep the analysis of an answer; a later one replaces it."""
    interview = answer.question.interview
    result, _ = AnswerResult.objects.update_or_create(
        answer=answer,
        defaults={
            "person_id": interview.person_id,
            "analysis": to_json(analysis),
            "seconds": sum(analysis.timings_s.values()),
        },
    )
    EarlySightings.objects.filter(answer=answer).delete()
    record(AnswerAnalysed(answer.pk, interview.pk), actor=MACHINE, person=interview.person_id, subject=result)
    return result


@transaction.atomic
def save_report(interview: Interview, report: Report) -> EvaluationReport:
    """Keep the report of an interview; a later one replaces it, and the trail shows both."""
    stored, _ = EvaluationReport.objects.update_or_create(
        interview=interview,
        defaults={
            "person_id": interview.person_id,
            "recommendation": report.recommendation.value,
            "report": to_json(report),
            "ready_at": timezone.now(),
        },
    )
    EarlySightings.objects.filter(answer__question__interview=interview).delete()
    event = ReportReady(interview.pk, report.recommendation.value)
    record(event, actor=MACHINE, person=interview.person_id, subject=stored)
    return stored


@transaction.atomic
def forget_signals(person_id: UUID, signals: tuple[str, ...]) -> int:
    """Erase these signals ("voice", "face", "posture") from every result of a person who withdrew consent."""
    EarlySightings.objects.filter(person_id=person_id).delete()
    results = AnswerResult.objects.select_for_update().filter(person_id=person_id)
    for result in results:
        result.analysis = to_json(without_signals(from_json(AnswerAnalysis, result.analysis), signals))
        result.save(update_fields=["analysis", "updated_at"])
    for stored in EvaluationReport.objects.select_for_update().filter(person_id=person_id):
        report = from_json(Report, stored.report)
        answers = tuple(without_signals(answer, signals) for answer in report.answers)
        stored.report = to_json(replace(report, answers=answers, state=()))
        stored.save(update_fields=["report", "updated_at"])
    return len(results)


def without_signals(analysis: AnswerAnalysis, signals: tuple[str, ...]) -> AnswerAnalysis:
    """The analysis with these signals gone, saying that consent was withdrawn."""
    gone = [name for name in signals if getattr(analysis, name) is not None]
    notes = tuple(SwitchedOff(name, Phrase("flow.consent_withdrawn")) for name in gone)
    return replace(
        analysis,
        voice=None if "voice" in gone else analysis.voice,
        face=None if "face" in gone else analysis.face,
        posture=None if "posture" in gone else analysis.posture,
        switched_off=(*analysis.switched_off, *notes),
    )
