from dataclasses import replace

import pytest

from hireloop.analysis.job_spec import load_job
from hireloop.kernel.errors import BadInput
from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.jobs import queries
from hireloop.recruiting.jobs.job_file import read_job_file, write_job_file
from hireloop.recruiting.question_bank.built_in import load_built_in

OWN = """
title: 海外销售
language: zh
dimensions:
  - key: overseas
    label: {zh: 海外市场意识, en: Overseas sense}
    definition: {zh: 了解海外客户的习惯}
    indicators: [{key: visit, why: {zh: 拜访过海外客户}, phrases: [拜访海外客户]}]
profile:
  persuasion: {weight: 2, pass_line: 70}
  overseas: 1.5
requirements:
  must: {language: [英语 CET-6], education: 本科}
  nice: [{certificate: 驾照}]
questions: [介绍一次你开拓海外客户的经历。]
"""


def test_what_is_exported_is_what_the_command_line_reads(job, tmp_path):
    file = tmp_path / "job.yaml"
    file.write_text(write_job_file(queries.draft_of(job)), encoding="utf-8")
    spec = load_job(file)
    assert spec == queries.job_spec(job)
    assert spec.profile["professional"].pass_line == 65


def test_a_job_survives_the_round_trip(job, draft):
    read, questions = read_job_file(write_job_file(draft).encode())
    assert read.requirements == draft.requirements
    assert read.profile == draft.profile
    assert (read.title, read.language, read.description) == (draft.title, draft.language, draft.description)
    assert questions == ()


def test_it_reads_what_people_write_by_hand():
    read, questions = read_job_file(OWN.encode())
    assert [(row.kind, row.must_have) for row in read.requirements] == [
        ("language", True),
        ("education", True),
        ("certificate", False),
    ]
    assert {row.dimension: row.weight for row in read.profile} == {"persuasion": 100, "overseas": 75}
    assert read.own_dimensions[0]["key"] == "overseas"
    assert questions[0].text == "介绍一次你开拓海外客户的经历。"


def test_own_dimensions_reach_the_analysis(zhang_min):
    from hireloop.recruiting.jobs import actions

    read, _questions = read_job_file(OWN.encode())
    job = actions.import_job(read, actor=Actor.user(zhang_min))
    assert "overseas" in queries.job_spec(job).dimensions


def test_the_questions_of_the_template_come_with_it(job, zhang_min):
    load_built_in(actor=Actor.user(zhang_min))
    assert len(queries.job_spec(job).questions) == 5


@pytest.mark.parametrize(
    ("content", "names"),
    [
        (b"\xff\xfe\x00", "YAML"),
        (b"- a\n- b", "title"),
        (b"title: [unclosed", "YAML"),
        (b"titel: A", "title"),
        ("title: A\nprofile: {团队合昨: 2}".encode(), "团队合作"),
        (b"title: A\nrequirements: [{kind: education, value: kindergarten}]", "kindergarten"),
        (b"title: A\nrequirements: [{kind: skill, value: {a: 1}}]", "skill"),
        (b"title: A\n" + b"#" * 300_000, "256"),
    ],
)
def test_bad_files_are_refused_by_name(content, names):
    with pytest.raises(BadInput) as caught:
        read_job_file(content)
    assert names in str(caught.value)


def test_a_knock_out_survives_the_job_file(draft):
    rows = (replace(draft.requirements[0], knock_out=True), *draft.requirements[1:])
    text = write_job_file(replace(draft, requirements=rows))
    read, _questions = read_job_file(text.encode())
    assert [row.knock_out for row in read.requirements] == [True, False, False]
