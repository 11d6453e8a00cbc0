import pytest
from hypothesis import given
from hypothesis import strategies as st

from hireloop.analysis.job_drafts import draft_of_text
from hireloop.kernel.errors import BadInput

CHINESE = """招聘岗位：高级后端工程师
工作地点：上海·浦东
薪资范围：25-40K·14薪
岗位职责：
1、负责交易平台后端服务的设计与开发；
2、与产品、前端跨部门协作，推动需求落地；
任职要求：
1. 本科及以上学历，计算机、软件工程等相关专业，35岁以下；
2. 3年以上后端开发经验，熟悉 Python 或 Go，精通 MySQL、Redis；
3. 英语六级，能阅读英文文档；
4. 良好的沟通能力和团队合作精神，学习能力强；
5. 男性优先，持有 PMP 证书者优先；
加分项：
熟悉 Kubernetes、Kafka
福利：五险一金，带薪年假
"""
ENGLISH = """Job Title: Senior Data Analyst
Location: Shenzhen
Responsibilities:
- Build dashboards and communicate insights to stakeholders
Requirements:
- Bachelor's degree in Statistics, Mathematics or a related field
- 5+ years of experience in data analysis
- Strong SQL and Python skills; Tableau is a plus
- Fluent English
- Under 35 years old
Nice to have:
- AWS certification
"""


def read(draft):
    return [(one.kind, one.value.get("name") or tuple(one.value.values()), one.must_have) for one in draft.requirements]


def test_a_chinese_description_becomes_a_draft():
    draft = draft_of_text(CHINESE)
    assert (draft.title.value, draft.city.value, draft.salary.value) == ("高级后端工程师", "上海", (25_000, 40_000))
    assert read(draft) == [
        ("education", ("bachelor", "计算机、软件工程"), True),
        ("years", (3, "后端"), True),
        ("skill", "Python 或 Go", True),
        ("skill", "MySQL", True),
        ("skill", "Redis", True),
        ("language", "英语", True),
        ("certificate", "PMP", False),
        ("skill", "Kubernetes", False),
        ("skill", "Kafka", False),
    ]
    assert {"teamwork", "communication", "learning"} <= {line.dimension for line in draft.profile}


def test_an_english_description_becomes_a_draft():
    draft = draft_of_text(ENGLISH)
    assert (draft.language, draft.title.value, draft.city.value) == ("en", "Senior Data Analyst", "Shenzhen")
    assert ("education", ("bachelor", "Statistics, Mathematics"), True) in read(draft)
    assert ("years", (5, "data analysis"), True) in read(draft)
    assert ("skill", "Tableau", False) in read(draft)
    assert ("certificate", "AWS certification", False) in read(draft)


@pytest.mark.parametrize("text", [CHINESE, ENGLISH])
def test_every_value_stands_where_it_says(text):
    draft = draft_of_text(text)
    values = [draft.title, draft.city, *draft.requirements, *draft.profile, *draft.left_out]
    for each in values:
        source = each.source
        assert text[source.start : source.end] == source.text


def test_discriminating_lines_are_left_out_and_named():
    draft = draft_of_text(CHINESE)
    assert [(one.attribute.key, one.source.text) for one in draft.left_out] == [
        ("age", "35岁以下"),
        ("sex", "男性优先"),
    ]
    assert "《就业促进法》" in draft.left_out[1].attribute.citation["zh"]
    assert "35岁" not in draft.description
    said = str(draft.requirements)
    assert "男性" not in said.replace(str(draft.left_out), "")
    assert draft_of_text(ENGLISH, jurisdiction="US").left_out[0].attribute.citation["en"] == "ADEA, 29 U.S.C. § 623"


def test_a_description_without_headings_is_read_whole():
    draft = draft_of_text("招店长，要求大专以上学历，3年以上零售管理经验，会用 Excel。")
    assert {one.kind for one in draft.requirements} >= {"education", "years", "skill"}


@pytest.mark.parametrize(("text", "code"), [("", "jd_empty"), ("  \n ", "jd_empty"), ("字" * 60_001, "jd_long")])
def test_nothing_and_too_much_are_said(text, code):
    with pytest.raises(BadInput) as refused:
        draft_of_text(text)
    assert refused.value.code == code


pieces = st.sampled_from(
    [
        "任职要求：",
        "本科",
        "3年以上",
        "经验",
        "Python",
        "或",
        "\n",
        "；",
        "，",
        "35岁以下",
        "- ",
        "\f",
        "English",
        "年薪 30 万",
    ]
)


@given(st.lists(st.one_of(pieces, st.text(max_size=8)), min_size=1, max_size=30))
def test_any_text_is_read_and_every_place_is_right(parts):
    text = "".join(parts)
    if not text.strip():
        return
    draft = draft_of_text(text)
    found = [*draft.requirements, *draft.profile, *draft.left_out]
    for each in (*found, *(value for value in (draft.title, draft.city, draft.salary) if value)):
        assert text[each.source.start : each.source.end] == each.source.text
