import pytest
from hypothesis import given
from hypothesis import strategies as st

from hireloop.analysis.text_index import asked_words, weighted_words
from hireloop.analysis.text_index.stems import stem

TEXT = """张伟 高级后端开发工程师 中国农业银行软件开发中心
负责订单系统的微服务改造,使用 Java、C++、Node.js 和 PostgreSQL。Managed a team of 5 developers; CI/CD, A/B-testing."""


def finds(asked, text=TEXT):
    words = asked_words(asked)
    return bool(words) and set(words) <= weighted_words(text).keys()


@pytest.mark.parametrize(
    "asked",
    [
        "后端", "后端开发", "开发工程师", "农业银行", "微服务", "java", "JAVA", "c++", "Node.js", "node", "postgresql",
        "manager", "managing a team", "developer", "后端 java", "Ｊａｖａ", "testing", "ci/cd", "张伟",
    ],
)  # fmt: skip
def test_a_person_finds_it_as_a_person_would_type_it(asked):
    assert finds(asked)


@pytest.mark.parametrize("asked", ["前端", "后台", "javascript", "c#", "建设银行", "golang", "python 后端", "李伟"])
def test_what_does_not_stand_there_is_not_found(asked):
    assert not finds(asked)


@pytest.mark.parametrize("asked", ["", "   ", "，。！", "the of and", "%'\"", "x" * 500])
def test_nothing_to_search_for_asks_for_nothing(asked):
    assert asked_words(asked) == []


def test_what_is_said_often_says_more_but_not_without_end():
    once, often = weighted_words("java"), weighted_words("java " * 500)
    assert once["java"] < often["java"] == 9


@pytest.mark.parametrize(
    ("words", "common"),
    [
        (("developer", "developers", "developing", "developed"), "develop"),
        (("programmer", "programming", "program", "programs"), "program"),
        (("manage", "manages", "managed", "managing", "manager", "management"), "manag"),
        (("companies", "company"), "company"),
        (("aws",), "aws"),
        (("business",), "business"),
    ],
)
def test_inflections_fall_together(words, common):
    assert {stem(word) for word in words} == {common}


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_text_is_found_by_any_text_that_stands_in_it_by_itself(before, inside):
    """Set apart by line breaks: a Latin word that is cut off is another word."""
    asked = set(asked_words(inside))
    assert asked <= weighted_words(f"{before}\n{inside}\n{before}").keys()


@given(st.text(max_size=200))
def test_weights_stay_within_bounds(text):
    assert all(1 <= weight <= 9 for weight in weighted_words(text).values())
