import pytest

from hireloop.analysis.dimensions import TRAITS
from hireloop.analysis.interview_flow import build_report
from hireloop.analysis.job_spec import JobSpec, load_job
from hireloop.analysis.model import (
    AnswerAnalysis,
    DimensionResult,
    Question,
    Recommendation,
    Report,
    Score,
    Transcript,
    TranscriptSource,
)
from hireloop.analysis.phrases import say
from hireloop.analysis.recommend import recommend
from hireloop.analysis.report.as_dict import to_dict
from hireloop.analysis.scoring import describe_style, score_dimensions, score_traits
from hireloop.analysis.tests.answer_files_for_tests import Group, groups, measured
from hireloop.kernel.languages import LANGUAGES

JOB = load_job({"title": "店长", "profile": {"teamwork": 2, "logic": 1}})


def result(key: str, score: float | None, *, width: float = 8, line: float | None = 60, weight: float = 1):
    low, high = (None, None) if score is None else (max(0, score - width), min(100, score + width))
    label = {"zh": key, "en": key}
    return DimensionResult(label, Score(key, score, low, high, "rules", "1"), weight, line)


def view(*results: DimensionResult) -> tuple[Recommendation, list[str], float | None]:
    recommendation, reasons, match = recommend({each.score.dimension: each for each in results}, JOB)
    return recommendation, [reason.key for reason in reasons], match


def test_all_bands_above_their_lines_is_recommended():
    recommendation, reasons, match = view(result("teamwork", 80, weight=2), result("logic", 70))
    assert recommendation is Recommendation.RECOMMENDED
    assert match == pytest.approx((2 * 80 + 70) / 3)
    assert reasons[0] == "scoring.match_recommended"


def test_a_line_inside_the_band_is_pending():
    assert view(result("teamwork", 80), result("logic", 65))[0] is Recommendation.PENDING
    assert view(result("teamwork", 80), result("logic", 55))[0] is Recommendation.PENDING


def test_a_wider_band_of_the_same_score_turns_a_clear_view_pending():
    assert view(result("teamwork", 40, width=10))[0] is Recommendation.NOT_RECOMMENDED
    assert view(result("teamwork", 40, width=25))[0] is Recommendation.PENDING
    assert view(result("teamwork", 80, width=25))[0] is Recommendation.PENDING


def test_a_weighted_dimension_that_nobody_saw_is_pending_with_its_reason():
    recommendation, reasons, match = view(result("teamwork", 90), result("logic", None))
    assert recommendation is Recommendation.PENDING
    assert "scoring.missing" in reasons
    assert match == 90


def test_nothing_scored_has_no_match():
    assert view(result("teamwork", None))[::2] == (Recommendation.PENDING, None)
    assert view(result("teamwork", 90, weight=0))[::2] == (Recommendation.PENDING, None)


def test_dimensions_without_weight_change_nothing():
    assert view(result("teamwork", 80), result("extraversion", 10, weight=0)) == view(result("teamwork", 80))


def test_every_reason_can_be_said_in_both_languages():
    lines = (result("a", 90), result("b", 60), result("c", 10), result("d", None), result("e", 50, line=None))
    reasons = recommend({each.score.dimension: each for each in lines}, JOB)[1]
    for reason in reasons:
        assert all(say(reason, language) for language in LANGUAGES)


# --- across answers


def answered(group: Group, quality: str) -> AnswerAnalysis:
    text = group.answers[quality]
    transcript = Transcript(text, group.question.language, TranscriptSource.TYPED)
    return AnswerAnalysis(group.question, transcript, None, measured(group, text))


def report_of(quality: str, job: JobSpec) -> Report:
    return build_report([answered(group, quality) for group in groups() if group.question.language == "zh"], job)


def test_what_no_answer_shows_has_no_score_and_says_so():
    answers = [answered(groups()[0], "poor")]
    unseen = score_dimensions(answers, JOB)["cross_cultural"].score
    assert (unseen.score, unseen.low, unseen.high) == (None, None, None)
    assert unseen.doubts[0].key == "scoring.not_asked"


def test_evidence_carries_the_number_of_its_answer():
    answers = [answered(group, "good") for group in groups()[:3]]
    for dimension in score_dimensions(answers, JOB).values():
        for evidence in dimension.score.evidence:
            text = answers[evidence.answer].transcript.text
            assert text[evidence.start_char : evidence.end_char] == evidence.quote


def test_several_answers_make_a_score_surer():
    one = answered(groups()[0], "good")
    alone = score_dimensions([one], JOB)["teamwork"].score
    thrice = score_dimensions([one, one, one], JOB)["teamwork"].score
    assert thrice.score == pytest.approx(alone.score)
    assert thrice.high - thrice.low < alone.high - alone.low


def test_traits_have_wide_bands_and_no_weight():
    traits = score_traits([answered(group, "good") for group in groups()], JOB)
    assert set(traits) == set(TRAITS)
    for trait in traits.values():
        assert trait.weight == 0
        if trait.score.score is not None:
            assert trait.score.high - trait.score.low >= 25


def test_the_style_is_described_and_not_scored():
    style = describe_style([answered(group, "good") for group in groups()])
    assert style["confidence"] == "low"
    assert style["description"][-1].key == "scoring.style_caution"
    assert describe_style([])["description"] == ()


def test_good_interviews_are_recommended_and_poor_ones_are_not():
    keys = [group.dimension for group in groups() if group.question.language == "zh"]
    job = load_job({"title": "店长", "profile": keys})
    assert report_of("good", job).recommendation is Recommendation.RECOMMENDED
    assert report_of("middling", job).recommendation is Recommendation.PENDING
    assert report_of("poor", job).recommendation is Recommendation.NOT_RECOMMENDED


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_as_json_holds_what_programs_read(language):
    read = to_dict(report_of("good", JOB), language)
    assert {"job", "language", "recommendation", "reasons", "match", "dimensions", "traits", "style", "answers"} <= set(
        read
    )
    assert {"switched_off", "provenance", "timings"} <= set(read)
    assert {"label", "score", "low", "high", "weight", "pass_line", "scorer", "evidence"} <= set(
        read["dimensions"]["teamwork"]
    )
    evidence = read["dimensions"]["teamwork"]["evidence"][0]
    assert {"quote", "answer", "start_char", "end_char", "start_ms", "end_ms", "why"} <= set(evidence)
    assert {"question", "transcript", "relevance", "star", "scores", "measures"} <= set(read["answers"][0])
    assert read["answers"][0]["transcript"][evidence["start_char"] : evidence["end_char"]] or evidence["answer"] > 0


def test_unknown_question_dimensions_are_no_error():
    question = Question("讲一次合作", dimensions=("nothing_known",))
    text = "我和同事一起完成了分工，最后按时上线。"
    group = Group(question, {"good": text})
    assert measured(group, text).scores is not None
