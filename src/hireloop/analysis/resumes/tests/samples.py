"""Résumés of invented people, as text."""

from datetime import date

from hireloop.analysis.resumes import ParsedResume, parse_resume
from hireloop.analysis.resumes.model import values_in
from hireloop.engines.documents import Document, read_document

TODAY = date(2026, 11, 1)

CHINESE = """王 芳
产品经理 | 5年工作经验 | 北京
电话：138-1234-5678  邮箱：wangfang@example.com  期望薪资：25k-35k
性别：女  年龄：29岁  籍贯：湖南长沙  政治面貌：中共党员  婚姻状况：未婚

求职意向：高级产品经理  到岗时间：一个月内

教育背景
2012.09-2016.06    华中科技大学    软件工程（本科）
2016.09-2019.06    复旦大学    计算机技术    硕士
主修课程：数据结构、操作系统、计算机网络

工作经历
2021.07-至今    北京字节跳动科技有限公司    高级产品经理
1、负责推荐产品的规划，DAU 提升 20%；
2、带领 6 人团队完成 A/B测试平台。
2019.07-2021.06    美团    产品经理
工作描述：
负责商家端小程序的需求分析与原型设计，使用 Axure、SQL 完成数据分析。

专业技能
熟练使用 Axure、SQL、Python，了解 Figma；熟悉 Zeplin、ProcessOn
英语 CET-6，普通话二级甲等
证书：PMP、计算机二级
"""

ENGLISH = """Maria Gonzalez-Lee
Berlin, Germany | +49 170 1234567 | maria.gl@example.org | linkedin.com/in/mariagl
SUMMARY
Data analyst with 6+ years of experience in retail and logistics.
EXPERIENCE
Zalando SE — Berlin, Germany
Senior Data Analyst                      Mar 2021 – Present
- Built dashboards in Tableau and SQL for 40 users
- Led a team of three analysts
Data Analyst                      Jan 2019 – Feb 2021
- Automated reports with Python
Acme Logistics GmbH — Hamburg
Junior Analyst, 06/2016 – 12/2018
- Maintained Excel reports
EDUCATION
Humboldt University of Berlin
Master of Science in Statistics, 2014 – 2016, GPA 1.3
University of Granada, BA in Economics, 2010 - 2014
SKILLS
Languages: Python, R, SQL
Tools: Tableau, dbt, Looker, Excel
LANGUAGES
English (fluent), German (C1), Spanish (native)
CERTIFICATIONS
Google Analytics Certified, 2020
"""

PROSE = """高勇，男，中国国籍，无境外居留权，1966年出生，汉族，中共党员，本科学历，工程师、高级经济师。
历任江苏新桥集团公司项目经理、副总经理，江苏新桥股份有限公司董事、财务总监，现任江苏新桥股份有限公司董事长。
"""


def document(text: str) -> Document:
    return read_document(text.encode())


def parsed(text: str, **options) -> ParsedResume:
    """The résumé, after a check that every value stands where it says."""
    read = document(text)
    resume = parse_resume(read, today=TODAY, **options)
    check_sources(resume, read)
    return resume


def check_sources(resume: ParsedResume, read: Document) -> None:
    for value in values_in(resume):
        source = value.source
        assert read.text[source.start : source.end] == source.text != ""
        assert read.page_at(source.start) == source.page
        assert 0 <= value.confidence <= 1


def plain(value):
    return None if value is None else str(value.value)


def jobs(resume: ParsedResume) -> list[tuple]:
    return [
        (plain(job.employer), plain(job.title), plain(job.start), "now" if job.is_current else plain(job.end))
        for job in resume.experience
    ]


def studies(resume: ParsedResume) -> list[tuple]:
    return [
        (plain(one.school), plain(one.level), plain(one.major), plain(one.start), plain(one.end))
        for one in resume.education
    ]
