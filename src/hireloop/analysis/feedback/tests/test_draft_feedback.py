import pytest

from hireloop.analysis.dimensions import COMPETENCIES
from hireloop.analysis.feedback import draft_feedback
from hireloop.analysis.feedback.drafting import _texts
from hireloop.analysis.model import (
    AnswerAnalysis,
    ContentAnalysis,
    DimensionResult,
    Evidence,
    Phrase,
    Question,
    Recommendation,
    Report,
    Score,
    StarPart,
)


def result(points: float | None, quote: str = "") -> DimensionResult:
    evidence = (Evidence(quote, 0, 0, len(quote), None, None, Phrase("content.any")),) if quote else ()
    score = Score("teamwork", points, points, points, "rules", "1", evidence)
    return DimensionResult({"zh": "团队合作", "en": "Teamwork"}, score, 1.0, 60.0)


def report(dimensions: dict[str, DimensionResult], *, star: str = "action") -> Report:
    content = ContentAnalysis(1.0, (StarPart(star, "…", 0, 1),), (), {})
    answer = AnswerAnalysis(Question("?"), None, None, content)
    return Report(
        job_title="后端工程师",
        language="zh",
        recommendation=Recommendation.NOT_RECOMMENDED,
        reasons=(),
        match=40.0,
        dimensions=dimensions,
        traits={},
        style={},
        state=(),
        answers=(answer,),
        switched_off=(),
        provenance=(),
        timings_s={},
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_names_strengths_with_the_persons_own_words_and_no_score(language):
    text = draft_feedback(report({"teamwork": result(81.0, "我主动约同事对齐了方案")}), language)

    assert "我主动约同事对齐了方案" in text
    assert "81" not in text
    assert "后端工程师" in text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_suggests_what_to_do_about_weak_dimensions(language):
    text = draft_feedback(report({"teamwork": result(35.0)}), language)

    assert _texts()[language]["dimensions"]["teamwork"] in text


def test_it_is_silent_on_what_could_not_be_judged():
    text = draft_feedback(report({"teamwork": result(None)}), "zh")

    assert "团队合作" not in text


def test_it_advises_on_results_where_most_answers_had_none():
    assert _texts()["zh"]["telling"]["result"] in draft_feedback(report({}, star="action"), "zh")
    assert _texts()["zh"]["telling"]["result"] not in draft_feedback(report({}, star="result"), "zh")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_built_in_dimension_has_its_own_suggestion(language):
    assert set(_texts()[language]["dimensions"]) == set(COMPETENCIES)
