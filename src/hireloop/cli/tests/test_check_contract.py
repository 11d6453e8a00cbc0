"""``hireloop check-contract`` as a program would use it."""

import json

import pytest

from hireloop.cli import main

TERMS = "term_kind: 固定期限\nstart: 2026-11-01\nend: 2027-10-31\nprobation: {probation}\nwage_monthly: 8000\n"
CONTRACT = (
    "劳动合同\n第一条 本合同为固定期限，自2026年11月1日起至2029年10月31日止，试用期七个月。\n"
    "第二条 乙方自愿放弃社会保险。\n"
)


@pytest.fixture
def check(tmp_path, capsys):
    def run(name, content, *arguments):
        (tmp_path / name).write_text(content, encoding="utf-8")
        code = main(["check-contract", str(tmp_path / name), *arguments])
        return code, capsys.readouterr()

    return run


def findings(said, rule):
    return [each for each in json.loads(said.out)["findings"] if each["rule"] == rule]


def test_json_has_facts_findings_and_what_is_not_looked_at(check):
    code, said = check("t.yaml", TERMS.format(probation="3个月"), "--region", "上海", "--date", "2026-11-01", "--json")
    told = json.loads(said.out)

    assert code == 0
    assert set(told) >= {"file", "region", "date", "facts", "findings", "summary", "not_formalised"}
    assert (told["region"], told["date"]) == ("上海", "2026-11-01")
    assert told["facts"]["probation"]["value"] == {"months": 3, "days": 0, "text": "3个月"}
    (found,) = findings(said, "probation_length")
    assert found["verdict"] == "violation"
    assert found["cites"][0] == {
        "law": "劳动合同法",
        "article": "19",
        "paragraph": 1,
        "item": None,
        "text": "劳动合同法第19条第1款",
    }
    assert told["summary"]["violation"] >= 1
    assert told["not_formalised"]


def test_a_contract_s_facts_come_with_their_source(check):
    _, said = check("c.txt", CONTRACT, "--region", "上海", "--date", "2026-11-01", "--json")

    source = json.loads(said.out)["facts"]["probation"]["source"]
    assert CONTRACT[source["start"] : source["end"]] == source["text"] == "七个月"
    (waiver,) = findings(said, "void_social_insurance")
    assert waiver["verdict"] == "violation"
    assert "放弃社会保险" in waiver["source"]["text"]


def test_strict_makes_a_violation_an_exit_code(check):
    assert check("t.yaml", TERMS.format(probation="3个月"), "--region", "上海", "--strict")[0] == 1
    assert check("t.yaml", TERMS.format(probation="2个月"), "--region", "上海", "--strict")[0] == 0


def test_text_for_people_names_article_and_remedy(check):
    _, said = check("t.yaml", TERMS.format(probation="3个月"), "--region", "上海", "--date", "2026-11-01")

    assert "劳动合同法第19条第1款" in said.out
    assert "试用期为 2个月" in said.out


def test_region_may_stand_in_the_file(check):
    code, said = check("t.yaml", "地区: 北京\n月工资: 2540\n", "--date", "2026-11-01", "--json")

    assert code == 0
    assert findings(said, "minimum_wage")[0]["verdict"] == "pass"


@pytest.mark.parametrize(
    ("name", "content", "arguments", "said"),
    [
        ("t.yaml", "试用月: 3\n", ("--region", "上海"), "试用期"),
        ("t.yaml", "试用期: 很久\n", ("--region", "上海"), "很久"),
        ("t.yaml", "- 1\n", ("--region", "上海"), "key: value"),
        ("t.yaml", "a: [\n", ("--region", "上海"), "YAML"),
        ("t.yaml", "试用期: 3个月\n", (), "--region"),
        ("t.yaml", "试用期: 3个月\n", ("--region", "上海滩"), "上海"),
        ("t.yaml", "试用期: 3个月\n", ("--region", "上海", "--date", "2026-13-01"), "2026-13-01"),
        ("c.docx", "no docx at all", ("--region", "上海"), "c.docx"),
        ("c.txt", "", ("--region", "上海"), "c.txt"),
    ],
)
def test_bad_input_is_one_clear_line(check, name, content, arguments, said):
    code, told = check(name, content, *arguments)

    assert code == 2
    assert said in told.err
    assert len(told.err.strip().splitlines()) == 1


def test_the_example_shows_what_a_file_of_terms_may_hold(capsys):
    assert main(["check-contract", "examples/zh/contract.yaml", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)

    assert told["region"] == "上海"
    assert {each["rule"] for each in told["findings"] if each["verdict"] == "violation"} == {"probation_length"}
