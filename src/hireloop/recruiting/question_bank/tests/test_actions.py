import pytest

from hireloop.analysis.model import Question as AnalysedQuestion
from hireloop.kernel.errors import BadInput, Conflict
from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.models import AuditRow
from hireloop.recruiting.question_bank import actions, queries
from hireloop.recruiting.question_bank.actions import LineDraft, QuestionDraft, TemplateDraft
from hireloop.recruiting.question_bank.built_in import load_built_in
from hireloop.recruiting.question_bank.models import InterviewTemplate, Question

SYSTEM = Actor.system("tests")


def test_a_question_keeps_what_was_typed(make_question):
    question = make_question(anchors=("一", "二", "三", "四", " 五 "), follow_ups=("追问", " "), key_points=("要点",))
    question.refresh_from_db()
    assert question.anchor_list == [(1, "一"), (2, "二"), (3, "三"), (4, "四"), (5, "五")]
    assert question.follow_ups == ["追问"]
    assert question.dimensions == ("teamwork",)


@pytest.mark.parametrize(
    "change",
    [{"text": " "}, {"dimensions": ()}, {"dimensions": ("nope",)}, {"language": "fr"}, {"anchors": ("1", "2")}],
)
def test_what_cannot_be_a_question_is_refused(db, change):
    draft = {"text": "请讲一次经历。", "language": "zh", "dimensions": ("logic",)} | change
    with pytest.raises(BadInput):
        actions.add_question(QuestionDraft(**draft), actor=SYSTEM)
    assert not Question.objects.exists()


def test_an_edit_is_in_the_trail(make_question):
    question = make_question()
    draft = QuestionDraft(text="请讲一次冲突。", language="zh", dimensions=("logic", "teamwork"))
    actions.edit_question(question, draft, actor=SYSTEM)
    assert Question.objects.get().dimensions == ("logic", "teamwork")
    assert set(AuditRow.objects.get(key="question_bank.question_changed").changes) == {"text", "dimensions"}


def test_built_in_questions_and_templates_stay_as_shipped(db):
    load_built_in(actor=SYSTEM)
    question = Question.objects.exclude(key="").first()
    draft = QuestionDraft(text="另一道题目。", language="zh", dimensions=("logic",))
    with pytest.raises(Conflict):
        actions.edit_question(question, draft, actor=SYSTEM)
    template = InterviewTemplate.objects.get(key="sales", language="zh")
    lines = (LineDraft(Question.objects.filter(language="zh").first().pk),)
    with pytest.raises(Conflict):
        actions.save_template(TemplateDraft("x", "zh", lines), actor=SYSTEM, template=template)


def test_a_job_takes_its_own_template_and_falls_back_when_it_goes(make_job, make_question):
    load_built_in(actor=SYSTEM)
    job = make_job()
    first, second = make_question(), make_question("请讲一次失败的经历。")
    lines = (LineDraft(second.pk, think_seconds=10, answer_seconds=60, retakes=0), LineDraft(first.pk))
    template = actions.save_template(TemplateDraft("自己的", "zh", lines), actor=SYSTEM, job=job)
    assert queries.template_for(job) == template
    assert [each.text for each in queries.snapshot(template)] == [second.text, first.text]
    assert template.estimated_ms == 1000 * (10 + 60 + 30 + 120)
    actions.archive_template(template, actor=SYSTEM)
    assert queries.template_for(job).key == "general"


@pytest.mark.parametrize(
    "line",
    [{"think_seconds": 601}, {"answer_seconds": 10}, {"answer_seconds": 901}, {"retakes": 6}, {"think_seconds": -1}],
)
def test_times_have_limits(make_question, line):
    draft = TemplateDraft("模板", "zh", (LineDraft(make_question().pk, **line),))
    with pytest.raises(BadInput):
        actions.save_template(draft, actor=SYSTEM)


def test_a_template_is_of_one_language_and_asks_nothing_twice(make_question):
    question = make_question()
    for draft in (
        TemplateDraft("模板", "en", (LineDraft(question.pk),)),
        TemplateDraft("模板", "zh", (LineDraft(question.pk), LineDraft(question.pk))),
        TemplateDraft("模板", "zh", ()),
        TemplateDraft(" ", "zh", (LineDraft(question.pk),)),
    ):
        with pytest.raises(BadInput):
            actions.save_template(draft, actor=SYSTEM)
    assert not InterviewTemplate.objects.exists()


def test_a_snapshot_does_not_follow_later_changes(make_job, make_question):
    question = make_question()
    template = actions.save_template(TemplateDraft("模板", "zh", (LineDraft(question.pk),)), actor=SYSTEM)
    frozen = queries.snapshot(template)
    draft = QuestionDraft(text="改过的题目。", language="zh", dimensions=("logic",))
    actions.edit_question(question, draft, actor=SYSTEM)
    assert frozen[0].text == "请讲一次你帮助同事的经历。"


def test_use_is_counted(make_question):
    question = make_question()
    actions.count_use([question.pk])
    actions.count_use([question.pk])
    question.refresh_from_db()
    assert question.times_asked == 2
    assert question.last_asked_at is not None


def test_questions_of_an_imported_job_become_its_template(make_job):
    job = make_job()
    asked = (AnalysedQuestion(text="介绍一次你的销售经历。", dimensions=("persuasion",), reference="参考"),)
    actions.keep_job_questions(job, asked, SYSTEM)
    assert [question.text for question in queries.questions_of(job)] == ["介绍一次你的销售经历。"]
    actions.keep_job_questions(make_job(), asked, SYSTEM)
    assert Question.objects.count() == 1
