"""Résumés in the shapes that job sites and forms give them."""

import pytest

from hireloop.analysis.resumes.tests.samples import jobs, parsed, plain, studies

OF_A_JOB_SITE = """李娜 女 | 27岁 | 本科 | 4年工作经验
现居住地：杭州-余杭区 户口：安徽合肥
手机：186-5555-6666（推荐使用） E-mail：lina@example.com
求职意向
期望薪资：12000-15000元/月
职能/职位：新媒体运营
到岗时间：随时
工作经验
2020/7-2024/8 杭州遥望网络科技有限公司（4年1个月）
互联网 | 500-1000人 | 民营公司
新媒体运营 运营部
工作描述：
负责公司账号日常运营
2019/7-2019/12 浙江日报报业集团（5个月）
实习记者 采编中心
教育经历
2016/9-2020/6 浙江传媒学院
本科 | 网络与新媒体
"""

OF_A_NETWORK = """Mark Johnson
Dublin, Ireland

Experience

Datadog
Senior Site Reliability Engineer
March 2022 - Present (2 years 8 months)
Dublin, Ireland

Google
4 years 2 months
Site Reliability Engineer
January 2019 - February 2022 (3 years 2 months)

Associate SRE
January 2018 - December 2018 (1 year)

Education
Trinity College Dublin
Master of Science - MS, Computer Science · (2016 - 2017)
"""

OF_A_EUROPEAN_FORM = """First name(s) / Surname(s)   Giulia ROSSI
Work experience
Dates   01/06/2016 – present
Occupation or position held   Project Engineer
Main activities and responsibilities   Planning and supervision
Name and address of employer   Saipem S.p.A., Milano

Dates   15/09/2014 – 31/05/2016
Occupation or position held   Junior Engineer
Name and address of employer   Techint S.p.A.

Education and training
Dates   2009 – 2014
Title of qualification awarded   Master's Degree in Civil Engineering
Name and type of organisation providing education and training   Politecnico di Milano
"""


def test_an_export_of_a_chinese_job_site():
    resume = parsed(OF_A_JOB_SITE)
    assert plain(resume.name) == "李娜"
    assert plain(resume.desired_title) == "新媒体运营"
    assert jobs(resume) == [
        ("杭州遥望网络科技有限公司", "新媒体运营", "2020-07", "2024-08"),
        ("浙江日报报业集团", "实习记者", "2019-07", "2019-12"),
    ]
    assert studies(resume) == [("浙江传媒学院", "bachelor", "网络与新媒体", "2016-09", "2020-06")]


def test_an_export_of_a_network_with_how_long_it_was():
    resume = parsed(OF_A_NETWORK)
    assert jobs(resume) == [
        ("Datadog", "Senior Site Reliability Engineer", "2022-03", "now"),
        ("Google", "Site Reliability Engineer", "2019-01", "2022-02"),
        ("Google", "Associate SRE", "2018-01", "2018-12"),
    ]
    assert studies(resume) == [("Trinity College Dublin", "master", "Computer Science", "2016", "2017")]


def test_a_form_with_labels_in_a_column():
    resume = parsed(OF_A_EUROPEAN_FORM)
    assert plain(resume.name) == "Giulia ROSSI"
    assert [(title, start, end) for _, title, start, end in jobs(resume)] == [
        ("Project Engineer", "2016-06", "now"),
        ("Junior Engineer", "2014-09", "2016-05"),
    ]
    assert [employer[:7] for employer, *_ in jobs(resume)] == ["Saipem ", "Techint"]


@pytest.mark.parametrize(
    ("line", "name"),
    [("李娜 女 | 27岁", "李娜"), ("李 娜", "李娜"), ("欧 阳 修", "欧阳修"), ("王芳 13800000000", "王芳")],
)
def test_names_take_no_neighbour_along(line, name):
    assert plain(parsed(f"{line}\n工作经历\n2019.01-2020.01 美团 产品经理\n").name) == name


def test_a_season_is_a_stay():
    text = "Work Experience\nP&G\nMarketing Intern, Summer 2015\n- Sold soap\n"
    assert jobs(parsed(text)) == [("P&G", "Marketing Intern", "2015-06", "2015-08")]
