from collections.abc import Callable
from dataclasses import replace

import pytest

from hireloop.contracts.drafting import actions
from hireloop.contracts.drafting.models import Contract
from hireloop.contracts.terms.facts import Facts
from hireloop.contracts.terms.samples import complete_facts
from hireloop.platform.accounts.models import User
from hireloop.platform.accounts.roles import Role
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.models import Department, Employer, Person

SYSTEM = Actor.system("tests")


@pytest.fixture
def employer(db: None) -> Employer:
    return Employer.objects.create(
        name="云杉科技（演示）有限公司",
        credit_code="91110000600037341L",
        legal_representative="沈澜",
        city="上海",
        address="上海市徐汇区漕溪北路18号",
    )


@pytest.fixture
def lawyer(make_user: Callable[..., User]) -> User:
    return make_user("许婷", "xu.ting@example.com", Role.LEGAL)


@pytest.fixture
def facts() -> Facts:
    """Complete but for what the employer and the person know themselves."""
    return replace(complete_facts(), employer_name="", employer_code="", name="", email="")


@pytest.fixture
def contract(employer: Employer, wang_fang: Person, zhang_min: User, facts: Facts) -> Contract:
    department = Department.objects.create(name="研发部", employer=employer)
    new = actions.NewContract(
        person=wang_fang, employer=employer, department=department, title="后端工程师", facts=facts
    )
    return actions.draft_contract(new, actor=Actor.user(zhang_min), user=zhang_min)
