import json

import pytest

from hireloop.analysis.model import TranscriptSource
from hireloop.analysis.transcript_files import read_transcript
from hireloop.kernel.errors import BadInput

SRT = """1
00:00:01,000 --> 00:00:03,000
<i>我带领</i>五人

2
00:00:04,500 --> 00:00:05,500
团队
"""
VTT = """WEBVTT

00:01.000 --> 00:02.000 align:start
I led the team

01:00:00.500 --> 01:00:01.000
and shipped
"""


@pytest.fixture
def write(tmp_path):
    def make(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return make


def test_subtitles_give_words_with_times(write):
    found = read_transcript(write("a.srt", SRT))

    assert found.text == "我带领五人团队"
    assert found.language == "zh"
    assert found.source is TranscriptSource.FILE
    assert [(word.text, word.start_ms, word.end_ms) for word in found.words][-2:] == [
        ("团", 4500, 5000),
        ("队", 5000, 5500),
    ]


def test_web_subtitles_may_leave_out_the_hours(write):
    found = read_transcript(write("a.vtt", VTT))

    assert found.text == "I led the team and shipped"
    assert found.words[0].start_ms == 1000
    assert found.words[-1].end_ms == 3_601_000


def test_plain_text_has_no_times(write):
    found = read_transcript(write("a.txt", "I led\nthe team."))

    assert (found.text, found.words, found.language) == ("I led the team.", (), "en")


def test_old_chinese_encodings_are_read(write):
    assert read_transcript(write("a.txt", "我负责后端".encode("gb18030"))).text == "我负责后端"


def test_json_of_words(write):
    content = {
        "text": "I led",
        "words": [
            {"text": "I", "start_ms": 0, "end_ms": 90, "confidence": 0.8},
            {"word": "led", "start": 0.1, "end": 0.5},
        ],
    }
    found = read_transcript(write("a.json", json.dumps(content)))

    assert [(word.text, word.start_ms, word.end_ms) for word in found.words] == [("I", 0, 90), ("led", 100, 500)]
    assert found.confidence == 0.8


def test_json_of_segments_as_recognisers_write_it(write):
    found = read_transcript(write("a.json", json.dumps({"segments": [{"start": 1, "end": 2, "text": " I led it."}]})))

    assert found.text == "I led it."
    assert found.words[0].start_ms == 1000


def test_the_language_can_be_said(write):
    assert read_transcript(write("a.txt", "OK"), language="zh").language == "zh"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.docx", "x", r"a\.docx: transcripts are read from"),
        ("a.srt", "no times here", r"a\.srt holds no subtitles"),
        ("a.json", "{", r"a\.json is no JSON"),
        ("a.json", "{}", r"a\.json holds neither"),
        ("a.json", '[{"text": "x"}]', r"a\.json: each word or segment needs"),
        ("a.json", "[1]", r"a\.json: each word or segment needs"),
        ("a.txt", "  ", r"a\.txt is empty"),
        ("a.txt", b"\xff\xff\xff\xfe\x00", r"a\.txt is no text"),
    ],
)
def test_what_cannot_be_read_is_named(write, name, content, said):
    with pytest.raises(BadInput, match=said):
        read_transcript(write(name, content))


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(BadInput, match="There is no transcript"):
        read_transcript(tmp_path / "none.txt")
