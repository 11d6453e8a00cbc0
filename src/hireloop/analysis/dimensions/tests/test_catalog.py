import re

import pytest

from hireloop.analysis.dimensions import COMPETENCIES, TRAITS, catalog, find_key
from hireloop.analysis.dimensions.features import FEATURES
from hireloop.kernel.languages import LANGUAGES

SCORED = [dimension for dimension in catalog().values() if dimension.kind != "style"]


def test_twelve_competencies_five_traits_and_the_style_are_there():
    assert len(COMPETENCIES) == 12
    assert len(TRAITS) == 5
    assert len(catalog()) == 18


@pytest.mark.parametrize("dimension", SCORED, ids=lambda dimension: dimension.key)
def test_every_text_is_in_both_languages(dimension):
    texts = [dimension.label, dimension.definition, *dimension.anchors.values()]
    texts += [indicator.why for indicator in dimension.indicators]
    assert set(dimension.anchors) == {1, 3, 5}
    for text in texts:
        assert set(text) == set(LANGUAGES)
        assert all(text[language].strip() for language in LANGUAGES)
        assert re.search(r"[\u4e00-\u9fff]", text["zh"])
        assert not re.search(r"[\u4e00-\u9fff]", text["en"])


@pytest.mark.parametrize("dimension", SCORED, ids=lambda dimension: dimension.key)
def test_indicators_look_for_something_in_both_languages(dimension):
    assert sum(dimension.features.values()) == pytest.approx(1)
    assert set(dimension.features) <= set(FEATURES)
    for indicator in dimension.indicators:
        assert all(indicator.patterns[language] for language in LANGUAGES)
        assert indicator.expression.search("") is None
    assert any(indicator.against for indicator in dimension.indicators)


def test_names_do_not_clash():
    names = [(name.casefold(), dimension.key) for dimension in catalog().values() for name in dimension.names]
    owners = {}
    for name, key in names:
        assert owners.setdefault(name, key) == key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("团队合作", "teamwork"),
        ("团队协作", "teamwork"),
        ("Problem-Solving", "problem_solving"),
        ("抗压能力", "resilience"),
        ("customer focus", "persuasion"),
        ("跨文化", "cross_cultural"),
        ("情绪稳定", "emotional_stability"),
        ("占星", None),
    ],
)
def test_dimensions_are_found_by_what_people_call_them(name: str, key: str | None):
    assert find_key(name) == key
