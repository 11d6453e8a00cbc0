import pytest

from hireloop.analysis.protected import (
    protected_attributes,
    protected_kind,
    protected_requirement,
    refuse_protected,
    refuse_protected_kind,
    warnings_in,
)
from hireloop.kernel.errors import BadInput


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
        "over 10 projects delivered",
        "Under 15% churn",
    ],
)
def test_ordinary_texts_pass(text):
    assert not warnings_in(text)


def test_every_attribute_cites_the_law_in_both_languages():
    for attribute in protected_attributes():
        assert "《就业促进法》第" in attribute.citation["zh"]
        assert "Employment Promotion Law, art." in attribute.citation["en"]
    assert len(protected_attributes()) == 8


@pytest.mark.parametrize(
    ("jurisdiction", "key", "cited"),
    [
        ("CN", "sex", "Labour Law, art. 12, 13"),
        ("CN", "household_registration", "Employment Promotion Law, art. 26, 31"),
        ("EU", "age", "Directive 2000/78/EC, art. 1, 2, 3"),
        ("EU", "ethnicity", "Directive 2000/43/EC, art. 1, 2, 3"),
        ("EU", "sex", "Directive 2006/54/EC, art. 14"),
        ("US", "age", "ADEA, 29 U.S.C. § 623"),
        ("US", "sex", "Title VII, 42 U.S.C. § 2000e-2"),
    ],
)
def test_the_local_law_is_cited(jurisdiction, key, cited):
    attribute = next(each for each in protected_attributes(jurisdiction) if each.key == key)
    assert cited in attribute.citation["en"]


@pytest.mark.parametrize(
    "text",
    [
        "女",
        "限女性",
        "35岁以下",
        "35 岁以下，熟悉 Excel",
        "熟悉 Excel，男性优先",
        "年龄：25-35岁",
        "已婚",
        "未婚者优先，能出差",
        "两年内无生育计划",
        "male only",
        "Sales, female preferred",
        "under 35 years old",
        "本地户口",
        "具有北京户口",
        "身体健康",
        "身高165cm以上",
        "证件照",
        "少数民族优先",
    ],
)
def test_asking_for_it_is_no_requirement(text):
    assert protected_requirement(text) is not None
    with pytest.raises(BadInput, match="protected by law") as refused:
        refuse_protected(text)
    assert refused.value.code == "requirement_protected"


@pytest.mark.parametrize(
    "text",
    [
        "照片处理",
        "妇女权益保护研究",
        "Photo editing",
        "Python",
        "户籍管理系统开发",
        "女装设计",
        "年满18周岁",
        "10 年以上管理经验",
        "over 10 years of experience",
        "健康管理师",
        "生育保险办理",
        "男装买手",
    ],
)
def test_a_skill_that_only_names_it_is_one(text):
    assert protected_requirement(text) is None
    refuse_protected(text)


@pytest.mark.parametrize(
    ("kind", "key"), [("gender", "sex"), ("性别", "sex"), ("Marital_Status", "marriage"), ("照片", "photo")]
)
def test_no_kind_of_requirement_is_called_after_one(kind, key):
    assert protected_kind(kind).key == key
    with pytest.raises(BadInput, match="cannot be a requirement"):
        refuse_protected_kind(kind, place="job.yaml › requirements")


@pytest.mark.parametrize("kind", ["skill", "学历", "language", "certificate"])
def test_ordinary_kinds_pass(kind):
    assert protected_kind(kind) is None
