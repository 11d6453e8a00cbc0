import re
from dataclasses import replace

import pytest

from hireloop.analysis.model import Lane, Recommendation, SignalAnalysis
from hireloop.analysis.phrases import texts
from hireloop.analysis.report import to_dict, to_html
from hireloop.analysis.report.measures import SHOWN
from hireloop.analysis.report.tests.sample import QUOTE, a_report
from hireloop.analysis.report.timeline import ROWS


def test_the_page_says_what_the_report_says():
    page = to_html(a_report(), "zh")

    for said in ("后端工程师", "待定", "机评", "领导力", "团队合作", "候选人未同意面部与肢体分析", "看向常看的方向"):
        assert said in page


def test_it_speaks_the_readers_language():
    page = to_html(a_report(), "en")

    assert '<html lang="en">' in page
    assert "Pending review" in page
    assert "Leadership" in page


def test_it_stands_alone():
    page = to_html(a_report(), "zh")

    assert not re.search(r"<script|<link|@import|url\(|https?://(?!www\.w3\.org)", page)


def test_what_a_candidate_said_cannot_become_markup():
    assert "&lt;script&gt;alert(1)" in to_html(a_report(), "zh")


def test_evidence_stands_out_in_the_transcript_and_points_both_ways():
    page = to_html(a_report(), "zh")

    assert f'<mark><a class="ref" id="q-1" href="#e-1">1</a>{QUOTE[:3]}</mark>' in page
    assert 'id="e-1"' in page
    assert 'href="#q-2"' in page
    assert "反向依据" in page


def test_times_are_links_where_the_recording_is_known():
    assert 'href="a%20b.webm#t=1.5"' in to_html(a_report(), "zh", media_href="a%20b.webm")
    assert "#t=" not in to_html(a_report(), "zh")


def test_what_is_not_scored_is_said_and_not_drawn_as_nought():
    page = to_html(a_report(), "zh")

    assert "未评分" in page
    assert to_dict(a_report(), "zh")["dimensions"]["logic"]["score"] is None


def test_what_is_missing_in_one_answer_only_names_it():
    first = a_report().answers[0]
    page = to_html(a_report(answers=(first, replace(first, switched_off=()))), "zh")

    assert re.search(r"候选人未同意面部与肢体分析。\s*<span class=\"where\">第 1 题</span>", page)
    assert "第 1 题</span></td>" not in to_html(a_report(), "zh")


def test_expressions_that_were_not_looked_for_have_no_row():
    lanes = (Lane("head_yaw", "degrees", (0, 500), (1.0, 2.0)),)
    first = replace(a_report().answers[0], face=SignalAnalysis({}, lanes=lanes))
    smiling = replace(first, face=SignalAnalysis({}, lanes=(*lanes, Lane("smile", "share", (0, 500), (0.0, 0.0)))))

    assert ">笑容</text>" not in to_html(a_report(answers=(first,)), "zh")
    assert ">笑容</text>" in to_html(a_report(answers=(smiling,)), "zh")


def test_an_empty_interview_has_a_page_too():
    bare = a_report(answers=(), dimensions={}, switched_off=(), provenance=(), timings_s={}, match=None, reasons=())

    assert "没有可评分的维度" in to_html(bare, "zh")


@pytest.mark.parametrize("recommendation", list(Recommendation))
@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_recommendation_has_its_word(recommendation, language):
    assert texts(language)[f"report.recommendation_{recommendation}"] in to_html(
        a_report(recommendation=recommendation), language
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_row_and_measure_has_a_label(language):
    known = texts(language)

    assert not [name for name in SHOWN if f"report.measure_{name}" not in known]
    assert not [row.key for row in ROWS if f"report.lane_{row.key}" not in known]


def test_both_languages_have_the_same_texts():
    assert set(texts("zh")) == set(texts("en"))
