"""Let a violation stand, with a written reason; and take that back."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hireloop.kernel.errors import BadInput, Conflict, NotFound
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor

from .. import queries
from ..events import FindingOverridden, OverrideWithdrawn
from ..models import Contract, FindingOverride
from .steps import check_is_draft, locked

SHORTEST_REASON = 10
NOT_CHECKED = "not_checked"
"""The key for a contract whose region's law is not kept here: the law could not be asked."""


@transaction.atomic
def override(contract: Contract, finding_key: str, *, reason: str, actor: Actor, user: User) -> FindingOverride:
    """The reason holds for the values that the finding was about; when they change, it has to be given again."""
    if len(reason.strip()) < SHORTEST_REASON:
        raise BadInput(_("Give the reason in at least ten characters: it stands in the trail."), code="override_reason")
    contract = locked(contract)
    check_is_draft(contract)
    rule = _rule_of(contract, finding_key)
    try:
        with transaction.atomic():
            kept = FindingOverride.objects.create(
                contract=contract, finding_key=finding_key, rule=rule, reason=reason.strip(), made_by=user
            )
    except IntegrityError:
        raise Conflict(_("Somebody has given a reason for this finding already."), code="override_known") from None
    event = FindingOverridden(contract.id, rule=rule)
    record(event, actor=actor, person=contract.person, subject=contract, reason=reason.strip())
    return kept


@transaction.atomic
def withdraw_override(contract: Contract, finding_key: str, *, actor: Actor) -> None:
    contract = locked(contract)
    check_is_draft(contract)
    standing = contract.overrides.filter(finding_key=finding_key, withdrawn_at=None).first()
    if standing is None:
        raise NotFound(_("There is no such reason to take back."))
    standing.withdrawn_at = timezone.now()
    standing.save()
    record(OverrideWithdrawn(contract.id, rule=standing.rule), actor=actor, person=contract.person, subject=contract)


def _rule_of(contract: Contract, finding_key: str) -> str:
    check = queries.check_of(contract)
    if check.problem is not None and finding_key == NOT_CHECKED:
        return NOT_CHECKED
    found = next((each for each in check.violations if each.key == finding_key), None)
    if found is None:
        raise NotFound(_("This finding no longer holds: the terms have changed. Look at the list again."))
    return found.finding.rule
