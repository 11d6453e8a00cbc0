import pytest
from hypothesis import given
from hypothesis import strategies as st

from hireloop.analysis.skills import ancestors, find, is_a, mentions, skills
from hireloop.analysis.skills.ontology import folded


def named(text: str) -> list[str]:
    return [mention.name for mention in mentions(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [("后端", "backend development"), ("k8s", "Kubernetes"), ("前端", "Front-end"), ("客服", "customer service")],
)
def test_names_in_both_languages_are_one_skill(one, other):
    assert find(one) == find(other) is not None


def test_an_unknown_name_is_nothing_but_itself():
    assert find("Zorblax 9") is None
    assert is_a("Zorblax 9", "zorblax9")
    assert not is_a("Zorblax 9", "数据库")


@pytest.mark.parametrize(
    ("child", "parent"),
    [("PostgreSQL", "SQL"), ("postgres", "database"), ("Spring Boot", "后端"), ("PySpark", "大数据")],
)
def test_a_kind_is_what_it_is_a_kind_of_and_not_the_reverse(child, parent):
    assert is_a(child, parent)
    assert not is_a(parent, child)


def test_every_parent_is_a_skill_and_nothing_is_a_kind_of_itself():
    for skill in skills().values():
        assert set(skill.parents) <= set(skills()), skill
        assert skill.name not in ancestors(skill.name), skill


def test_there_are_enough_for_many_trades():
    assert len(skills()) >= 500
    assert {skill.field for skill in skills().values()} == {"it", "business", "trades", "general"}


def test_no_name_belongs_to_two_skills():
    owners: dict[str, str] = {}
    for skill in skills().values():
        for name in skill.names:
            assert owners.setdefault(folded(name), skill.name) == skill.name, name


def test_mentions_stand_where_they_say():
    text = "精通Java、Spring Boot；会 Python, R, SQL 和 C/C++。"
    assert [text[mention.start : mention.end] for mention in mentions(text)] == [
        "Java", "Spring Boot", "Python", "R", "SQL", "C", "C++",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["We excel at this", "let us go", "JavaScripting", "R. Smith", "a@sql.com", "Plan C"])
def test_words_that_only_look_like_skills_are_none(text):
    assert named(text) == []


@given(st.text(max_size=200))
def test_any_text_can_be_searched(text):
    end = 0
    for mention in mentions(text):
        assert end <= mention.start < mention.end <= len(text)
        assert find(text[mention.start : mention.end]) == mention.name
        end = mention.end
