from collections import Counter

import pytest
import yaml

from hireloop.analysis.dimensions import COMPETENCIES
from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.question_bank import queries
from hireloop.recruiting.question_bank.built_in import load_built_in
from hireloop.recruiting.question_bank.built_in.loading import FOLDER, shipped_questions
from hireloop.recruiting.question_bank.models import InterviewTemplate, Question

SYSTEM = Actor.system("tests")


def test_there_are_sixty_questions_over_all_twelve_dimensions_in_both_languages():
    shipped = list(shipped_questions())
    by_language = Counter(question.language for question in shipped)
    assert by_language["zh"] == by_language["en"] >= 60
    mains = Counter(question.dimensions[0] for question in shipped if question.language == "zh")
    assert set(mains) == set(COMPETENCIES)
    assert min(mains.values()) >= 5


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_question_is_whole(language):
    for question in shipped_questions():
        if question.language != language:
            continue
        fields = question.fields
        assert len(fields["text"]) > 15
        assert [*fields["anchors"]] == ["1", "2", "3", "4", "5"], question.key
        assert len(set(fields["anchors"].values())) == 5
        assert len(fields["follow_ups"]) == 2
        assert 3 <= len(fields["key_points"]) <= 4
        assert set(question.dimensions) <= set(COMPETENCIES)
        chinese = any("一" <= character <= "鿿" for character in fields["text"])
        assert chinese == (language == "zh")


def test_no_question_asks_twice():
    texts = Counter(question.fields["text"] for question in shipped_questions())
    assert max(texts.values()) == 1


def test_loading_twice_changes_nothing(db):
    first = load_built_in(actor=SYSTEM)
    assert first.questions == Question.objects.count() >= 120
    assert first.templates == InterviewTemplate.objects.count() == 8
    again = load_built_in(actor=SYSTEM)
    assert (again.questions, again.templates) == (0, 0)


def test_a_newer_text_takes_the_place_of_the_older(db):
    load_built_in(actor=SYSTEM)
    Question.objects.filter(key="teamwork.help", language="en").update(text="An older wording of it")
    assert load_built_in(actor=SYSTEM).questions == 1
    assert "helped a colleague" in Question.objects.get(key="teamwork.help", language="en").text


def test_templates_ask_questions_that_exist():
    keys = {question.key for question in shipped_questions()}
    for template in yaml.safe_load((FOLDER / "templates.yaml").read_text(encoding="utf-8")):
        assert {line["key"] for line in template["questions"]} <= keys


@pytest.mark.parametrize(
    ("family", "language", "key"),
    [
        ("engineer", "zh", "engineer"),
        ("sales", "en", "sales"),
        ("manager", "zh", "manager"),
        ("general", "en", "general"),
    ],
)
def test_a_job_gets_the_template_of_its_kind_and_language(make_job, family, language, key):
    load_built_in(actor=SYSTEM)
    template = queries.template_for(make_job(role_family=family, language=language))
    assert (template.key, template.language) == (key, language)
    snapshot = queries.snapshot(template)
    assert len(snapshot) == 5
    assert all(question.language == language and question.anchors["3"] for question in snapshot)


def test_without_the_built_in_ones_there_is_none(make_job):
    assert queries.template_for(make_job()) is None
    assert queries.questions_of(make_job()) == ()
