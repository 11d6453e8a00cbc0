import io
import json
import sys
from pathlib import Path

import pytest

from hireloop.cli import main

EXAMPLES = Path(__file__).resolve().parents[4] / "examples"
ONE = [
    {"question": "请举一个团队合作的例子。", "answer": "我先约同事谈，听了他的顾虑，后来我们一起改了方案，按时上线。"}
]


@pytest.fixture
def job(tmp_path: Path) -> str:
    path = tmp_path / "job.yaml"
    path.write_text("title: 店长\n", encoding="utf-8")
    return str(path)


def scored(tmp_path: Path, job: str, content, *options: str) -> int:
    path = tmp_path / "answers.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return main(["score", str(path), "--job", job, *options])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_examples_are_scored(language: str, capsys):
    folder = EXAMPLES / language
    assert main(["score", str(folder / "answers.json"), "--job", str(folder / "job.yaml"), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    answers = json.loads((folder / "answers.json").read_text(encoding="utf-8"))
    assert report["language"] == language
    assert report["recommendation"] in {"recommended", "pending", "not_recommended"}
    for dimension in report["dimensions"].values():
        for evidence in dimension["evidence"]:
            text = answers[evidence["answer"]]["answer"]
            assert text[evidence["start_char"] : evidence["end_char"]] == evidence["quote"]


def test_texts_come_in_the_language_asked_for(tmp_path: Path, job: str, capsys):
    assert scored(tmp_path, job, ONE, "--json", "--language", "en") == 0
    assert json.loads(capsys.readouterr().out)["dimensions"]["teamwork"]["label"] == "Teamwork"


def test_a_person_reads_a_summary(tmp_path: Path, job: str, capsys):
    assert scored(tmp_path, job, ONE) == 0
    assert "团队合作" in capsys.readouterr().out


def test_answers_may_come_on_standard_input(job: str, capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(ONE).encode())))
    assert main(["score", "-", "--job", job, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["answers"][0]["question"] == ONE[0]["question"]


def test_competencies_may_be_labels_in_either_language(tmp_path: Path, job: str, capsys):
    assert scored(tmp_path, job, [{**ONE[0], "competencies": ["团队合作", "Communication"]}], "--json") == 0
    assert json.loads(capsys.readouterr().out)["answers"][0]["competencies"] == ["teamwork", "communication"]


def test_strict_tells_by_the_exit_code(tmp_path: Path, job: str):
    assert scored(tmp_path, job, [{"question": "讲一次合作", "answer": "不知道。"}], "--strict") == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{not json", "is not JSON (line 1"),
        ("[" * 100_000, "is not JSON"),
        ({"a": 1}, "must be a list"),
        ("[]", "list of answers is empty"),
        ([["q", "a"]], "answer 1: a mapping"),
        ([{"question": "q"}], "answer 1: “answer” is missing"),
        ([{"answer": "a"}], "answer 1: “question” is missing"),
        ([*ONE, {"question": "q", "answer": " \n"}], "answer 2: “answer” is empty"),
        ([{"question": "q", "answer": 5}], "answer 1: “answer” must be a text"),
        ([{"question": "q", "answer": "很" * 1_000_000}], "answer 1 is longer than 60000 characters"),
        ([{**ONE[0], "competencies": ["teamwrok"]}], "did you mean “teamwork”?"),
        ([{**ONE[0], "referense": "x"}], "unknown key “referense”; did you mean “reference”?"),
        ([{**ONE[0], "confidence": 7}], "“confidence” is a number from 0 to 1"),
    ],
)
def test_bad_input_is_one_clear_line_and_exit_code_2(tmp_path: Path, job: str, capsys, content, said: str):
    assert scored(tmp_path, job, content, "--json") == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert said in told.err
    assert told.err.count("\n") == 1


def test_missing_files_are_named(tmp_path: Path, job: str, capsys):
    assert main(["score", str(tmp_path / "none.json"), "--job", job]) == 2
    assert "none.json" in capsys.readouterr().err
    assert scored(tmp_path, str(tmp_path / "none.yaml"), ONE) == 2
    assert "none.yaml" in capsys.readouterr().err
    (tmp_path / "pictures.json").write_bytes(b"\xff\xfe\x00\x89PNG")
    assert main(["score", str(tmp_path / "pictures.json"), "--job", job]) == 2
    assert "not UTF-8" in capsys.readouterr().err
