from pathlib import Path

import pytest
import yaml

from hireloop.analysis.dimensions import COMPETENCIES
from hireloop.analysis.job_spec import JobSpec, ProfileLine, load_job, to_yaml
from hireloop.kernel.errors import BadInput

EXAMPLES = Path(__file__).resolve().parents[5] / "examples"


def test_a_title_alone_makes_all_twelve_count_the_same():
    job = load_job({"title": "店长"})
    assert list(job.profile) == list(COMPETENCIES)
    assert set(job.profile.values()) == {ProfileLine(1.0, 60.0)}
    assert job.traits == {}


@pytest.mark.parametrize(
    "profile",
    [
        {"communication": 2, "teamwork": 1},
        {"沟通表达": 2, "团队合作": 1},
        {"Communication": {"weight": 2}, "collaboration": {"权重": 1}},
        [{"dimension": "communication", "weight": 2}, {"维度": "团队协作", "权重": 1}],
        [{"communication": 2}, "teamwork"],
    ],
)
def test_profiles_may_be_written_in_many_ways(profile):
    job = load_job({"title": "x", "competencies": profile})
    assert job.profile == {"communication": ProfileLine(2.0), "teamwork": ProfileLine(1.0)}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"titel": "x"}, "job: unknown key “titel”; did you mean “title”?"),
        (
            {"title": "x", "profile": {"comunication": 1}},
            "job › profile: unknown key “comunication”; did you mean “communication”?",
        ),
        ({"title": "x", "profile": {"团队合": 1}}, "did you mean “团队合作”?"),
        (
            {"title": "x", "profile": {"logic": {"wieght": 1}}},
            "job › profile › logic: unknown key “wieght”; did you mean “weight”?",
        ),
        ({"title": "x", "profile": {"logic": 1, "逻辑思维": 2}}, "stands there twice"),
        ({"title": "x", "profile": {"logic": {"weight": -1}}}, "job › profile › logic › weight"),
        ({"title": "x", "profile": {"logic": {"pass_line": 0.6}}}, "did you mean 60?"),
        ({"title": "x", "language": "fr"}, "“fr” is none of zh, en"),
        ({"title": "x", "jurisdiction": "MOON"}, "none of CN, EU, US"),
        (
            {"title": "x", "questions": ["ok", {"text": "t", "referense": "r"}]},
            "job › questions 2: unknown key “referense”",
        ),
        (
            {"title": "x", "questions": [{"dimensions": ["logic"]}]},
            "job › questions 1: the text of the question is missing",
        ),
        ({"title": "x", "questions": [{"text": "t", "competencies": ["lgoic"]}]}, "did you mean “logic”?"),
        ({"title": "x", "requirements": {"must": {"skils": ["Go"]}}}, "job › requirements › must: unknown key “skils”"),
        ({"title": "x", "traits": {"teamwork": 1}}, "job › traits: unknown key “teamwork”"),
        ({"title": "x", "dimensions": ["astrology"]}, "unknown key “astrology”"),
        ({}, "the title of the job is missing"),
    ],
)
def test_mistakes_are_named_with_their_place(content, said: str):
    with pytest.raises(BadInput) as mistake:
        load_job(content)
    assert said in str(mistake.value)
    assert "\n" not in str(mistake.value)


def test_files_that_are_no_job_are_named(tmp_path):
    for name, content in {"a.yaml": "title: [", "b.yaml": "- 1", "c.yaml": "", "d.yaml": "title: \x00"}.items():
        path = tmp_path / name
        path.write_text(content)
        with pytest.raises(BadInput, match=name):
            load_job(path)
    with pytest.raises(BadInput, match="no job file"):
        load_job(tmp_path / "none.yaml")


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*/job.yaml")), ids=lambda path: path.parent.name)
def test_the_examples_survive_the_way_to_a_file_and_back(path: Path, tmp_path):
    job = load_job(path)
    again = tmp_path / "job.yaml"
    again.write_text(to_yaml(job), encoding="utf-8")
    assert load_job(again) == job


def test_requirements_are_read_with_their_kind():
    job = load_job(
        {"title": "x", "requirements": {"must": {"education": "本科", "skills": ["Go", "SQL"]}, "nice": ["AWS"]}}
    )
    assert [(each.kind, each.value, each.must_have) for each in job.requirements] == [
        ("education", "本科", True),
        ("skill", "Go", True),
        ("skill", "SQL", True),
        ("skill", "AWS", False),
    ]


def test_an_own_dimension_may_take_the_place_of_a_built_in_one():
    job = load_job({"title": "x", "dimensions": [{"key": "teamwork", "label": "班组配合", "indicators": ["交接清楚"]}]})
    assert job.known_dimensions["teamwork"].label == {"zh": "班组配合"}
    assert job.profile == {"teamwork": ProfileLine(1.0)}


def test_dimensions_without_weight_count_nothing():
    assert JobSpec(title="x", profile={"logic": ProfileLine(2.0)}).line("teamwork") == ProfileLine(0.0, None)


@pytest.mark.parametrize(
    ("requirements", "said"),
    [
        ([{"kind": "skill", "value": "限女性"}], "《就业促进法》第 26、27 条"),
        ([{"kind": "gender", "value": "female"}], "《劳动法》第 12、13 条"),
        ([{"年龄": "35岁以下"}], "《就业促进法》第 26 条"),
        ({"must": {"性别": "男"}}, "《就业促进法》第 26、27 条"),
        ({"must": {"skill": ["Python", "已婚已育优先"]}}, "《妇女权益保障法》第 43 条"),
        (["Excel，身高170以上"], "第 26、29、30 条"),
        ([{"kind": "location", "value": {"city": "北京户口优先"}}], "第 26、31 条"),
    ],
)
def test_no_requirement_asks_for_what_the_law_protects(requirements, said):
    with pytest.raises(BadInput, match="cannot be a requirement") as refused:
        load_job({"title": "x", "requirements": requirements})
    assert refused.value.code == "requirement_protected"
    assert said in str(refused.value)


def test_the_law_of_the_job_s_jurisdiction_is_cited():
    content = {"title": "x", "language": "en", "jurisdiction": "US", "requirements": ["under 35 years old"]}
    with pytest.raises(BadInput, match="ADEA"):
        load_job(content)


def test_a_knock_out_is_the_employer_s_own_rule():
    job = load_job({"title": "x", "requirements": [{"kind": "skill", "value": "Python", "knock_out": True}, "SQL"]})
    assert [requirement.knock_out for requirement in job.requirements] == [True, False]
    assert load_job(yaml.safe_load(to_yaml(job))) == job
