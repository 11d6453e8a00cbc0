# ruff: noqa: E501 (answers stand on one line)
import pytest

from hireloop.analysis.content.reading import read
from hireloop.analysis.content.reference import Comparison, compare_with_reference
from hireloop.analysis.content.reference.formulas import values_in
from hireloop.analysis.content.reference.verdicts import asks_verdict, denies, verdict


def compared(answer: str, *, question: str, reference: str, key_points: tuple[str, ...] = ()) -> Comparison:
    reading = read(answer, question=question)
    found = compare_with_reference(reading.factual, question=question, references=[reference], key_points=key_points)
    assert found
    return found


INDEX = {
    "question": "数据库索引为什么能加快查询？",
    "reference": "索引用有序的树结构存放键值，查询时不必扫描全表，时间复杂度为O(log n)。但是占用额外空间，写入会变慢。",
}
OSMOSIS = {
    "question": "What is osmosis?",
    "reference": "Osmosis is the movement of water through a semipermeable membrane from a low to a high concentration of solutes.",
}


def test_more_points_told_earn_more_in_chinese():
    full = compared("索引是有序的树，查找时不用扫全表，复杂度O(log n)，代价是要占空间，写数据也慢一些。", **INDEX)
    half = compared("因为索引是排好序的，不用扫描整张表。", **INDEX)
    none = compared("数据库是用来存东西的，我平时用得比较多。", **INDEX)
    assert full.score > half.score + 0.1
    assert half.score > none.score + 0.1


def test_more_points_told_earn_more_in_english():
    full = compared("Water moves across a semi-permeable membrane towards the side with more solute.", **OSMOSIS)
    half = compared("It is when water moves through something.", **OSMOSIS)
    none = compared("It is a kind of plant that lives in the desert.", **OSMOSIS)
    assert full.score > half.score + 0.1
    assert half.score > none.score + 0.1


def test_the_wrong_verdict_cannot_be_talked_away():
    task = {
        "question": "请判断以下叙述是否正确：栈底元素不能删除。",
        "reference": "错误。栈顶元素依次出栈后，最后可以删除栈底元素。",
    }
    right = compared("错，元素逐个出栈，最后栈底元素也能删除。", **task)
    wrong = compared("正确，栈顶元素依次出栈后，最后可以删除栈底元素。", **task)
    assert right.verdict_agrees is True
    assert wrong.verdict_agrees is False
    assert right.score > 0.6 > 0.2 > wrong.score


def test_the_right_result_counts_most_where_a_value_is_asked_for():
    task = {
        "question": "有n个结点且高度为n的二叉树有多少个？",
        "reference": "每个分支结点只有一个孩子，或左或右，共2^(n-1)个。",
    }
    assert compared("2的n-1次方", **task).score > compared("每个分支结点只有一个孩子，共n个", **task).score


def test_the_opposite_of_a_point_is_a_contradiction():
    task = {"question": "顺序表有什么特点？", "reference": "元素的存储空间是连续的。"}
    said = compared("元素的存储空间是不连续的。", **task)
    assert any(point.contradicted for point in said.points)
    assert said.score < compared("元素存放的空间是连续的。", **task).score


def test_the_best_of_several_references_counts():
    reading = read("链式存储，插入时只改指针。")
    both = compare_with_reference(
        reading.factual, question="宜用何种结构？", references=["用数组。", "用链式存储，因为插入只需修改指针。"]
    )
    one = compare_with_reference(reading.factual, question="宜用何种结构？", references=["用数组。"])
    assert both.score > one.score


def test_key_points_carry_the_place_where_they_are_told():
    answer = "索引是有序的，所以不用扫描全表。另外它会占用额外的空间。"
    found = compared(answer, **INDEX, key_points=("不用扫描全表", "占用额外空间", "写入变慢"))
    told = {point.text: answer[point.start : point.end] for point in found.points if point.start is not None}
    assert "全表" in told["不用扫描全表"]
    assert "空间" in told["占用额外空间"]
    assert "写入变慢" not in told


def test_nothing_to_compare_with_gives_none():
    assert compare_with_reference(read("答案").factual, question="问", references=[]) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("n/2", "0.5n"),
        ("(2n+1)/3", "2n/3 + 1/3"),
        ("2^(n-1)", "2的n-1次方"),
        ("O(n²)", "o（n^2）"),
        ("3n-3(i-1)", "3*(n+1-i)"),
    ],
)
def test_formulas_of_the_same_worth_are_the_same(one: str, other: str):
    assert values_in(one) == values_in(other) != frozenset()


@pytest.mark.parametrize("text", ["", "((((", "2^^3", "99999^99999", "a", "1/0", "—", "((n)" * 40])
def test_odd_formulas_do_no_harm(text: str):
    assert isinstance(values_in(text), frozenset)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("错误。因为…", False),
        ("不正确", False),
        ("该叙述是错误的", False),
        ("对，因为", True),
        ("True, since", True),
        ("This is false because", False),
        ("No, it is not", False),
        ("我觉得要看情况", None),
    ],
)
def test_verdicts_are_read(text: str, right: bool | None):
    assert verdict(text) is right


def test_denials_are_read():
    assert denies("快速排序没有这种现象")
    assert denies("it does not move")
    assert not denies("不仅如此，可以删除")
    assert asks_verdict("请判断以下叙述是否正确")
    assert not asks_verdict("简述栈的特点")
