# ruff: noqa: E501 (answers stand on one line)
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hireloop.analysis.content.masking import PLACEHOLDERS, mask

SAME = [
    (
        "我叫王芳，今年26岁，来自湖南长沙，毕业于清华大学。",
        "我叫欧阳建国，今年四十五岁，来自河北，毕业于某职业技术学院。",
    ),
    ("大家好，我是李娜，女，90后，四川人。", "大家好，我是张伟强，男，80后，黑龙江人。"),
    ("王芳很高兴。我叫王芳。", "赵磊很高兴。我叫赵磊。"),
    (
        "My name is Emily Johnson, I'm a 24-year-old woman from Boston and I studied law at MIT. She left.",
        "My name is Li Wei, I'm a 51-year-old man from rural Ohio and I studied law at Valley Community College. He left.",
    ),
    (
        "I grew up in Kansas. I graduated from the University of Leeds.",
        "I grew up in a small town near Lyon. I graduated from Harvard.",
    ),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_people_leave_the_same_text_behind(one: str, other: str):
    assert mask(one).text == mask(other).text


@pytest.mark.parametrize(
    "text",
    [
        "我在大学期间负责学生会。",
        "项目第3年收入翻倍。",
        "I am from time to time on call.",
        "我是一个很负责的人。",
        "我是项目负责人。",
    ],
)
def test_what_is_no_personal_detail_stays(text: str):
    assert not PLACEHOLDERS & set(mask(text).text)


@given(st.text(max_size=120) | st.sampled_from([text for pair in SAME for text in pair]))
def test_places_lead_back_to_the_transcript(text: str):
    masked = mask(text)
    assert len(masked.starts) == len(masked.text) + 1
    assert list(masked.starts) == sorted(masked.starts)
    for place, sign in enumerate(masked.text):
        start, end = masked.original(place, place + 1)
        assert 0 <= start <= end <= len(text)
        if sign not in PLACEHOLDERS and end == start + 1:
            assert text[start] == sign or sign == " "


def test_pauses_leave_nothing_behind():
    assert mask("我……先找他谈").text == mask("我先找他谈").text
    assert mask("I ... talked to the client").text == mask("I talked to the client").text
