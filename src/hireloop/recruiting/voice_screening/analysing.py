"""From what was said and written to the values of the analysis, within what the candidate agreed to."""

from contextlib import nullcontext
from dataclasses import replace

from django.conf import settings

from hireloop.analysis import interview_flow
from hireloop.analysis.conversation import Proposal, propose
from hireloop.analysis.conversation.hearing import quick_recogniser
from hireloop.analysis.flow_steps.options import EXPRESSION, FACE_SIGNAL, POSTURE_SIGNAL, Options
from hireloop.analysis.job_spec import JobSpec
from hireloop.analysis.model import AnswerAnalysis, Question, Transcript, TranscriptSource
from hireloop.platform.privacy import gate
from hireloop.platform.vault.plain_copy import plain_copy
from hireloop.recruiting.jobs import queries as jobs
from hireloop.recruiting.question_bank.queries import as_analysed

from . import actions
from .as_json import from_json
from .models import VoiceAnswer, VoiceQuestion, VoiceResult, VoiceScreening
from .states import AnswerStatus
from .words import Words, language_of, words_of

OF_PICTURES = frozenset({FACE_SIGNAL, POSTURE_SIGNAL, EXPRESSION})
TO_ANALYSE = (AnswerStatus.CLOSED, AnswerStatus.READY, AnswerStatus.UNREADABLE)


def analyse(answer: VoiceAnswer) -> VoiceResult:
    """Analyse one answer and keep the result."""
    screening = answer.question.screening
    job = jobs.job_spec(screening.application.job)
    written, browser = (answer.written or "").strip(), (answer.browser_words or "").strip()
    with plain_copy(answer.recording) if answer.recording else nullcontext() as path:
        analysis = interview_flow.analyse_answer(
            path,
            analysed_question(answer.question),
            job=job,
            options=Options(
                consents=gate.allowed_purposes(screening.person_id),
                jurisdiction=settings.JURISDICTION,
                language=language_of(answer.question),
                transcript=_words_given(answer, written, browser),
                unwanted=OF_PICTURES,
            ),
        )
    return actions.save_result(answer, _with_what_was_written(_without_pictures(analysis), answer, written, job))


def _words_given(answer: VoiceAnswer, written: str, browser: str) -> Transcript | None:
    """Words that take the place of the engine's: written ones where nothing was recorded; the browser's where no
    engine for the language can be relied upon."""
    if answer.recording is None:
        return _typed(written, answer.question)
    language = language_of(answer.question)
    if browser and quick_recogniser(language) is None:
        return Transcript(browser, language, TranscriptSource.BROWSER)
    return None


def _with_what_was_written(analysis: AnswerAnalysis, answer: VoiceAnswer, written: str, job: JobSpec) -> AnswerAnalysis:
    """After the words that were heard, those that were written."""
    heard = analysis.transcript
    if written and heard is not None and heard.source is not TranscriptSource.TYPED:
        heard = replace(heard, text=f"{heard.text}\n{written}")
    if written and heard is None:
        heard = _typed(written, answer.question)
    if heard is None or heard == analysis.transcript:
        return analysis
    return interview_flow.with_other_words(analysis, heard, job=job)


def _typed(written: str, question: VoiceQuestion) -> Transcript | None:
    return Transcript(written, language_of(question), TranscriptSource.TYPED) if written else None


def _without_pictures(analysis: AnswerAnalysis) -> AnswerAnalysis:
    """There is no picture in a voice screening, so nothing of it was switched off."""
    kept = tuple(entry for entry in analysis.switched_off if entry.signal not in OF_PICTURES)
    return replace(analysis, switched_off=kept)


def waiting_answers(screening: VoiceScreening) -> int:
    """How many answers have not been analysed yet."""
    answers = VoiceAnswer.objects.filter(question__screening=screening, status__in=TO_ANALYSE)
    return answers.filter(result=None).count()


def proposal_of(screening: VoiceScreening) -> Proposal:
    """The proposal from the kept analyses, each on the words that count, in the order of the questions."""
    job = jobs.job_spec(screening.application.job)
    results = VoiceResult.objects.filter(answer__question__screening=screening).order_by("answer__question__position")
    analysed = [
        (from_json(AnswerAnalysis, result.analysis), words_of(result.answer))
        for result in results.select_related("answer__question")
    ]
    return propose(
        [with_words_that_count(analysis, words, job) for analysis, words in analysed],
        job,
        thresholds=screening.thresholds,
        asked=screening.questions.count(),
        rewritten=sum(words.is_rewritten for _analysis, words in analysed),
    )


def with_words_that_count(analysis: AnswerAnalysis, words: Words, job: JobSpec) -> AnswerAnalysis:
    """The analysis on the candidate's correction, where there is one; the kept one stays on what was heard."""
    transcript = words.transcript()
    if transcript is None or not words.corrected:
        return analysis
    return interview_flow.with_other_words(analysis, transcript, job=job)


def analysed_question(question: VoiceQuestion) -> Question:
    return as_analysed(
        question.text,
        language=question.language,
        dimensions=question.dimensions,
        reference=question.reference,
        key_points=question.key_points,
    )
