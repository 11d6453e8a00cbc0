"""A candidate of a blind job who tells in every paper who she is, and has been interviewed in writing."""

import pytest

from hireloop.platform.accounts.models import User
from hireloop.platform.background.testing import run_all
from hireloop.recruiting.applications import actions as applications
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.applications.resume_files import ResumeFile
from hireloop.recruiting.applications.stages import Stage
from hireloop.recruiting.evaluation.testing import hold_in_writing
from hireloop.recruiting.jobs import actions as jobs
from hireloop.recruiting.jobs.models import Job
from hireloop.recruiting.screening import actions as screening
from hireloop.recruiting.screening.models import BlindUntil
from hireloop.recruiting.screening.testing import TESTS, screened_job

NAME, EMAIL, PHONE = "欧阳晓雯", "ouyang.xw@example.com", "139 0013 9876"
RESUME = f"""{NAME}
性别：女  年龄：34岁  婚姻状况：未婚  籍贯：浙江青田
电话：{PHONE}  邮箱：{EMAIL}

教育经历
2010.09 - 2014.06  杭州师范大学  软件工程  本科

工作经历
2019.03 - 至今  云图科技  后端工程师
- 我（{NAME}）负责订单系统的 SQL 优化，延迟从三秒降到二百毫秒
专业技能
Python、PostgreSQL、SQL、Docker
"""
LETTER = f"您好，我叫{NAME}，女，34岁，籍贯青田，毕业于杭州师范大学。我的电话是 {PHONE}。"
ANSWER = (
    f"大家好，我叫{NAME}，今年34岁，未婚。去年订单接口经常超时，我负责在两周内把延迟降下来。"
    "我先和同事一起看监控，发现一条慢查询。我改写了语句并加了索引，结果延迟从三秒降到二百毫秒。"
)


@pytest.fixture
def job(zhang_min: User, li_qiang: User) -> Job:
    job = screened_job(zhang_min)
    jobs.add_to_team(job, li_qiang, part="interviewer", actor=TESTS)
    mode = screening.BlindMode(is_blind=True, blind_until=BlindUntil.DECIDED, hides_schools=True)
    screening.set_blind_mode(job, mode, actor=TESTS)
    return job


@pytest.fixture
def application(job: Job) -> Application:
    """Someone who tells in every paper who she is, and has been interviewed."""
    draft = applications.ApplicationDraft(name=NAME, email=EMAIL, phone=PHONE, cover_letter=LETTER)
    file = ResumeFile(name=f"{NAME}的简历.txt", media_type="text/plain", content=RESUME.encode())
    application = applications.apply(job, draft, resume=file, actor=TESTS).application
    run_all()
    hold_in_writing(application, [ANSWER])
    run_all()
    application.refresh_from_db()
    assert application.stage == Stage.REVIEW
    return application
