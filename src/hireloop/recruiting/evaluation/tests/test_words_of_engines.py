"""What becomes of an answer's words once the engines have heard it, or not."""

import pytest

from hireloop.analysis import interview_flow
from hireloop.analysis.model import AnswerAnalysis, Phrase, Question, SwitchedOff
from hireloop.recruiting.evaluation import analysing
from hireloop.recruiting.evaluation.testing import GOOD, job_for_tests, written_interview
from hireloop.recruiting.interviews.room_state import transcript_state

pytestmark = pytest.mark.django_db


def test_a_candidate_does_not_wait_for_words_that_never_come(wang_fang, monkeypatch):
    answer = written_interview(wang_fang, job_for_tests(), [GOOD]).questions.get().answers.get()
    answer.is_typed = False
    answer.save()
    assert transcript_state(answer, set()) == "coming"

    def hears_nothing(path: object, question: Question, **more: object) -> AnswerAnalysis:
        silence = SwitchedOff("transcript", Phrase("flow.silence_no_words"))
        return AnswerAnalysis(
            question=question, transcript=None, duration_ms=3000, content=None, switched_off=(silence,)
        )

    monkeypatch.setattr(interview_flow, "analyse_answer", hears_nothing)
    analysing.analyse(answer, on_progress=lambda now: None)

    answer.refresh_from_db()
    assert answer.no_transcript_why == "flow.silence_no_words"
    assert transcript_state(answer, set()) == "none"
