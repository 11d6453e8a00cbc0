from collections import defaultdict
from pathlib import Path

import pytest

from hireloop.analysis.resumes import parse_resume
from hireloop.analysis.resumes.tests.biographies import KINDS, Score, biographies, scores
from hireloop.analysis.resumes.tests.samples import TODAY, check_sources, document, jobs, parsed, plain, studies

BIOGRAPHIES = biographies(Path(__file__).with_name("biographies.txt"))


@pytest.fixture(scope="module")
def totals() -> dict[str, Score]:
    found: dict[str, Score] = defaultdict(Score)
    for biography in BIOGRAPHIES:
        read = document(biography.text)
        resume = parse_resume(read, today=TODAY)
        check_sources(resume, read)
        for field, score in scores(biography, resume):
            total = found[field]
            total.right += score.right
            total.wrong += [f"{biography.shape}: {what}" for what in score.wrong]
            total.missed += [f"{biography.shape}: {what}" for what in score.missed]
    return found


@pytest.mark.parametrize("field", [*KINDS.values(), "title of employer", "dates of title"])
def test_biographies_are_read(totals, field):
    score = totals[field]
    assert score.precision >= 0.98, score.wrong
    assert score.recall >= 0.9, score.missed


def test_there_are_enough_of_them():
    assert len(BIOGRAPHIES) >= 60
    assert len({biography.shape for biography in BIOGRAPHIES}) >= 50


def test_a_present_post_takes_no_dates_from_before():
    text = "2005年3月至2010年6月任中信证券股份有限公司高级经理，现任广东康美药业股份有限公司董事、董事会秘书。\n"
    assert jobs(parsed(text)) == [
        ("中信证券股份有限公司", "高级经理", "2005-03", "2010-06"),
        ("广东康美药业股份有限公司", "董事", None, "now"),
        ("广东康美药业股份有限公司", "董事会秘书", None, "now"),
    ]


def test_somebody_still_there_and_now_its_manager_began_with_the_firm():
    text = "2012年7月至今在云图科技有限公司工作，现任财务经理。\n"
    assert jobs(parsed(text)) == [("云图科技有限公司", "财务经理", "2012-07", "now")]


@pytest.mark.parametrize(
    "text",
    [
        "高勇：男，中国国籍，1966年出生，本科学历。现任甲乙有限公司董事。\n陈静，女，1970年生，硕士。现任丙丁有限公司监事。\n",
        "高勇：男，1966年出生，本科学历。现任甲乙有限公司董事。陈静，女，1970年出生，硕士。现任丙丁有限公司监事。\n",
    ],
)
def test_of_two_people_the_first_is_read_and_the_other_named(text):
    resume = parsed(text)
    assert plain(resume.name) == "高勇"
    assert jobs(resume) == [("甲乙有限公司", "董事", None, "now")]
    assert [(flag.code, flag.text) for flag in resume.flags] == [("several_people", "陈静")]


def test_two_people_in_english():
    resume = parsed(
        "Anna Kowalski is a web developer at Allegro and likes her work.\n"
        "Thomas Baker is a teacher at Lincoln High School and likes his.\n"
    )
    assert jobs(resume) == [("Allegro", "web developer", None, "now")]
    assert [flag.text for flag in resume.flags] == ["Thomas Baker"]


def test_relatives_and_colleagues_make_no_second_person():
    assert (
        parsed("姓名：王芳\n女，1990年生\n工作经历\n2019.07-至今 美团 产品经理\n家庭成员\n王刚，男，1960年生\n").flags
        == ()
    )
    assert parsed("高勇，男，1966年出生，现任甲乙有限公司董事。高勇，男，1966年出生，工程师。\n").flags == ()


def test_traditional_characters_are_given_back_as_written():
    resume = parsed("陳志遠，男，1968年生，畢業於國立臺灣大學電機工程學系，現任國立清華大學教授。\n")
    assert plain(resume.name) == "陳志遠"
    assert jobs(resume) == [("國立清華大學", "教授", None, "now")]
    assert studies(resume)[0][:3] == ("國立臺灣大學", None, "電機工程")


def test_names_of_firms_are_not_cut_at_words_that_join_posts():
    text = "现任信永中和会计师事务所合伙人兼管理委员会主任，和记黄埔有限公司董事。\n"
    assert [(employer, title) for employer, title, *_ in jobs(parsed(text))] == [
        ("信永中和会计师事务所", "合伙人"),
        ("信永中和会计师事务所", "管理委员会主任"),
        ("和记黄埔有限公司", "董事"),
    ]


def test_dates_of_birth_and_study_are_none_of_a_job():
    text = "王芳，1990年5月出生，2012年7月毕业于中山大学，历任甲乙有限公司会计、财务主管。\n"
    assert [job[2:] for job in jobs(parsed(text))] == [(None, None), (None, None)]
