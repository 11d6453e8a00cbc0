import pytest
from django.urls import reverse

from hireloop.platform.background.testing import run_all
from hireloop.recruiting.evaluation.alike import note_alike_answers
from hireloop.recruiting.evaluation.models import AnswerSketch, EvaluationReport
from hireloop.recruiting.evaluation.testing import GOOD, THIN, job_for_tests, written_interview
from hireloop.recruiting.interviews.models import IntegritySignal

pytestmark = pytest.mark.django_db

OWN = (
    "我在门店做过两年店长，周末客流大、人手紧，我把收银和补货分成两班，每天开十分钟的班前会，"
    "让老员工带新人，一个季度下来排队时间缩短了一半，顾客投诉从每周六起降到一起。"
)


@pytest.fixture
def hold(zhang_min, wang_fang, zhao_lei_person):
    job = job_for_tests()

    def hold(person, *answers):
        interview = written_interview(person, job, list(answers))
        run_all()
        return interview

    return hold


def prompts_of(interview):
    return list(IntegritySignal.objects.filter(interview=interview, kind="similar_answer"))


def test_a_copied_answer_makes_a_prompt_at_both_and_changes_no_score(hold, wang_fang, zhao_lei_person):
    first = hold(wang_fang, GOOD)
    second = hold(zhao_lei_person, GOOD.replace("去年", "前年"))

    (prompt,) = prompts_of(second)
    assert prompt.details["percent"] > 90
    assert prompt.details["interview"] == str(first.pk)
    assert prompts_of(first)[0].details["interview"] == str(second.pk)
    one, other = (EvaluationReport.objects.get(interview=each).report for each in (first, second))
    scores = [
        {key: result["score"]["score"] for key, result in report["dimensions"].items()} for report in (one, other)
    ]
    assert scores[0] == scores[1]


def test_own_words_and_short_answers_make_none(hold, wang_fang, zhao_lei_person):
    hold(wang_fang, GOOD, THIN)
    assert prompts_of(hold(zhao_lei_person, OWN, THIN)) == []


def test_looking_again_makes_no_second_prompt(hold, wang_fang, zhao_lei_person):
    hold(wang_fang, GOOD)
    second = hold(zhao_lei_person, GOOD)
    assert note_alike_answers(second) == 0
    assert len(prompts_of(second)) == 1


def test_the_sketch_holds_no_readable_word(hold, wang_fang):
    hold(wang_fang, GOOD)
    kept = bytes(AnswerSketch.objects.get().hashes)
    assert "超时".encode() not in kept
    assert "超时".encode("utf-16-le") not in kept


def test_the_reviewer_reads_how_alike_and_can_open_the_other(hold, client_of, zhang_min, wang_fang, zhao_lei_person):
    first = hold(wang_fang, GOOD)
    second = hold(zhao_lei_person, GOOD)
    page = client_of(zhang_min).get(reverse("evaluation:interview", args=[second.pk])).content.decode()
    assert "与其他候选人的回答高度相似" in page
    assert reverse("evaluation:interview", args=[first.pk]) in page
