# ruff: noqa: E501 (answers stand on one line)
from hypothesis import given
from hypothesis import strategies as st

from hireloop.analysis.content.sentences import clauses, sentences

spoken = st.text(
    alphabet=st.sampled_from("我们先后做了项目他说 abc ABC123.。，,！？!?;；…\n“”'()然后但是 and then so"), max_size=300
)


@given(spoken | st.text(max_size=200))
def test_spans_stand_in_the_text_in_order_and_leave_only_blanks_out(text: str):
    end = 0
    for sentence in sentences(text):
        assert sentence.text == text[sentence.start : sentence.end]
        assert sentence.text.strip() == sentence.text != ""
        assert not text[end : sentence.start].strip()
        end = sentence.end
    assert not text[end:].strip()


@given(spoken)
def test_clauses_stand_in_their_sentence(text: str):
    for sentence in sentences(text):
        for clause in clauses(sentence):
            assert clause.text == text[clause.start : clause.end]
            assert sentence.start <= clause.start < clause.end <= sentence.end


def texts(text: str) -> list[str]:
    return [sentence.text for sentence in sentences(text)]


def test_chinese_english_and_mixed_sentences_are_told_apart():
    assert texts("我先分析数据。然后和他沟通！结果怎样？") == ["我先分析数据。", "然后和他沟通！", "结果怎样？"]
    assert texts("I asked Dr. Li. She agreed, e.g. on version 3.5. Done!") == [
        "I asked Dr. Li.",
        "She agreed, e.g. on version 3.5.",
        "Done!",
    ]
    assert texts("我用 Python 写了脚本. It saved 3.5 hours。") == ["我用 Python 写了脚本.", "It saved 3.5 hours。"]


def test_list_numbers_do_not_end_sentences():
    assert texts("1.先入栈，再出栈。2.判断为空。") == ["1.先入栈，再出栈。", "2.判断为空。"]


def test_speech_without_punctuation_is_cut_at_new_thoughts():
    speech = "当时我们在做一个很大的项目大家都很忙然后我发现进度已经落后了两个星期于是我召集大家一起开会讨论怎么办后来我们把任务重新拆分最后按时完成了"
    parts = texts(speech)
    assert len(parts) >= 3
    assert all(len(part) <= 70 for part in parts)
