"""When one more question is worth asking."""

import pytest

from hireloop.analysis.conversation import FollowUpKind, Heard, follow_up_for
from hireloop.analysis.conversation.lines import TEXTS, Line, line, spoken_ms
from hireloop.analysis.model import Question, Transcript, TranscriptSource

QUESTION = Question("请讲一次您解决客户难题的经历。", dimensions=("problem_solving",))
ENGLISH = Question("Tell us about a client problem that you solved.", language="en", dimensions=("problem_solving",))
GOOD = (
    "去年三月，一位大客户因为报表总是晚到要解约。我先打电话听她讲完，然后查出是两个部门互相等数据，"
    "于是我每天上午九点组织十分钟的碰头会。一个月后报表全部准时，客户续签了120万的合同。"
)
RECIPE = "先把西红柿切成小块，锅里放两勺油，打三个鸡蛋炒熟，再加半勺盐和一勺糖，小火收汁五分钟就可以出锅了。"


def said(text: str, source: TranscriptSource = TranscriptSource.BROWSER, confidence: float | None = None) -> Heard:
    return Heard(Transcript(text, "zh", source, confidence), speech_ms=9000)


def kind(heard: Heard, question: Question = QUESTION, **more: object) -> FollowUpKind | None:
    found = follow_up_for(question, heard, **more)
    return found.kind if found else None


def test_an_answer_with_an_example_will_do():
    assert kind(said(GOOD)) is None


@pytest.mark.parametrize("text", ["嗯，有过。", "我处理过很多客户问题，都处理得挺好的。"])
def test_few_words_are_thin(text: str):
    assert kind(said(text)) is FollowUpKind.THIN


def test_another_matter_is_off_the_question_and_the_question_is_said_again():
    found = follow_up_for(QUESTION, said(RECIPE), prepared=("结果呢？",))
    assert found is not None
    assert found.kind is FollowUpKind.OFF_QUESTION
    assert QUESTION.text in found.text


def test_a_recogniser_that_is_not_sure_is_not_believed_on_the_topic():
    assert kind(said(RECIPE, TranscriptSource.ENGINE, 0.3)) is None
    assert kind(said(RECIPE, TranscriptSource.ENGINE, 0.9)) is FollowUpKind.OFF_QUESTION


def test_without_words_only_the_length_speaks():
    assert kind(Heard(None, 3000)) is FollowUpKind.THIN
    assert kind(Heard(None, 20_000)) is None
    assert kind(Heard(None, 0)) is None


def test_the_question_banks_own_follow_up_comes_first():
    found = follow_up_for(QUESTION, Heard(None, 2000), prepared=("当时您自己做了什么？",))
    assert found is not None
    assert found.text == "当时您自己做了什么？"
    assert found.measures == {"speech_ms": 2000}


def test_it_is_asked_in_the_language_of_the_question():
    found = follow_up_for(ENGLISH, Heard(None, 2000))
    assert found is not None
    assert found.text.startswith("Thank you.")


def test_both_languages_say_the_same_things_and_first_of_all_that_it_is_a_machine():
    assert set(TEXTS["zh"]) == set(TEXTS["en"]) == set(Line)
    assert "机器，不是真人" in line(Line.GREETING, "zh", name="王芳", count=3)
    assert "a machine and not a person" in line(Line.GREETING, "en", name="Emma", count=3)


def test_what_is_said_ends_with_a_mark_and_takes_its_time():
    assert line(Line.AGAIN, "zh", text="您好") == "我再说一遍：您好。"
    assert line(Line.QUESTION, "en", text="Why us?") == "Why us?"
    assert spoken_ms("一二三四五六七八九十", "zh") == pytest.approx(2900, abs=100)
