import json

import pytest
from django.urls import reverse

from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.question_bank.built_in import load_built_in
from hireloop.recruiting.question_bank.models import InterviewTemplate, Question

FORM = {
    "text": "请讲一次你说服客户的经历。",
    "language": "zh",
    "role_family": "sales",
    "level": "mid",
    "dimensions": ["persuasion", "communication"],
    "anchor_1": "举不出例子",
    "key_points": "了解需要\n处理异议",
}


@pytest.fixture
def hr(client_of, zhang_min):
    return client_of(zhang_min)


def test_hr_loads_the_built_in_ones_and_finds_them(hr, django_assert_max_num_queries):
    hr.post(reverse("question_bank:load"))
    with django_assert_max_num_queries(12):
        page = hr.get(reverse("question_bank:list"), {"dimension": "leadership", "language": "zh"}).content.decode()
    assert "请讲你带过的一个团队" in page
    assert "领导力" in page


def test_hr_writes_changes_and_archives_a_question(hr):
    hr.post(reverse("question_bank:new"), FORM)
    question = Question.objects.get()
    assert question.key_points == ["了解需要", "处理异议"]
    hr.post(reverse("question_bank:edit", args=[question.pk]), {**FORM, "text": "请讲一次谈判的经历。"})
    hr.post(reverse("question_bank:archive", args=[question.pk]))
    question.refresh_from_db()
    assert (question.text, question.is_active) == ("请讲一次谈判的经历。", False)
    assert "谈判" not in hr.get(reverse("question_bank:list")).content.decode()
    assert "谈判" in hr.get(reverse("question_bank:list"), {"state": "archived"}).content.decode()
    hr.post(reverse("question_bank:restore", args=[question.pk]))
    assert "谈判" in hr.get(reverse("question_bank:list")).content.decode()


def test_a_form_with_an_error_keeps_what_was_typed(hr):
    answer = hr.post(reverse("question_bank:new"), {**FORM, "dimensions": []})
    assert answer.status_code == 422
    assert "举不出例子" in answer.content.decode()


def test_a_template_is_made_from_picked_questions(hr, make_job, make_question):
    job, question = make_job(), make_question()
    page = hr.get(reverse("question_bank:new_template"), {"job": str(job.pk)})
    assert str(question.pk) in page.content.decode()
    line = {"question": str(question.pk), "think_seconds": 20, "answer_seconds": 90, "retakes": 2}
    form = {"name": "定制", "language": "zh", "role_family": "general", "lines": json.dumps([line])}
    hr.post(reverse("question_bank:new_template") + f"?job={job.pk}", form)
    template = InterviewTemplate.objects.get()
    assert template.job == job
    shown = hr.get(reverse("question_bank:template", args=[template.pk])).content.decode()
    assert question.text in shown
    assert hr.get(reverse("question_bank:edit_template", args=[template.pk])).status_code == 200


@pytest.mark.parametrize("lines", ["", "nonsense", "[{}]", '["x"]', "{}", '[{"question": 1}]', "[]"])
def test_a_broken_list_of_questions_is_refused(hr, lines):
    form = {"name": "定制", "language": "zh", "role_family": "general", "lines": lines}
    assert hr.post(reverse("question_bank:new_template"), form).status_code == 422
    assert not InterviewTemplate.objects.exists()


def test_interviewers_read_and_do_not_write(client_of, li_qiang, make_question):
    load_built_in(actor=Actor.system("tests"))
    browser, question = client_of(li_qiang), make_question()
    assert browser.get(reverse("question_bank:question", args=[question.pk])).status_code == 200
    assert browser.get(reverse("question_bank:templates")).status_code == 200
    assert browser.get(reverse("question_bank:edit", args=[question.pk])).status_code == 403
    assert browser.post(reverse("question_bank:archive", args=[question.pk])).status_code == 403


def test_outsiders_see_nothing(client_of, zhao_lei, make_question):
    assert client_of(zhao_lei).get(reverse("question_bank:list")).status_code == 403
    assert client_of(zhao_lei).get("/api/v1/question_bank/").status_code == 403


def test_the_api_adds_and_lists(hr):
    body = {"text": "Tell me about a negotiation.", "language": "en", "dimensions": ["persuasion"]}
    made = hr.post("/api/v1/question_bank/", body, content_type="application/json")
    assert made.status_code == 201, made.content
    listed = hr.get("/api/v1/question_bank/", {"dimension": "persuasion"}).json()
    assert [question["id"] for question in listed] == [made.json()["id"]]
    line = {"question_id": made.json()["id"]}
    template = hr.post(
        "/api/v1/question_bank/templates",
        {"name": "T", "language": "en", "lines": [line]},
        content_type="application/json",
    )
    assert template.json()["lines"][0]["answer_seconds"] == 120
