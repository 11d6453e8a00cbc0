"""Write and retire policies."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hireloop.kernel.errors import BadInput
from hireloop.platform.accounts.models import User
from hireloop.platform.accounts.roles import Role
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor

from .. import events
from ..models import ApprovalPolicy, PolicyStep
from ..states import Rule, Source
from ..subjects import subject_of


@dataclass(frozen=True)
class StepDraft:
    name: str
    source: str
    rule: str = Rule.ANY
    role: str = ""
    colleagues: tuple[User, ...] = ()


@dataclass(frozen=True)
class PolicyDraft:
    kind: str
    name: str
    steps: tuple[StepDraft, ...]
    amount_from_fen: int | None = None
    amount_to_fen: int | None = None
    department_id: UUID | None = None
    employer_id: UUID | None = None
    allows_own: bool = False
    position: int = 0


@transaction.atomic
def save_policy(draft: PolicyDraft, *, actor: Actor, policy: ApprovalPolicy | None = None) -> ApprovalPolicy:
    """A new policy, or the old one with other content. Requests that are under way go on as they began."""
    _check(draft)
    policy = policy or ApprovalPolicy(kind=draft.kind)
    policy.kind, policy.name, policy.position = draft.kind, draft.name.strip(), draft.position
    policy.amount_from_fen, policy.amount_to_fen = draft.amount_from_fen, draft.amount_to_fen
    policy.department_id, policy.employer_id = draft.department_id, draft.employer_id
    policy.allows_own, policy.is_active = draft.allows_own, True
    policy.save()
    policy.steps.all().delete()
    for position, step in enumerate(draft.steps, start=1):
        _write_step(policy, step, position)
    event = events.PolicySaved(policy_id=policy.pk, kind=policy.kind, steps=len(draft.steps))
    record(event, actor=actor, subject=policy)
    return policy


@transaction.atomic
def retire_policy(policy: ApprovalPolicy, *, actor: Actor) -> None:
    """New requests no longer go by it."""
    ApprovalPolicy.objects.filter(pk=policy.pk).update(is_active=False)
    record(events.PolicyRetired(policy_id=policy.pk), actor=actor, subject=policy)


def _write_step(policy: ApprovalPolicy, draft: StepDraft, position: int) -> None:
    step = PolicyStep.objects.create(
        policy=policy,
        position=position,
        name=draft.name.strip(),
        source=draft.source,
        role=draft.role if draft.source == Source.ROLE else "",
        rule=draft.rule,
    )
    if draft.source == Source.COLLEAGUES:
        step.colleagues.set(draft.colleagues)


def _check(draft: PolicyDraft) -> None:
    subject_of(draft.kind)
    if not draft.name.strip():
        raise BadInput(_("Give the policy a name."), code="policy_name")
    if not draft.steps:
        raise BadInput(_("A policy needs at least one step."), code="policy_steps")
    low, high = draft.amount_from_fen, draft.amount_to_fen
    if low is not None and high is not None and low >= high:
        raise BadInput(_("The amount it ends below must be above the amount it begins at."), code="policy_amounts")
    for step in draft.steps:
        _check_step(step)


def _check_step(step: StepDraft) -> None:
    if not step.name.strip():
        raise BadInput(_("Give each step a name."), code="step_name")
    if step.source not in Source.values or step.rule not in Rule.values:
        raise BadInput(_("Say who approves in step “%(step)s”.") % {"step": step.name}, code="step_source")
    if step.source == Source.ROLE and step.role not in Role.values:
        raise BadInput(_("Choose the role that approves in step “%(step)s”.") % {"step": step.name}, code="step_role")
    if step.source == Source.COLLEAGUES and not step.colleagues:
        raise BadInput(
            _("Name at least one colleague for step “%(step)s”.") % {"step": step.name}, code="step_colleagues"
        )
