import pytest
from django.test import Client

from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actor import Actor
from hireloop.platform.background.testing import run_all
from hireloop.platform.directory.models import Person
from hireloop.platform.notifications.models import Message, Notice
from hireloop.recruiting.applications.stages import Stage
from hireloop.recruiting.evaluation import actions
from hireloop.recruiting.evaluation.models import CandidateFeedback, Decision, EvaluationReport, Review
from hireloop.recruiting.evaluation.testing import GOOD, THIN, job_for_tests, written_interview
from hireloop.recruiting.interviews.models import Interview

pytestmark = pytest.mark.django_db


@pytest.fixture
def interview(zhang_min: User, wang_fang: Person) -> Interview:
    interview = written_interview(wang_fang, job_for_tests(), [GOOD, THIN])
    run_all()
    return interview


def stage_of(interview: Interview) -> str:
    interview.application.refresh_from_db()
    return interview.application.stage


def test_a_sent_interview_becomes_a_report_and_the_reviewers_are_told(interview: Interview, zhang_min: User) -> None:
    report = EvaluationReport.objects.get(interview=interview)

    assert len(report.report["answers"]) == 2
    assert stage_of(interview) == Stage.REVIEW
    assert Notice.objects.filter(user=zhang_min, url__contains=str(interview.pk)).exists()


def test_every_quote_of_the_report_stands_in_its_transcript(interview: Interview) -> None:
    report = EvaluationReport.objects.get(interview=interview).report

    evidence = [piece for result in report["dimensions"].values() for piece in result["score"]["evidence"]]
    assert evidence
    for piece in evidence:
        text = report["answers"][piece["answer"]]["transcript"]["text"]
        assert text[piece["start_char"] : piece["end_char"]] == piece["quote"]


def test_pending_waits_for_a_person(interview: Interview) -> None:
    report = EvaluationReport.objects.get(interview=interview)
    is_pending = report.recommendation == EvaluationReport.Recommendation.PENDING

    assert Review.objects.filter(interview=interview, closed_at=None).exists() == is_pending


def test_running_everything_again_makes_no_second_report_or_notice(interview: Interview) -> None:
    notices = Notice.objects.count()
    run_all()

    assert EvaluationReport.objects.count() == 1
    assert Notice.objects.count() == notices


def test_a_decision_moves_the_application_and_drafts_feedback_that_waits(interview: Interview, zhang_min: User) -> None:
    actions.decide(
        interview,
        verdict=Decision.Verdict.ADVANCE,
        reason="回答具体，有结果。",
        decided_by=zhang_min,
        actor=Actor.user(zhang_min),
    )
    run_all()

    assert stage_of(interview) == Stage.OFFER
    feedback = CandidateFeedback.objects.get(interview=interview)
    assert feedback.released_at is None
    assert not Message.objects.filter(template="feedback_released").exists()
    assert not Review.objects.filter(interview=interview, closed_at=None).exists()


def test_the_candidate_hears_after_release_and_reads_it_on_the_own_page(interview: Interview, zhang_min: User) -> None:
    feedback = actions.draft_for(interview)
    assert feedback is not None
    actions.release_feedback(feedback, released_by=zhang_min, actor=Actor.user(zhang_min))
    run_all()

    mail = Message.objects.get(template="feedback_released")
    address = next(word for word in mail.body.split() if "/my/" in word)
    page = Client().get(address[address.index("/my/") :])
    assert feedback.text.splitlines()[0] in page.content.decode()
    feedback.refresh_from_db()
    assert feedback.read_at is not None


def test_rejecting_takes_a_person_and_a_reason(interview: Interview, zhang_min: User) -> None:
    actions.decide(
        interview,
        verdict=Decision.Verdict.REJECT,
        reason="第二个回答没有内容。",
        decided_by=zhang_min,
        actor=Actor.user(zhang_min),
    )
    run_all()

    assert stage_of(interview) == Stage.REJECTED
    assert interview.application.moves.first().moved_by == zhang_min
