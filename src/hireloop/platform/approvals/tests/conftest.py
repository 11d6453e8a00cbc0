"""A thing to approve that needs no other capability: a person's row."""

from collections.abc import Callable, Iterator

import pytest

from hireloop.platform.accounts.models import User
from hireloop.platform.accounts.roles import Role
from hireloop.platform.approvals import actions, subjects
from hireloop.platform.approvals.models import Approval
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.models import Department, Employer, Person

KIND = "test_thing"


@pytest.fixture(autouse=True)
def thing() -> Iterator[None]:
    subject = subjects.Subject(
        kind=KIND,
        model="directory.person",
        label="Test",
        title=lambda subject_id: "王芳的录用",
        summary=lambda request, subject_id: "<p>月薪 25,000</p>",
        url=lambda subject_id: f"/things/{subject_id}/",
    )
    subjects.register(subject)
    yield
    subjects._subjects.pop(KIND)


@pytest.fixture
def sun_li(make_user: Callable[..., User]) -> User:
    """孙莉, the second colleague in HR."""
    return make_user("孙莉", "sun.li@example.com", Role.HR)


@pytest.fixture
def department(db: None, li_qiang: User) -> Department:
    employer = Employer.objects.create(name="云杉科技")
    above = Department.objects.create(employer=employer, name="技术中心", head=li_qiang)
    return Department.objects.create(employer=employer, name="研发部", parent=above)


@pytest.fixture
def ask(wang_fang: Person) -> Callable[..., Approval]:
    def ask_for(author: User, **more: object) -> Approval:
        return actions.request_approval(wang_fang, kind=KIND, actor=Actor.user(author), person=wang_fang, **more)

    return ask_for


@pytest.fixture
def policy(zhang_min: User) -> Callable[..., object]:
    def make(*steps: actions.StepDraft, name: str = "规则", **more: object) -> object:
        draft = actions.PolicyDraft(kind=KIND, name=name, steps=steps, **more)
        return actions.save_policy(draft, actor=Actor.user(zhang_min))

    return make
