"""Hand the contract in for approval; what was handed in is what will be signed, to the byte."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hireloop.contracts.terms.labels import label_of
from hireloop.contracts.terms.problems import Problem, problems_of
from hireloop.kernel.errors import BadInput, Conflict
from hireloop.platform.accounts.models import User
from hireloop.platform.approvals import actions as approvals
from hireloop.platform.approvals import queries as approval_queries
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.vault import files

from .. import queries
from ..document import PrintedContract
from ..events import ContractApproved, ContractHandedIn, ContractReopened
from ..models import Contract, ContractVersion
from ..printing import printed_version
from ..states import Status
from .editing import close
from .overriding import NOT_CHECKED
from .steps import check_is_draft, locked, move

KIND = "contract"
PURPOSE = "contract"


def hand_in(contract: Contract, *, actor: Actor, user: User) -> Contract:
    """Print the version, keep it, and ask for approval. Refused while something is missing or breaks the law.

    Printing takes a second, so it is done before anything is locked; who changed the terms meanwhile is told.
    """
    seen = Contract.objects.select_related("person", "employer", "department").get(pk=contract.pk)
    check_is_draft(seen)
    version = queries.current_version(seen)
    check_ready(seen, version)
    printed = printed_version(seen, version)
    with transaction.atomic():
        contract = locked(contract)
        check_is_draft(contract)
        if contract.revision != seen.revision:
            words = _("The terms have just been changed. Look at them, then hand in again.")
            raise Conflict(words, code="contract_edited")
        judged = check_ready(contract, version)
        _keep_printed(contract, version, printed, actor=actor)
        _request(contract, version, judged, actor=actor, user=user)
    contract.refresh_from_db()
    return contract


def _request(contract: Contract, version: ContractVersion, judged: queries.Judged, *, actor: Actor, user: User) -> None:
    move(contract, Status.IN_APPROVAL)
    event = ContractHandedIn(contract.id, version=version.number, violations=len(judged.overridden))
    record(event, actor=actor, person=contract.person, subject=contract)
    approvals.request_approval(
        contract,
        kind=KIND,
        amount_fen=version.facts.monthly_fen,
        department=contract.department,
        employer=contract.employer,
        person=contract.person,
        author=user,
        actor=actor,
    )


def check_ready(contract: Contract, version: ContractVersion) -> queries.Judged:
    """Nothing is missing, nothing contradicts itself, and each violation is mended or let stand with a reason."""
    if problems := problems_of(version.facts):
        raise _not_ready(problems)
    judged = queries.judged(contract, version)
    if judged.check.problem is not None and NOT_CHECKED not in judged.overrides:
        raise BadInput(
            _("The law could not be asked for this region. Choose another, or give the reason for going on without."),
            code="not_checked",
        )
    if count := len(judged.open_violations):
        words = ngettext(
            "%(count)s violation of the law is neither mended nor let stand with a reason.",
            "%(count)s violations of the law are neither mended nor let stand with a reason.",
            count,
        )
        raise BadInput(words % {"count": count}, code="violations")
    return judged


@transaction.atomic
def approve(contract: Contract, *, actor: Actor) -> Contract:
    """The approval was granted."""
    contract = locked(contract)
    move(contract, Status.APPROVED)
    record(ContractApproved(contract.id), actor=actor, person=contract.person, subject=contract)
    return contract


@transaction.atomic
def reopen(contract: Contract, *, actor: Actor, reason: str = "") -> Contract:
    """A draft again: returned or refused, or a colleague wants to change it before it is sent."""
    contract = locked(contract)
    move(contract, Status.DRAFT)
    event = ContractReopened(contract.id)
    record(event, actor=actor, person=contract.person, subject=contract, reason=reason.strip())
    return contract


@transaction.atomic
def take_back(contract: Contract, *, reason: str, actor: Actor, user: User) -> Contract:
    """A colleague wants to change what is handed in or approved: a request that still waits is withdrawn."""
    if not reason.strip():
        raise BadInput(_("Say in a few words why."), code="reopen_reason")
    waiting = approval_queries.latest_for(contract)
    if waiting is not None and waiting.is_open:
        approvals.withdraw(waiting, user=None, actor=actor)
    return reopen(contract, actor=actor, reason=reason)


def _keep_printed(contract: Contract, version: ContractVersion, printed: PrintedContract, *, actor: Actor) -> None:
    version.pdf = files.store(
        contract.person_id,
        printed.pdf,
        name=_("Labour contract %(name)s.pdf") % {"name": contract.person.name},
        media_type="application/pdf",
        purpose=PURPOSE,
    )
    version.pdf_sha256, version.pages, version.template_version = printed.sha256, printed.pages, printed.template
    version.save()
    close(version, why="", actor=actor)


def _not_ready(problems: Sequence[Problem]) -> BadInput:
    wrong = [each for each in problems if not each.is_missing]
    if wrong:
        text = _("%(label)s: %(message)s") % {"label": label_of(wrong[0].fact), "message": wrong[0].message}
        return BadInput(text, code="contradiction")
    named = "、".join(label_of(each.fact) for each in problems)
    return BadInput(_("Not known yet: %(facts)s.") % {"facts": named}, code="facts_missing")
