"""What is proposed, and when a person should listen instead."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hireloop.analysis import interview_flow
from hireloop.analysis.conversation import Thresholds, Verdict, propose
from hireloop.analysis.conversation.proposing import _verdict
from hireloop.analysis.job_spec import JobSpec, ProfileLine
from hireloop.analysis.model import AnswerAnalysis, Question, Transcript, TranscriptSource
from hireloop.analysis.phrases import say
from hireloop.kernel.languages import LANGUAGES

JOB = JobSpec("客户成功经理", profile={"problem_solving": ProfileLine(3.0, 60), "teamwork": ProfileLine(1.0, 60)})
QUESTION = Question("请讲一次您解决客户难题的经历。", dimensions=("problem_solving",))
GOOD = (
    "去年三月，一位大客户因为报表总是晚到要解约。我先打电话听她讲完，然后查出是两个部门互相等数据，"
    "于是我每天上午九点组织十分钟的碰头会，还用SQL写了自动汇总。一个月后报表全部准时，客户续签了120万的合同。"
)
POOR = "就是正常处理呗，客户有问题就解决，没什么特别的，大家都差不多这样做，我觉得还行吧。"


def answered(text: str, source: TranscriptSource = TranscriptSource.TYPED, confidence: float | None = None):
    transcript = Transcript(text, "zh", source, confidence)
    options = interview_flow.Options(transcript=transcript)
    return interview_flow.analyse_answer(None, QUESTION, options=options, job=JOB)


@pytest.fixture(scope="module")
def good() -> AnswerAnalysis:
    return answered(GOOD)


@pytest.fixture(scope="module")
def poor() -> AnswerAnalysis:
    return answered(POOR)


def test_a_good_answer_goes_on_with_quotes_from_its_own_words(good: AnswerAnalysis):
    found = propose([good], JOB, thresholds=Thresholds(50, 20), asked=1)
    assert found.verdict is Verdict.ADVANCE
    assert found.evidence
    assert all(each.quote in GOOD for each in found.evidence)
    assert found.low <= found.score <= found.high


def test_a_poor_answer_is_not_now_and_scores_below_a_good_one(good: AnswerAnalysis, poor: AnswerAnalysis):
    found = propose([poor], JOB, thresholds=Thresholds(95, 90), asked=1)
    assert found.verdict is Verdict.NOT_NOW
    assert found.score < propose([good], JOB, thresholds=Thresholds(), asked=1).score


def test_words_that_nobody_is_sure_of_are_for_a_person(good: AnswerAnalysis):
    unsure = replace(good, transcript=Transcript(GOOD, "zh", TranscriptSource.ENGINE, 0.4))
    assert propose([unsure], JOB, thresholds=Thresholds(10, 5), asked=1).verdict is Verdict.LISTEN
    sure = replace(good, transcript=Transcript(GOOD, "zh", TranscriptSource.ENGINE, 0.9))
    assert propose([sure], JOB, thresholds=Thresholds(10, 5), asked=1).verdict is Verdict.ADVANCE


def test_missing_words_and_missing_answers_are_for_a_person(good: AnswerAnalysis):
    silent = replace(good, transcript=None, content=None)
    unread = propose([good, silent], JOB, thresholds=Thresholds(10, 5), asked=2)
    assert unread.verdict is Verdict.LISTEN
    assert "conversation.unread" in [doubt.key for doubt in unread.doubts]
    few = propose([good], JOB, thresholds=Thresholds(10, 5), asked=3)
    assert "conversation.many_passed_over" in [doubt.key for doubt in few.doubts]
    assert propose([], JOB, thresholds=Thresholds(), asked=2).verdict is Verdict.LISTEN


def test_another_language_is_for_a_person():
    english = answered("Last year I called the client, found the cause and fixed it in two days with 3 colleagues.")
    found = propose([english], JOB, thresholds=Thresholds(10, 5), asked=1)
    assert "conversation.other_language" in [doubt.key for doubt in found.doubts]


def test_how_somebody_sounds_changes_nothing(good: AnswerAnalysis):
    from hireloop.analysis.model import SignalAnalysis

    shrill = replace(good, voice=SignalAnalysis({"pitch_range_semitones": 30.0, "speaking_rate_characters_per_min": 1}))
    one, other = (propose([answer], JOB, thresholds=Thresholds(), asked=1) for answer in (good, shrill))
    assert (one.score, one.verdict) == (other.score, other.verdict)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_can_be_said(good: AnswerAnalysis, poor: AnswerAnalysis, language: str):
    for answers, asked in (([good], 1), ([poor], 1), ([], 2), ([good, replace(poor, transcript=None)], 5)):
        found = propose(answers, JOB, thresholds=Thresholds(), asked=asked)
        assert all(say(reason, language) for reason in found.reasons)
        assert found.reasons


scores = st.floats(0, 100)


@given(scores, st.floats(0, 40), st.integers(1, 100), st.integers(0, 99))
def test_nobody_is_proposed_for_not_now_where_the_band_reaches_the_upper_line(
    score: float, half: float, upper: int, lower: int
):
    lower = min(lower, upper - 1)
    low, high = max(0.0, score - half), min(100.0, score + half)
    verdict = _verdict(score, low, high, Thresholds(upper, lower), has_doubts=False)
    if verdict is Verdict.NOT_NOW:
        assert high < upper
        assert score < lower
    if verdict is Verdict.ADVANCE:
        assert score >= upper
        assert low >= lower
    assert _verdict(score, low, high, Thresholds(upper, lower), has_doubts=True) is Verdict.LISTEN
