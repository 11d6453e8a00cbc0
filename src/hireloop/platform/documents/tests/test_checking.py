"""What a template may name and do, and how a mistake is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hireloop.platform.documents.checking import environment, read_source
from hireloop.platform.documents.docx_files import read_docx
from hireloop.platform.documents.values import context_of

from .conftest import BODY, CATALOGUE


def test_the_fields_are_found_without_their_ways():
    assert read_source(BODY, CATALOGUE).names == {
        "candidate.name",
        "pay.base",
        "offer.start_on",
        "pay.share",
        "pay.allowances",
    }


@pytest.mark.parametrize(
    ("source", "guess"),
    [
        ("{{ candidate.nmae }}", "candidate.name"),
        ("{{ pay.bases }}", "pay.base"),
        ("{{ offer.start_on.isso }}", "offer.start_on.iso"),
        ("{% for row in pay.allowance %}{% endfor %}", "pay.allowances"),
        ("{% for row in pay.allowances %}{{ row.amuont }}{% endfor %}", "amount"),
    ],
)
def test_an_unknown_field_is_named_with_the_nearest(source, guess):
    (problem,) = read_source(source, CATALOGUE).problems
    assert guess in problem.text


@pytest.mark.parametrize(
    "source",
    [
        "{{ candidate.name.upper() }}",
        "{{ ''.__class__ }}",
        "{{ 9**9**9 }}",
        "{% for a in range(99999) %}x{% endfor %}",
        "{% include 'other' %}",
        "{% set x = 1 %}",
        "{% macro m() %}{% endmacro %}",
        "{{ candidate.name|attr('x') }}",
        "{{ candidate.name",
        "{% if pay.base %}",
    ],
)
def test_what_is_more_than_writing_is_refused(source):
    assert read_source(source, CATALOGUE).problems


@given(st.lists(st.sampled_from([*CATALOGUE.names()]).filter(lambda name: name != "pay.allowances"), max_size=6))
def test_whatever_passes_can_be_filled(names):
    source = " ".join(f"{{{{ {name} }}}}" for name in names if name != "offer.benefits")
    assert not read_source(source, CATALOGUE).problems
    context, missing = context_of(CATALOGUE, CATALOGUE.examples(), language="zh")
    assert environment().from_string(source).render(context) is not None
    assert not missing


def test_places_in_a_word_document_are_told(make_docx):
    content = make_docx(
        "你好 {{ candidate.name }}",
        "月薪 {{ pay.bsae }} 元",
        cells=("{{ offer.start }}",),
        footer="第 {{ pgae }} 页",
    )
    places = {problem.place.split("，")[0].split(",")[0] for problem in read_docx(content, CATALOGUE).problems}
    assert len(places) == 3
    text = " ".join(f"{problem.text} {problem.place}" for problem in read_docx(content, CATALOGUE).problems)
    assert all(word in text for word in ("pay.bsae", "pay.base", "offer.start", "pgae"))
    assert "2" in text


def test_a_good_word_document_has_no_problems(make_docx):
    content = make_docx("{{ candidate.name }}", "{%p for row in pay.allowances %}", "{{ row.name }}", "{%p endfor %}")
    reading = read_docx(content, CATALOGUE)
    assert (reading.problems, reading.names) == ([], {"candidate.name", "pay.allowances"})
