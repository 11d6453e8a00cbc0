"""``hireloop analyze`` as a program would use it; recordings without faces, so that it stays quick."""

import json

import numpy as np
import pytest

from hireloop.cli import main
from hireloop.engines.media import SAMPLE_RATE, Audio, write_clip

JOB = """
title: 后端工程师
language: zh
questions:
  - text: 请讲一次你带领团队完成项目的经历。
    dimensions: [leadership, teamwork]
  - text: 你为什么想来我们公司？
"""
ANSWER = (
    "去年我负责带领一个五人小组迁移订单系统。我先把任务拆成三块分给大家，每天早上对进度。"
    "两周后我们按时上线，没有丢一条数据，故障率从百分之四降到百分之一。"
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "job.yaml").write_text(JOB, encoding="utf-8")
    (tmp_path / "words.txt").write_text(ANSWER, encoding="utf-8")
    times = np.arange(2 * SAMPLE_RATE) / SAMPLE_RATE
    tone = Audio(samples=(0.3 * np.sin(2 * np.pi * 200 * times)).astype(np.float32))
    write_clip(tmp_path / "one.webm", [np.full((90, 160, 3), 90, dtype=np.uint8)] * 20, tone, fps=10)
    (tmp_path / "empty.webm").touch()
    return tmp_path


@pytest.fixture
def analyze(folder, capsys):
    def run(*arguments):
        code = main(["analyze", *map(str, arguments), "--job", str(folder / "job.yaml"), "--out", str(folder / "out")])
        return code, capsys.readouterr()

    return run


def test_it_writes_the_three_files_and_tells_the_verdict(analyze, folder):
    code, said = analyze(folder / "one.webm", "--transcript", folder / "words.txt", "--no-face", "--no-posture")

    assert code == 0
    assert "后端工程师" in said.out
    assert "one.webm: measuring the voice" in said.err
    report = json.loads((folder / "out/report.json").read_text())
    keys = {"job", "language", "recommendation", "reasons", "match", "dimensions", "traits", "style", "answers"}
    assert set(report) >= keys | {"switched_off", "provenance", "timings"}
    assert report["answers"][0]["transcript"] == ANSWER
    assert report["dimensions"]["leadership"]["score"] > 0
    assert {entry["signal"] for entry in report["switched_off"]} >= {"face", "posture"}
    assert "one.webm" in (folder / "out/report.html").read_text()
    assert (folder / "out/report.pdf").read_bytes().startswith(b"%PDF")


def test_json_goes_to_standard_output_and_nothing_else(analyze, folder):
    _, said = analyze(folder / "one.webm", "--transcript", folder / "words.txt", "--no-face", "--no-posture", "--json")

    assert json.loads(said.out)["job"] == "后端工程师"


def test_strict_makes_bad_news_an_exit_code(analyze, folder):
    words = folder / "words.txt"
    words.write_text("不知道。", encoding="utf-8")
    common = (folder / "one.webm", "--transcript", words, "--no-face", "--no-posture")

    assert analyze(*common)[0] == 0
    assert analyze(*common, "--strict")[0] == 1


def test_without_a_recogniser_the_ways_out_are_named(analyze, folder, monkeypatch, sample_speech):
    monkeypatch.setenv("HIRELOOP_MODELS", str(folder / "no_models"))
    code, said = analyze(sample_speech, "--no-face", "--no-posture")

    assert code == 0
    assert "--transcript" in said.err
    assert json.loads((folder / "out/report.json").read_text())["answers"][0]["transcript"] is None


@pytest.fixture
def sample_speech():
    from hireloop.analysis.conftest import SAMPLES

    path = SAMPLES / "speech/zh_aishell_0121.wav"
    if not path.exists():
        pytest.skip("the sample data has no speech here")
    return path


def test_of_several_recordings_the_unreadable_one_is_named(analyze, folder):
    code, said = analyze(folder / "one.webm", folder / "empty.webm")

    assert code == 2
    assert said.err.strip() == ("hireloop: Recording 2 of 2: empty.webm is empty (0 bytes). Record or upload it again.")
    assert not (folder / "out").exists()


def test_more_recordings_than_questions(analyze, folder):
    one = folder / "one.webm"
    code, said = analyze(one, one, one)

    assert code == 2
    assert "More recordings (3) than questions in the job (2)" in said.err


def test_transcripts_must_match_the_recordings(analyze, folder):
    one = folder / "one.webm"
    code, said = analyze(one, one, "--transcript", folder / "words.txt")

    assert code == 2
    assert "--transcript once for each" in said.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothing.mp4"], "nothing.mp4 does not exist"),
        (["one.webm", "--face-rate", "0"], "at most 30 pictures a second"),
        (["one.webm", "--transcript", "none.srt"], "There is no transcript"),
    ],
)
def test_bad_input_is_one_clear_line(analyze, folder, monkeypatch, arguments, said):
    monkeypatch.chdir(folder)
    code, told = analyze(*arguments)

    assert code == 2
    assert said in told.err
    assert len(told.err.strip().splitlines()) == 1
    assert "Traceback" not in told.err


def test_a_file_in_the_place_of_the_folder(analyze, folder):
    (folder / "out").touch()
    code, said = analyze(folder / "one.webm")

    assert code == 2
    assert "is a file. Name a folder" in said.err
