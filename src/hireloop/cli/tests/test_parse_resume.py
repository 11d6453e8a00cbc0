import json

import pytest

from hireloop.analysis.resumes.tests.samples import CHINESE
from hireloop.cli import main


@pytest.fixture
def resume(tmp_path):
    path = tmp_path / "resume.txt"
    path.write_text(CHINESE, encoding="utf-8")
    return str(path)


def test_json_has_every_value_with_its_place(resume, capsys):
    assert main(["parse-resume", resume, "--json", "--today", "2026-11-01"]) == 0
    told = json.loads(capsys.readouterr().out)
    name, text = told["name"], told["document"]["text"]
    assert name["value"] == "王芳"
    assert text[name["source"]["start"] : name["source"]["end"]] == name["source"]["text"]
    assert told["experience"][0]["start"]["value"] == "2021-07"
    assert told["years_of_experience"]["as_of"] == "2026-11-01"


def test_a_person_reads_it(resume, capsys):
    assert main(["parse-resume", resume]) == 0
    told = capsys.readouterr().out
    assert "北京字节跳动科技有限公司, 高级产品经理" in told
    assert "25,000 to 35,000 CNY" in told


@pytest.mark.parametrize("content", [b"", b"MZ\x90\x00" + bytes(100), b"%PDF-1.7 cut"])
def test_bad_files_are_one_line(tmp_path, capsys, content):
    path = tmp_path / "resume.pdf"
    path.write_bytes(content)
    assert main(["parse-resume", str(path)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_missing_file_is_named(capsys):
    assert main(["parse-resume", "/nowhere/resume.pdf"]) == 2
    assert "/nowhere/resume.pdf" in capsys.readouterr().err


def test_a_language_model_that_is_not_connected_is_said(resume, capsys, monkeypatch):
    monkeypatch.delenv("ENGINE_LANGUAGE_MODEL_URL", raising=False)
    assert main(["parse-resume", resume, "--language-model"]) == 2
    assert "ENGINE_LANGUAGE_MODEL" in capsys.readouterr().err
