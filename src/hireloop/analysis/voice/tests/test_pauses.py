from hireloop.analysis.model import Transcript, TranscriptSource, Word
from hireloop.analysis.voice.pauses import PausePlace, find_pauses
from hireloop.engines.voice_activity import Span

SPANS = (Span(1000, 3000), Span(3600, 5000), Span(5100, 6000), Span(8000, 9000))


def transcript(text: str, *timed: tuple[str, int, int]) -> Transcript:
    return Transcript(text, "en", TranscriptSource.ENGINE, words=tuple(Word(*word) for word in timed))


def test_pauses_are_the_longer_silences_between_speech():
    assert [(pause.start_ms, pause.length_ms) for pause in find_pauses(SPANS, None)] == [(3000, 600), (6000, 2000)]


def test_thinking_before_the_first_word_is_no_pause():
    assert find_pauses((Span(9000, 10_000),), None) == ()


def test_a_pause_is_within_or_between_sentences():
    said = transcript(
        "I led the team. Then we shipped",
        ("I", 1000, 1300), ("led", 1400, 1900), ("the", 2000, 2900), ("team", 3600, 5000), ("Then", 8000, 8300),
    )  # fmt: skip

    assert [pause.place for pause in find_pauses(SPANS, said)] == [PausePlace.WITHIN, PausePlace.BETWEEN]


def test_without_sentence_marks_the_place_is_unknown():
    said = transcript("i led the team", ("i", 1000, 1300), ("led", 1400, 1900))

    assert {pause.place for pause in find_pauses(SPANS, said)} == {PausePlace.UNKNOWN}


def test_chinese_sentences_end_at_their_own_marks():
    said = Transcript(
        "我先调研！然后开发",
        "zh",
        TranscriptSource.ENGINE,
        words=(Word("我先调研", 1000, 2900), Word("然后", 3700, 4500)),
    )

    assert [pause.place for pause in find_pauses(SPANS[:2], said)] == [PausePlace.BETWEEN]
