import pytest

from hireloop.analysis.flow_steps.sound import Speech
from hireloop.analysis.flow_steps.words import other_language, place_words, settle_transcript
from hireloop.analysis.model import Transcript, TranscriptSource, Word
from hireloop.engines.voice_activity import Span

SPEECH = Speech(spans=(Span(1000, 3000), Span(5000, 7000)), duration_ms=8000)


def said(text, language="zh", source=TranscriptSource.FILE, words=()):
    return Transcript(text, language, source, words=words)


def test_words_without_times_are_spread_over_the_speech_and_not_over_the_pause():
    placed = place_words(said("一二三四五六七八"), SPEECH)

    assert [word.start_ms for word in placed.words] == [1000, 1500, 2000, 2500, 5000, 5500, 6000, 6500]
    assert placed.words[-1].end_ms == 7000


def test_known_times_are_kept():
    known = said("一", words=(Word("一", 10, 20),))

    assert place_words(known, SPEECH) is known


def test_typed_words_are_not_placed_because_they_need_not_have_been_said():
    typed = said("一二三", source=TranscriptSource.TYPED)

    assert place_words(typed, SPEECH) is typed


def test_without_speech_there_is_nowhere_to_place_words():
    assert place_words(said("一二三"), Speech((), 8000)).words == ()


def test_a_transcript_handed_in_goes_before_the_recognisers():
    given, heard = said("我说的"), said("我涩的", source=TranscriptSource.ENGINE)

    assert settle_transcript(given, heard) is given
    assert settle_transcript(None, heard) is heard
    assert settle_transcript(None, said("  ")) is None


@pytest.mark.parametrize(
    ("text", "asked", "is_told"),
    [
        ("I led a team of five engineers last year", "zh", True),
        ("我去年带领一个五人团队完成了系统迁移", "en", True),
        ("我用 Python 和 Redis 重写了 API，延迟降了一半", "zh", False),
        ("OK", "zh", False),
    ],
)
def test_another_language_than_asked_for_is_told(text, asked, is_told):
    assert bool(other_language(said(text, asked), asked)) is is_told
