import pytest

from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.jobs import actions
from hireloop.recruiting.jobs.drafts import JobDraft, ProfileRow
from hireloop.recruiting.jobs.models import Job
from hireloop.recruiting.jobs.requirements import RequirementRow


@pytest.fixture
def draft() -> JobDraft:
    return JobDraft(
        title="后端工程师",
        city="上海",
        role_family="engineer",
        description="与产品一起设计并维护核心服务。",
        salary_from_fen=2_500_000,
        salary_to_fen=4_000_000,
        requirements=(
            RequirementRow("education", {"level": "bachelor", "subject": "计算机"}, must_have=True, weight=3),
            RequirementRow("years", {"years": 3, "field": "后端"}, must_have=True, weight=5),
            RequirementRow("skill", {"name": "Python", "detail": ""}, weight=4),
        ),
        profile=(ProfileRow("professional", 50, 65), ProfileRow("teamwork", 30), ProfileRow("learning", 20, 0)),
    )


@pytest.fixture
def job(draft: JobDraft, zhang_min: User) -> Job:
    """A draft job of 张敏."""
    return actions.create_job(draft, actor=Actor.user(zhang_min), user=zhang_min)


@pytest.fixture
def open_job(job: Job, zhang_min: User) -> Job:
    return actions.open_job(job, actor=Actor.user(zhang_min))
