"""Which policy fits, and who sits in its steps."""

import pytest

from hireloop.kernel.errors import BadInput
from hireloop.platform.approvals.actions import StepDraft
from hireloop.platform.approvals.choosing import plan_for
from hireloop.platform.directory.models import Department, Employer

from .conftest import KIND

HR_STEP = StepDraft("人事", "role", role="hr")


def names(plan):
    return [[user.name for user in step.approvers] for step in plan.steps]


def test_without_a_policy_hr_other_than_the_author_approves(zhang_min, sun_li):
    plan = plan_for(KIND, author=zhang_min)
    assert (names(plan), plan.is_alone) == ([["孙莉"]], False)


def test_an_author_who_is_alone_confirms_and_that_is_said(zhang_min):
    plan = plan_for(KIND, author=zhang_min)
    assert (names(plan), plan.is_alone) == ([["张敏"]], True)


def test_a_draft_of_the_system_needs_somebody_in_hr(db):
    with pytest.raises(BadInput):
        plan_for(KIND, author=None)


@pytest.mark.parametrize(
    ("amount_fen", "expected"),
    [(None, None), (9_999_99, "小额"), (10_000_00, "大额"), (50_000_00, "大额")],
)
def test_the_amount_chooses_without_a_gap(policy, zhang_min, sun_li, amount_fen, expected):
    policy(HR_STEP, name="小额", amount_to_fen=10_000_00)
    policy(HR_STEP, name="大额", amount_from_fen=10_000_00)
    found = plan_for(KIND, author=zhang_min, amount_fen=amount_fen).policy
    assert (found.name if found else None) == expected


def test_a_department_covers_those_below_it(policy, zhang_min, sun_li, department):
    policy(HR_STEP, name="技术", department_id=department.parent_id)
    assert plan_for(KIND, author=zhang_min, department=department).policy.name == "技术"
    other = Department.objects.create(employer=department.employer, name="销售部")
    assert plan_for(KIND, author=zhang_min, department=other).policy is None


def test_the_employer_must_be_the_one_named(policy, zhang_min, sun_li, department):
    policy(HR_STEP, employer_id=department.employer_id)
    assert plan_for(KIND, author=zhang_min, employer=department.employer).policy
    assert plan_for(KIND, author=zhang_min, employer=Employer.objects.create(name="别家")).policy is None


def test_the_head_is_the_nearest_one_above(policy, zhang_min, li_qiang, department):
    policy(StepDraft("负责人", "department_head"))
    assert names(plan_for(KIND, author=zhang_min, department=department)) == [["李强"]]


def test_the_smallest_number_comes_first(policy, zhang_min, sun_li):
    policy(HR_STEP, name="后", position=5)
    policy(HR_STEP, name="先", position=1)
    assert plan_for(KIND, author=zhang_min).policy.name == "先"


def test_authors_do_not_approve_their_own_unless_the_policy_says_so(policy, zhang_min, sun_li):
    rule = policy(StepDraft("张敏", "colleagues", colleagues=(zhang_min,)), position=1)
    with pytest.raises(BadInput, match="张敏"):
        plan_for(KIND, author=zhang_min)
    rule.allows_own = True
    rule.save()
    assert names(plan_for(KIND, author=zhang_min)) == [["张敏"]]
