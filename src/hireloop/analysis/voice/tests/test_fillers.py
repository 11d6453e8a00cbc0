import pytest

from hireloop.analysis.model import Transcript, TranscriptSource, Word
from hireloop.analysis.voice.fillers import find_fillers


def fillers(text: str, language: str) -> list[str]:
    return [filler.text for filler in find_fillers(Transcript(text, language, TranscriptSource.TYPED))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("嗯，我先说一下背景。", ["嗯"]),
        ("我们，那个，先做了调研", ["那个"]),
        ("那个项目是我负责的", []),
        ("然后然后我就去找客户", ["然后然后"]),
        ("就是说，客户不满意", ["就是说"]),
        ("额头很烫的客户来了", []),
        ("呃呃我想想", ["呃呃"]),
    ],
)
def test_chinese_fillers(text, found):
    assert fillers(text, "zh") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Um, I led the uh team.", ["Um", "uh"]),
        ("It was, like, very late.", ["like"]),
        ("I like the umbrella.", []),
        ("We shipped it, you know.", ["you know"]),
        ("As you know the market well, tell me.", []),
    ],
)
def test_english_fillers(text, found):
    assert fillers(text, "en") == found


def test_a_filler_carries_the_times_of_its_words():
    said = Transcript(
        "um i led",
        "en",
        TranscriptSource.ENGINE,
        words=(Word("um", 100, 400), Word("i", 500, 600), Word("led", 700, 900)),
    )

    assert [(filler.start_ms, filler.end_ms) for filler in find_fillers(said)] == [(100, 400)]
