"""Answers that are alike are found, whatever their order and length; a question that people repeat makes none."""

from hypothesis import given
from hypothesis import strategies as st

from hireloop.analysis.content.likeness import likeness, most_alike, sketch_of

KEY = b"k" * 32
STORY = (
    "去年三季度我们的订单系统在大促时频繁超时，我负责定位问题。我先加了链路追踪，发现库存服务的锁等待占了七成时间，"
    "于是把扣减改成了预占加异步确认，并和测试同事一起压测了三轮，最后把超时率从百分之八降到了千分之二。"
)
OTHER = (
    "大学毕业后我加入一家连锁餐饮企业做店长助理，主要负责排班和盘点。有一次食材连续三天对不上数，"
    "我逐班核对出入库单，发现是夜班的退货没有登记，之后我设计了一张交接表，损耗就降下来了。"
)


def alike(one: str, other: str, question: str = "") -> float | None:
    return likeness(sketch_of(one, key=KEY, without=question), sketch_of(other, key=KEY, without=question))


def test_the_same_words_are_wholly_alike_whatever_the_marks_and_widths():
    assert alike(STORY, STORY.replace("，", " ").replace("。", "！")) == 1.0


def test_different_stories_are_not_alike():
    assert alike(STORY, OTHER) == 0.0


def test_a_copied_part_in_a_longer_answer_is_found():
    assert alike(STORY, OTHER + STORY + OTHER) > 0.95


def test_changed_words_leave_what_was_not_changed():
    changed = STORY.replace("订单系统", "支付平台").replace("库存服务", "账务服务").replace("百分之八", "百分之六")
    assert 0.5 < alike(STORY, changed) < 0.95


def test_what_both_repeat_of_the_question_counts_for_nothing():
    question = "请您讲一次在压力很大、时间很紧的情况下，您是怎样与同事一起按时完成一项重要工作并取得成果的经历。"
    assert alike(question + STORY, question + OTHER, question) == 0.0
    assert alike(question + STORY, question + OTHER) > 0.2


def test_short_answers_are_not_compared():
    assert alike("我很善于团队合作。", "我很善于团队合作。") is None
    assert alike("", STORY) is None


def test_the_key_decides_what_the_hashes_are():
    assert set(sketch_of(STORY, key=KEY)).isdisjoint(sketch_of(STORY, key=b"another key"))


def test_the_most_alike_comes_first():
    one = sketch_of(STORY, key=KEY)
    others = [sketch_of(text, key=KEY) for text in (OTHER, STORY[:90] + OTHER, STORY)]
    assert [index for index, _ in most_alike(one, others, at_least=0.3)] == [2, 1]


@given(st.lists(st.sampled_from([f"word{n}" for n in range(4000)]), min_size=60, max_size=3000), st.text())
def test_always_a_share_and_the_same_both_ways(words, text):
    one, other = " ".join(words), " ".join(words[::2]) + text
    share = alike(one, other)
    assert share is None or 0 <= share <= 1
    assert share == alike(other, one)
    assert alike(one, one) in (1.0, None)
