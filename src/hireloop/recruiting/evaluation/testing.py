"""For tests: an interview that was held in writing and sent, without camera and engines."""

from collections.abc import Sequence
from uuid import uuid4

from django.utils import timezone

from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.models import Person
from hireloop.platform.privacy.notices import CURRENT
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.interviews import actions
from hireloop.recruiting.interviews.models import Interview
from hireloop.recruiting.jobs.models import Job, JobStatus, ProfileLine
from hireloop.recruiting.question_bank.models import InterviewTemplate, Question, QuestionDimension, TemplateQuestion

SYSTEM = Actor.system("tests")

QUESTION = "请讲一次您与同事一起解决难题的经历：当时是什么情况，您做了什么，结果如何？"
GOOD = (
    "去年订单接口经常超时，我负责在两周内把延迟降下来。我先和运维同事一起看监控，发现一条慢查询占了八成时间。"
    "我改写了语句并加了联合索引，又主动约前端同事对齐了重试策略。结果延迟从三秒降到二百毫秒，一个月没有再出故障。"
)
THIN = "还可以，一般都能解决。"


def job_for_tests() -> Job:
    """Weighs teamwork and problem solving."""
    job = Job.objects.create(title="后端工程师", status=JobStatus.OPEN, city="上海", opened_at=timezone.now())
    for position, key in enumerate(("teamwork", "problem_solving")):
        ProfileLine.objects.create(job=job, dimension=key, weight=50, pass_line=50, position=position)
    return job


def written_interview(person: Person, job: Job, answers: Sequence[str]) -> Interview:
    """One question for each answer; the candidate agreed to nothing and wrote."""
    now = timezone.now()
    application = Application.objects.create(person=person, job=job, applied_at=now, stage_since=now)
    return hold_in_writing(application, answers)


def hold_in_writing(application: Application, answers: Sequence[str]) -> Interview:
    """Invite, answer every question in writing, and send."""
    interview = actions.invite(application, _template(len(answers)), actor=SYSTEM)
    candidate = Actor.candidate(application.person)
    actions.open_interview(interview, actor=candidate)
    actions.agree(interview, [], notice_version=CURRENT, language="zh-hans", actor=candidate)
    for question, text in zip(interview.questions.all(), answers, strict=True):
        answer = actions.start_answer(question, uuid4(), actor=candidate, typed=True)
        actions.write_text(answer, text=text, actor=candidate)
        actions.finish_typed(answer, actor=candidate)
    return actions.submit(interview, actor=candidate)


def _template(count: int) -> InterviewTemplate:
    template = InterviewTemplate.objects.create(name="测试", language="zh")
    for position in range(1, count + 1):
        question = Question.objects.create(text=QUESTION, language="zh")
        for key in ("teamwork", "problem_solving"):
            QuestionDimension.objects.create(question=question, dimension=key)
        TemplateQuestion.objects.create(
            template=template, question=question, position=position, think_seconds=20, answer_seconds=60, retakes=1
        )
    return template
