from hireloop.analysis.model import Word
from hireloop.analysis.realign import carry_times


def words(*texts: str) -> list[Word]:
    return [Word(text, index * 1000, index * 1000 + 800) for index, text in enumerate(texts)]


def test_unchanged_words_keep_their_times():
    assert carry_times(words("i", "led", "the", "team"), "I led the team.") == (
        Word("I", 0, 800),
        Word("led", 1000, 1800),
        Word("the", 2000, 2800),
        Word("team", 3000, 3800),
    )


def test_a_corrected_word_between_keeps_the_others_in_place():
    carried = carry_times(words("we", "used", "read", "is", "here"), "We used Redis here")

    assert [word.text for word in carried if word.text in {"We", "used", "here"}] == ["We", "used", "here"]
    assert carried[-1].start_ms == 4000


def test_chinese_is_carried_by_characters():
    carried = carry_times(words("我们", "用了", "微服务"), "我们用了微服务架构。")

    assert [(word.text, word.start_ms) for word in carried] == [("我们", 0), ("用了", 1000), ("微服务", 2000)]


def test_a_text_that_was_rewritten_altogether_has_no_times():
    assert carry_times(words("我们", "用了"), "完全不同") == ()
