import pytest

from hireloop.recruiting.jobs.wording import protected_attributes, protected_requirement, warnings_in


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("限女性，形象好", "sex"),
        ("男士优先", "sex"),
        ("Female candidates preferred", "sex"),
        ("年龄 35 岁以下", "age"),
        ("We are a young team", "age"),
        ("已婚已育者优先", "marriage"),
        ("无怀孕计划", "childbirth"),
        ("汉族", "ethnicity"),
        ("限上海户口", "household_registration"),
        ("需提供乙肝检查", "health"),
        ("请附近期照片", "photo"),
        ("Send a photo with your CV", "photo"),
    ],
)
def test_it_warns_of_words_for_protected_attributes(text, attribute):
    assert attribute in {warning.attribute.key for warning in warnings_in(text)}


@pytest.mark.parametrize(
    "text",
    [
        "负责后端服务的设计与维护",
        "Manage the customer database",
        "服务女装品牌客户的经验",
        "8 年以上经验",
        "Photoshop 熟练",
    ],
)
def test_ordinary_texts_pass(text):
    assert not warnings_in(text)


def test_every_attribute_cites_the_law_in_both_languages():
    for attribute in protected_attributes():
        assert "《就业促进法》第" in attribute.citation["zh"]
        assert "Employment Promotion Law, art." in attribute.citation["en"]
    assert len(protected_attributes()) == 8


@pytest.mark.parametrize("text", ["女", "限女性", "35岁以下", "已婚", "male only", "本地户口", "身体健康", "证件照"])
def test_asking_for_it_is_no_requirement(text):
    assert protected_requirement(text) is not None


@pytest.mark.parametrize("text", ["照片处理", "妇女权益保护研究", "Photo editing", "Python", "户籍管理系统开发"])
def test_a_skill_that_only_names_it_is_one(text):
    assert protected_requirement(text) is None
