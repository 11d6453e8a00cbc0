import json

import pytest

from hireloop.analysis.matching.tests.made_resumes import backend_engineer
from hireloop.cli import main

JOB = """
title: 后端工程师
requirements:
  - {kind: education, value: 本科，计算机相关专业, weight: 2}
  - {kind: years, value: 3年以上后端经验, weight: 3}
  - {kind: skill, value: SQL, weight: 3}
  - {kind: skill, value: SAP, weight: 2, knock_out: true}
  - {kind: language, value: 日语 N2, must_have: false}
"""


@pytest.fixture
def files(tmp_path):
    (tmp_path / "job.yaml").write_text(JOB, encoding="utf-8")
    parsed = json.dumps(backend_engineer().as_dict(), ensure_ascii=False)
    (tmp_path / "resume.json").write_text(parsed, encoding="utf-8")
    return tmp_path


def run(files, *more, resume="resume.json"):
    return main(["match", str(files / resume), "--job", str(files / "job.yaml"), "--today", "2026-11-24", *more])


def test_it_prints_verdicts_with_evidence_as_json(files, capsys):
    assert run(files, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert {"job", "score", "low", "high", "requirements", "knocked_out_by", "would_raise", "engine", "version"} == set(
        told
    )
    verdicts = [entry["verdict"] for entry in told["requirements"]]
    assert verdicts == ["met", "met", "met", "not_met", "not_met"]
    assert told["requirements"][2]["evidence"][0]["text"] == "PostgreSQL"
    assert told["knocked_out_by"] == ["技能：SAP"]


def test_it_prints_for_people_in_either_language(files, capsys):
    assert run(files, "--language", "en") == 0
    assert "is a kind of “SQL”" in capsys.readouterr().out
    assert run(files) == 0
    assert "属于“SQL”" in capsys.readouterr().out


def test_strict_makes_a_knock_out_bad_news(files):
    assert run(files, "--strict") == 1


def test_a_protected_attribute_is_refused_with_the_article(files, capsys):
    (files / "job.yaml").write_text("title: x\nrequirements: [限女性]\n", encoding="utf-8")
    assert run(files) == 2
    said = capsys.readouterr().err
    assert "《就业促进法》第 26、27 条" in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("content", ["{", '{"a": 1}', '{"language": "zh", "years_of_experience": 3}'])
def test_what_is_no_parsed_resume_is_said(files, content, capsys):
    (files / "other.json").write_text(content)
    assert run(files, resume="other.json") == 2
    assert "is not a parsed résumé" in capsys.readouterr().err


def test_a_missing_file_is_said(files, capsys):
    assert run(files, resume="nowhere.pdf") == 2
    assert "There is no file" in capsys.readouterr().err


def test_a_document_is_read_and_matched(files, capsys):
    lines = (
        "李晓明",
        "邮箱：li@example.com",
        "工作经历",
        "2019.03-2023.06 云图科技有限公司 后端工程师",
        "使用 PostgreSQL 和 Python",
        "技能：Python、PostgreSQL、Docker",
    )
    text = "\n".join(lines)
    (files / "resume.txt").write_text(text, encoding="utf-8")
    assert run(files, "--json", resume="resume.txt") == 0
    told = json.loads(capsys.readouterr().out)
    sql = told["requirements"][2]
    assert sql["verdict"] == "met"
    place = sql["evidence"][0]
    assert text[place["start"] : place["end"]] == place["text"] == "PostgreSQL"
