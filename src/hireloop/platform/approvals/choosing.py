"""Who has to agree: the policy that fits, and the colleagues in each of its steps."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from hireloop.kernel.errors import BadInput
from hireloop.platform.accounts.models import User
from hireloop.platform.accounts.queries import users_with_role
from hireloop.platform.accounts.roles import Role
from hireloop.platform.directory.models import Department, Employer

from .models import ApprovalPolicy, PolicyStep
from .states import Rule, Source


@dataclass(frozen=True)
class PlannedStep:
    name: str
    rule: Rule
    approvers: tuple[User, ...]


@dataclass(frozen=True)
class Plan:
    """``is_alone``: nobody but the author could be found, so the author confirms and that is said."""

    steps: tuple[PlannedStep, ...]
    policy: ApprovalPolicy | None = None
    is_alone: bool = False


def plan_for(
    kind: str,
    *,
    author: User | None,
    amount_fen: int | None = None,
    department: Department | None = None,
    employer: Employer | None = None,
) -> Plan:
    """The steps that this request goes through."""
    policy = fitting_policy(kind, amount_fen=amount_fen, department=department, employer=employer)
    if policy is None:
        return _without_policy(author)
    steps = [_planned(step, policy, department=department, author=author) for step in policy.steps.all()]
    return Plan(tuple(steps), policy)


def fitting_policy(
    kind: str, *, amount_fen: int | None, department: Department | None, employer: Employer | None
) -> ApprovalPolicy | None:
    """The first policy in force whose every condition holds; a condition on what is not known does not hold."""
    above = set(lineage(department))
    policies = ApprovalPolicy.objects.filter(kind=kind, is_active=True).prefetch_related("steps__colleagues")
    return next((policy for policy in policies if _fits(policy, amount_fen, above, employer)), None)


def lineage(department: Department | None) -> list[UUID]:
    """The department and those above it, nearest first."""
    found: list[UUID] = []
    while department is not None and department.pk not in found:
        found.append(department.pk)
        department = department.parent
    return found


def head_of(department: Department | None) -> User | None:
    """The head of the department, else of the nearest one above it that has one."""
    while department is not None:
        if department.head is not None and department.head.is_active:
            return department.head
        department = department.parent
    return None


def _fits(policy: ApprovalPolicy, amount_fen: int | None, above: set[UUID], employer: Employer | None) -> bool:
    if policy.amount_from_fen is not None and (amount_fen is None or amount_fen < policy.amount_from_fen):
        return False
    if policy.amount_to_fen is not None and (amount_fen is None or amount_fen >= policy.amount_to_fen):
        return False
    if policy.department_id is not None and policy.department_id not in above:
        return False
    return policy.employer_id is None or (employer is not None and employer.pk == policy.employer_id)


def _without_policy(author: User | None) -> Plan:
    """One step: HR other than the author; where there is none, the author alone."""
    others = [user for user in users_with_role(Role.HR) if author is None or user.pk != author.pk]
    if others:
        return Plan((PlannedStep(_("HR"), Rule.ANY, tuple(others)),))
    if author is None:
        raise BadInput(
            _("There is nobody in HR who could approve. Give a colleague the role first."), code="no_approver"
        )
    return Plan((PlannedStep(_("Confirmed by the author"), Rule.ANY, (author,)),), is_alone=True)


def _planned(
    step: PolicyStep, policy: ApprovalPolicy, *, department: Department | None, author: User | None
) -> PlannedStep:
    found = _approvers(step, department)
    if not policy.allows_own and author is not None:
        found = [user for user in found if user.pk != author.pk]
    if not found:
        message = _(
            "Nobody can approve in step “%(step)s” of the policy “%(policy)s”. Ask an administrator to change it."
        )
        raise BadInput(message % {"step": step.name, "policy": policy.name}, code="no_approver")
    return PlannedStep(step.name, Rule(step.rule), tuple(found))


def _approvers(step: PolicyStep, department: Department | None) -> list[User]:
    if step.source == Source.ROLE:
        return list(users_with_role(Role(step.role)))
    if step.source == Source.DEPARTMENT_HEAD:
        head = head_of(department)
        return [head] if head else []
    return [user for user in step.colleagues.all() if user.is_active]
