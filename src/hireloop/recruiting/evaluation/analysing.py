"""From the material of the interviews to the values of the analysis, within what the candidate agreed to."""

from contextlib import nullcontext
from dataclasses import replace

from django.conf import settings

from hireloop.analysis import interview_flow
from hireloop.analysis.flow_steps.options import TRANSCRIPT
from hireloop.analysis.flow_steps.running import OnProgress
from hireloop.analysis.interview_flow import Options, Seen
from hireloop.analysis.model import AnswerAnalysis, Report, Transcript, TranscriptSource
from hireloop.analysis.realign import carry_times
from hireloop.platform.audit.actor import Actor
from hireloop.platform.privacy import gate
from hireloop.platform.vault.plain_copy import plain_copy
from hireloop.recruiting.interviews import actions as interview_actions
from hireloop.recruiting.interviews import queries as interview_queries
from hireloop.recruiting.interviews.material import AnswerMaterial
from hireloop.recruiting.interviews.models import Answer, Interview, TextSource
from hireloop.recruiting.jobs.queries import job_spec

from . import actions
from .as_json import from_json
from .models import AnswerResult, EarlySightings

MACHINE = Actor.system("evaluation")


def analyse(answer: Answer, *, on_progress: OnProgress) -> AnswerResult:
    """Analyse one answer, keep the result, and hand the engine's words to the candidate for checking."""
    material = interview_queries.answer_material(answer.pk)
    options = with_seen(options_for(material), seen_of(answer))
    with plain_copy(material.recording) if material.recording else nullcontext() as path:
        analysis = interview_flow.analyse_answer(
            path, material.question, job=material.job_spec, options=options, on_progress=on_progress
        )
    result = actions.save_answer_result(answer, analysis)
    if analysis.transcript is None:
        interview_actions.note_no_machine_text(answer, why=why_no_words(analysis))
    elif analysis.transcript.source == TranscriptSource.ENGINE:
        hand_over_words(answer, analysis.transcript, analysis)
    return result


def seen_of(answer: Answer) -> Seen | None:
    """What was seen of the recording while it still went on."""
    row = EarlySightings.objects.filter(answer=answer).first()
    return from_json(Seen, row.seen) if row else None


def with_seen(options: Options, seen: Seen | None) -> Options:
    return replace(options, seen=seen)


def options_before_words(interview: Interview) -> Options:
    """For what needs no words: consents and place."""
    return Options(consents=gate.allowed_purposes(interview.person_id), jurisdiction=settings.JURISDICTION)


def options_for(material: AnswerMaterial) -> Options:
    """Consents and place decide what is computed. The candidate's own words are used where there are any.

    What the browser heard stands in only where no engine of ours understands the language, so the
    recogniser is tried first.
    """
    own = material.own_words
    return Options(
        consents=frozenset(material.consents),
        jurisdiction=settings.JURISDICTION,
        language=material.language,
        transcript=own.transcript() if own else None,
    )


def why_no_words(analysis: AnswerAnalysis) -> str:
    return next((off.why.key for off in analysis.switched_off if off.signal == TRANSCRIPT), "unknown")


def hand_over_words(answer: Answer, transcript: Transcript, analysis: AnswerAnalysis) -> None:
    engine = next((p for p in analysis.provenance if p.step == "transcribe"), None)
    interview_actions.set_machine_text(
        answer,
        text=transcript.text,
        language=transcript.language,
        confidence=transcript.confidence,
        words=[
            {"text": word.text, "start_ms": word.start_ms, "end_ms": word.end_ms, "confidence": word.confidence}
            for word in transcript.words
        ],
        engine=f"{engine.engine} {engine.version}" if engine else "",
        actor=MACHINE,
    )


def missing_answers(interview: Interview) -> list[Answer]:
    """Answers that count and have no result yet."""
    counted = interview_queries.counted_answers(interview)
    done = set(AnswerResult.objects.filter(answer__in=counted).values_list("answer_id", flat=True))
    return [answer for answer in counted if answer.pk not in done]


def report_of(interview: Interview) -> Report:
    """The report from the stored analyses, each brought up to the words that count now."""
    job = job_spec(interview.application.job)
    counted = interview_queries.counted_answers(interview)
    results = {row.answer_id: row for row in AnswerResult.objects.filter(answer__in=counted)}
    analyses = [
        with_final_words(
            from_json(AnswerAnalysis, results[answer.pk].analysis), interview_queries.answer_material(answer.pk)
        )
        for answer in counted
    ]
    return interview_flow.build_report(analyses, job)


def with_final_words(analysis: AnswerAnalysis, material: AnswerMaterial) -> AnswerAnalysis:
    """The analysis on the words that count: the candidate's own, else the engine's, else the browser's."""
    best = material.best_text
    if best is None or (analysis.transcript and analysis.transcript.text == best.text):
        return analysis
    transcript = best.transcript()
    heard = material.texts.get(TextSource.ENGINE)
    if not transcript.words and heard:
        transcript = replace(transcript, words=carry_times(heard.words, transcript.text))
    return interview_flow.with_other_words(analysis, transcript, job=material.job_spec)
