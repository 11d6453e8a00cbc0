from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hireloop.analysis.job_spec import JobSpec, Requirement, load_job
from hireloop.analysis.matching import Verdict, match, match_many, overruled, requirement_key, result_as_dict
from hireloop.analysis.matching.tests.made_resumes import (
    TODAY,
    backend_engineer,
    education,
    job,
    skill,
    value,
    years,
)
from hireloop.analysis.resumes.model import LanguageSkill, Protected, Salary
from hireloop.kernel.errors import BadInput
from hireloop.kernel.languages import LANGUAGES


def asked(kind, content, **more) -> JobSpec:
    return JobSpec(title="后端工程师", requirements=(Requirement(kind, content, **more),))


def one(resume, kind, content, **more):
    [result] = match(resume, asked(kind, content, **more), today=TODAY).results
    return result


@pytest.mark.parametrize(
    ("kind", "content", "verdict", "rule"),
    [
        ("education", "本科", "met", "education.level"),
        ("education", {"level": "bachelor", "subject": "计算机"}, "met", "education.related_subject"),
        ("education", "Bachelor's degree in Computer Science", "met", "education.related_subject"),
        ("education", {"level": "college", "subject": ""}, "met", "education.level"),
        ("education", "硕士及以上", "not_met", "education.level"),
        ("education", {"level": "bachelor", "subject": "护理"}, "partly", "education.subject"),
        ("years", 3, "met", "years.altogether"),
        ("years", "5年以上", "met", "years.altogether"),
        ("years", {"years": 8, "field": ""}, "partly", "years.altogether"),
        ("years", "12+ years of experience", "not_met", "years.altogether"),
        ("years", {"years": 5, "field": "后端"}, "met", "years.in_field"),
        ("years", {"years": 8, "field": "backend"}, "partly", "years.in_field"),
        ("years", {"years": 2, "field": "潜水打捞"}, "unknown", "years.field_unclear"),
        ("skill", "Python", "met", "skill.same"),
        ("skill", "SQL", "met", "skill.kind_of"),
        ("skill", "熟练掌握 SQL 语言", "met", "skill.kind_of"),
        ("skill", "MySQL", "partly", "skill.sibling"),
        ("skill", "Kafka", "met", "skill.in_words"),
        ("skill", "Rust 或 Python", "met", "skill.same"),
        ("skill", "Python、Docker", "met", "skill.all"),
        ("skill", "Python 和 SAP", "partly", "skill.some"),
        ("skill", "SAP", "not_met", "skill.nowhere"),
        ("skill", {"name": "Python", "detail": "3 年以上"}, "met", "skill.years"),
        ("skill", {"name": "PostgreSQL", "detail": "5 years"}, "partly", "skill.years"),
        ("skill", {"name": "Docker", "detail": "2 年"}, "partly", "skill.years_not_told"),
        ("certificate", "初级会计职称", "met", "certificate.held"),
        ("certificate", "注册会计师", "not_met", "certificate.not_listed"),
        ("certificate", "CET-4", "met", "language.same_test"),
        ("language", "英语", "met", "language.listed"),
        ("language", {"name": "英语", "detail": "CET-6"}, "met", "language.same_test"),
        ("language", "英语四级", "met", "language.same_test"),
        ("language", "English B2", "met", "language.through_cefr"),
        ("language", "雅思 7.0", "partly", "language.through_cefr"),
        ("language", "中文", "met", "language.written_in"),
        ("language", "日语 N2", "not_met", "language.not_listed"),
        ("location", "上海", "met", "location.same_city"),
        ("location", {"city": "北京 / Shanghai"}, "met", "location.same_city"),
        ("location", "北京", "not_met", "location.other_city"),
        ("location", "远程", "met", "location.remote"),
        ("salary", {"max_yuan": 30000}, "met", "salary.within"),
        ("salary", {"min": 20000, "max": 25000}, "partly", "salary.a_little_above"),
        ("salary", "15-20K", "not_met", "salary.above"),
        ("salary", "年薪 40 万", "met", "salary.within"),
    ],
)
def test_each_kind_has_its_rule(resume, kind, content, verdict, rule):
    result = one(resume, kind, content)
    assert (result.verdict.value, result.judgement.rule) == (verdict, rule)


@pytest.mark.parametrize(
    ("changes", "kind", "content", "rule"),
    [
        ({"education": ()}, "education", "本科", "education.not_told"),
        ({"years_of_experience": years(None)}, "years", 3, "years.not_told"),
        ({"skills": (), "experience": ()}, "skill", "Python", "skill.not_told"),
        ({"certificates": ()}, "certificate", "PMP", "certificate.not_told"),
        ({"languages": (), "certificates": ()}, "language", "英语", "language.not_told"),
        ({"city": None}, "location", "上海", "location.not_told"),
        ({"expected_salary": None}, "salary", 30000, "salary.not_told"),
        (
            {"expected_salary": value(Salary(5000_00, None, "USD", "month"), text="$5,000")},
            "salary",
            30000,
            "salary.not_comparable",
        ),
    ],
)
def test_what_is_not_told_is_unknown_and_never_knocks_out(changes, kind, content, rule):
    result = match(backend_engineer(**changes), asked(kind, content, knock_out=True), today=TODAY)
    assert (result.results[0].verdict, result.results[0].judgement.rule) == (Verdict.UNKNOWN, rule)
    assert result.knocked_out_by == ()
    assert (result.score, result.low, result.high) == (None, 0, 100)


def test_only_the_employer_s_own_rule_knocks_out(resume):
    spec = load_job({"title": "x", "requirements": [{"kind": "skill", "value": "SAP"}]})
    assert match(resume, spec, today=TODAY).knocked_out_by == ()
    spec = load_job({"title": "x", "requirements": [{"kind": "skill", "value": "SAP", "knock_out": True}]})
    assert len(match(resume, spec, today=TODAY).knocked_out_by) == 1


def test_partly_never_knocks_out(resume):
    assert not one(resume, "skill", "MySQL", knock_out=True).knocks_out


def test_a_degree_under_way_is_partly_there():
    resume = backend_engineer(education=(education("bachelor"), education("master", end="2027-06")))
    assert one(resume, "education", "硕士").judgement.rule == "education.under_way"


def test_overlapping_jobs_count_once():
    jobs = (job("后端工程师", "2020-01", "2022-01"), job("后端工程师", "2021-01", "2023-01"))
    result = one(backend_engineer(experience=jobs, skills=()), "years", {"years": 3, "field": "后端"})
    assert result.judgement.why.values["has"] == 3


def test_the_score_is_the_weighted_share_of_what_is_known(resume):
    spec = JobSpec(
        title="x",
        requirements=(
            Requirement("skill", "Python", weight=3),
            Requirement("skill", "SAP", weight=1),
            Requirement("language", "德语", weight=1),
            Requirement("certificate", "PMP", weight=4),
        ),
    )
    result = match(replace(resume, certificates=()), spec, today=TODAY)
    assert [each.verdict.value for each in result.results] == ["met", "not_met", "not_met", "unknown"]
    assert result.score == pytest.approx(60)
    assert result.low == pytest.approx(100 * 3 / 9)
    assert result.high == pytest.approx(100 * 7 / 9)
    points, first = result.would_raise[0]
    assert (first.requirement.value, points) == ("PMP", pytest.approx(100 * 4 / 9))


def test_the_evidence_stands_in_the_resume(resume):
    found = one(resume, "skill", "SQL").judgement.evidence
    assert [each.source.text for each in found] == ["PostgreSQL"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verdict_can_be_said(resume, language):
    spec = load_job(
        {
            "title": "x",
            "requirements": [
                {"education": "硕士，计算机相关专业"},
                {"years": "8年后端经验"},
                "SAP",
                {"certificate": "PMP"},
                {"language": "日语 N2"},
                {"location": "北京"},
                {"salary": "20k"},
            ],
        }
    )
    said = result_as_dict(match(resume, spec, today=TODAY), language)
    assert len(said["requirements"]) == 7
    for entry in [*said["requirements"], *said["would_raise"]]:
        assert entry["requirement"]
        assert "{" not in entry["requirement"] + str(entry.get("why", "")) + str(entry.get("how", ""))


def test_protected_attributes_cannot_be_required(resume):
    with pytest.raises(BadInput, match="《就业促进法》"):
        match(resume, asked("skill", "限男性"), today=TODAY)


names = st.text("王李张刘陈杨赵黄周吴芳伟敏静", min_size=2, max_size=4)


@given(
    name=names,
    school=st.sampled_from(["清华大学", "某某职业学院", "Harvard University", "希望小学"]),
    gender=st.sampled_from(["male", "female"]),
    age=st.integers(18, 70),
    native_place=st.sampled_from(["上海", "河南", "新疆"]),
    photo=st.booleans(),
    employer=st.sampled_from(["腾讯", "小店"]),
)
def test_who_somebody_is_changes_nothing(name, school, gender, age, native_place, photo, employer):
    spec = load_job(
        {
            "title": "x",
            "requirements": [
                {"education": "本科，计算机"},
                {"years": "3年后端经验"},
                "SQL",
                "SAP",
                {"language": "英语 CET-6"},
                {"location": "上海"},
            ],
        }
    )
    plain = backend_engineer()
    changed = replace(
        plain,
        name=value(name),
        education=tuple(replace(each, school=value(school)) for each in plain.education),
        experience=tuple(replace(each, employer=value(employer)) for each in plain.experience),
        protected=Protected(
            gender=value(gender),
            age=value(age),
            native_place=value(native_place),
            marital_status=value("已婚"),
            ethnicity=value("汉族"),
            household_registration=value(native_place),
            health=value("良好"),
            has_photo=photo,
        ),
    )
    assert match(changed, spec, today=TODAY) == match(plain, spec, today=TODAY)


@given(st.lists(st.sampled_from(["Python", "SQL", "SAP", "Kafka", "MySQL", "德语"]), min_size=1, max_size=6))
def test_one_more_skill_never_lowers_the_score(wanted):
    spec = JobSpec(title="x", requirements=tuple(Requirement("skill", name) for name in wanted))
    plain = backend_engineer()
    more = replace(plain, skills=(*plain.skills, skill("SAP"), skill("MySQL")))
    before, after = match(plain, spec, today=TODAY), match(more, spec, today=TODAY)
    assert (after.score or 0) >= (before.score or 0)


@given(
    st.text(max_size=60),
    st.sampled_from(["education", "years", "skill", "certificate", "language", "location", "salary"]),
)
def test_any_text_is_read_or_left_to_a_person(text, kind):
    try:
        result = match(backend_engineer(), asked(kind, text), today=TODAY)
    except BadInput as refused:
        assert refused.code == "requirement_protected"  # noqa: PT017
    else:
        assert 0 <= result.low <= (result.score if result.score is not None else result.low) <= 100
        assert result_as_dict(result, "zh")


def test_many_are_the_same_as_one(resume):
    specs = [asked("skill", "Python"), asked("years", 3)]
    [[first, second]] = match_many([resume], specs, today=TODAY)
    assert (first, second) == tuple(match(resume, spec, today=TODAY) for spec in specs)


def test_nothing_asked_gives_no_score(resume):
    result = match(resume, JobSpec(title="x"), today=TODAY)
    assert (result.score, result.results) == (None, ())


def test_a_language_without_level_is_partly_there():
    resume = backend_engineer(languages=(LanguageSkill(value("English")),), certificates=())
    assert one(resume, "language", "英语 CET-6").judgement.rule == "language.level_not_told"


def test_a_person_s_verdict_takes_the_place_of_the_machine_s(resume):
    spec = JobSpec(
        title="x", requirements=(Requirement("skill", "SAP", knock_out=True), Requirement("skill", "Python"))
    )
    machine = match(resume, spec, today=TODAY)
    key = requirement_key(spec.requirements[0])
    person = overruled(machine, {key: Verdict.MET})
    assert (machine.score, person.score) == (50, 100)
    assert machine.knocked_out_by
    assert not person.knocked_out_by
    assert overruled(machine, {}) is machine
