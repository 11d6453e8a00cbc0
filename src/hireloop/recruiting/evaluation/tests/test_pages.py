from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hireloop.platform.accounts.models import User
from hireloop.platform.background.testing import run_all
from hireloop.platform.directory.models import Person
from hireloop.recruiting.evaluation.models import Decision, Scorecard
from hireloop.recruiting.evaluation.testing import GOOD, job_for_tests, written_interview
from hireloop.recruiting.interviews.models import Interview
from hireloop.recruiting.jobs.models import TeamMember

pytestmark = pytest.mark.django_db

SCORES = {"score-teamwork": "4", "score-problem_solving": "none"}


@pytest.fixture
def interview(zhang_min: User, wang_fang: Person) -> Interview:
    interview = written_interview(wang_fang, job_for_tests(), [GOOD])
    run_all()
    return interview


@pytest.fixture
def signed_in(client: Client) -> Callable[[User], Client]:
    def sign_in(user: User) -> Client:
        client.force_login(user)
        return client

    return sign_in


def page_of(client: Client, interview: Interview) -> Any:
    return client.get(reverse("evaluation:interview", args=[interview.pk]))


def score(client: Client, interview: Interview, scores: dict[str, str] = SCORES) -> Any:
    return client.post(reverse("evaluation:save_scorecard", args=[interview.pk]), scores)


def test_the_machine_is_silent_until_the_reviewer_has_scored(interview, signed_in, zhang_min):
    client = signed_in(zhang_min)

    page = page_of(client, interview)
    assert page.context["page"].report is None
    assert "report-radar" not in page.content.decode()
    assert client.get(reverse("evaluation:report_json", args=[interview.pk])).status_code == 409

    score(client, interview)
    assert page_of(client, interview).context["page"].report is not None
    assert client.get(reverse("evaluation:report_json", args=[interview.pk])).json()["dimensions"]


def test_one_reviewers_scores_do_not_open_the_report_to_another(interview, signed_in, zhang_min, li_qiang):
    TeamMember.objects.create(job=interview.application.job, user=li_qiang, part="interviewer")
    score(signed_in(zhang_min), interview)

    assert page_of(signed_in(li_qiang), interview).context["page"].report is None


def test_scores_stand_once_the_machine_was_seen_but_notes_can_be_added(interview, signed_in, zhang_min):
    client = signed_in(zhang_min)
    score(client, interview)
    page_of(client, interview)

    assert score(client, interview, {**SCORES, "score-teamwork": "1"}).status_code == 409
    assert score(client, interview, {**SCORES, "notes": "语速偏快"}).status_code == 302
    card = Scorecard.objects.get()
    assert (card.scores["teamwork"], card.notes) == (4, "语速偏快")


@pytest.mark.parametrize("wrong", ["0", "6", "-1", "x", "４００"])
def test_scores_are_from_one_to_five(interview, signed_in, zhang_min, wrong):
    response = score(signed_in(zhang_min), interview, {**SCORES, "score-teamwork": wrong})

    assert response.status_code == 400
    assert not Scorecard.objects.exists()


def test_an_empty_scorecard_is_refused(interview, signed_in, zhang_min):
    assert score(signed_in(zhang_min), interview, {}).status_code == 400


def test_outsiders_see_nothing(interview, signed_in, li_qiang, zhao_lei, sun_yue):
    assert page_of(signed_in(li_qiang), interview).status_code == 404
    for user in (zhao_lei, sun_yue):
        assert page_of(signed_in(user), interview).status_code == 403


def test_an_interviewer_of_the_team_scores_and_does_not_decide(interview, signed_in, li_qiang):
    TeamMember.objects.create(job=interview.application.job, user=li_qiang, part="interviewer")
    client = signed_in(li_qiang)

    assert score(client, interview).status_code == 302
    decided = client.post(reverse("evaluation:decide", args=[interview.pk]), {"verdict": "reject", "reason": "不合适"})
    assert decided.status_code == 403
    assert not Decision.objects.exists()


def test_a_decision_needs_a_reason(interview, signed_in, zhang_min):
    address = reverse("evaluation:decide", args=[interview.pk])
    client = signed_in(zhang_min)

    assert client.post(address, {"verdict": "advance", "reason": " "}).status_code == 400
    assert client.post(address, {"verdict": "maybe", "reason": "有结果"}).status_code == 400
    assert client.post(address, {"verdict": "advance", "reason": "回答具体，有结果"}).status_code == 302
    assert Decision.objects.get().decided_by == zhang_min


def test_the_pdf_is_a_pdf_in_the_readers_language(interview, signed_in, zhang_min):
    client = signed_in(zhang_min)
    score(client, interview)

    response = client.get(reverse("evaluation:report_pdf", args=[interview.pk]))
    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF-")


def test_there_is_no_recording_of_a_written_answer(interview, signed_in, zhang_min):
    answer = interview.questions.get().answers.get()
    address = reverse("evaluation:recording", args=[interview.pk, answer.pk])

    assert signed_in(zhang_min).get(address).status_code in {403, 404}


def test_the_queue_and_the_person_page_lead_to_the_interview(interview, signed_in, zhang_min, wang_fang):
    client = signed_in(zhang_min)
    address = reverse("evaluation:interview", args=[interview.pk])

    assert address in client.get(reverse("evaluation:queue")).content.decode()
    assert address in client.get(reverse("directory:person", args=[wang_fang.pk])).content.decode()


def test_the_api_says_the_same(interview, signed_in, zhang_min):
    client = signed_in(zhang_min)
    base = f"/api/v1/evaluation/interviews/{interview.pk}"

    assert client.get(f"{base}/report").status_code == 409
    unknown = client.put(f"{base}/scorecard", {"scores": {"charm": 5}}, content_type="application/json")
    assert (unknown.status_code, unknown.json()["code"]) == (400, "dimension_unknown")
    assert (
        client.put(f"{base}/scorecard", {"scores": {"teamwork": 5}}, content_type="application/json").status_code == 200
    )
    assert client.get(f"{base}/report?language=en").json()["recommendation"]


def test_a_program_reads_changes_and_releases_the_feedback(interview, signed_in, zhang_min, li_qiang):
    TeamMember.objects.create(job=interview.application.job, user=li_qiang, part="interviewer")
    address = f"/api/v1/evaluation/interviews/{interview.pk}/feedback"
    assert signed_in(li_qiang).get(address).status_code == 403
    client = signed_in(zhang_min)
    assert client.get(address).json()["released_at"] is None
    told = client.put(address, {"text": "您讲得很具体。"}, content_type="application/json").json()
    assert told["text"] == "您讲得很具体。"
    assert client.post(address + "/release").json()["released_at"]
    again = client.put(address, {"text": "改一改"}, content_type="application/json")
    assert (again.status_code, again.json()["code"]) == (409, "feedback_released")
