"""What the company does not know is asked from the person, by a link; the answer goes into person and contract."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hireloop.kernel.errors import BadInput, Conflict
from hireloop.platform.accounts import links
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.actions import set_identity
from hireloop.platform.notifications import actions as notifications

from .. import queries
from ..events import FactsAsked, FactsGiven, TermsChanged
from ..models import Contract, ContractVersion, FactsRequest
from ..states import Status
from .editing import close, note_terms
from .steps import check_is_draft, locked

SCOPE = "contract_facts"
VALID_FOR = timedelta(days=14)
TOLD_HR = gettext_lazy("{name} has given the details for the labour contract.")


@dataclass(frozen=True)
class PersonalFacts:
    """What only the person knows. Checked where it is written down."""

    id_number: str
    address: str
    phone: str
    id_kind: str = "resident"
    bank_name: str = ""
    bank_account: str = ""


@transaction.atomic
def ask_for_facts(contract: Contract, *, actor: Actor, user: User | None = None) -> FactsRequest:
    """Mail the person a link to the form. An earlier link stops."""
    contract = locked(contract)
    check_is_draft(contract)
    if not contract.person.email:
        raise BadInput(_("There is no e-mail address of this person. Add one on the person page."), code="no_email")
    for earlier in contract.facts_requests.filter(answered_at=None):
        links.revoke(SCOPE, earlier.id)
    request = FactsRequest.objects.create(contract=contract, asked_by=user, expires_at=timezone.now() + VALID_FOR)
    context = {
        "name": contract.person.name,
        "title": contract.title,
        "employer": contract.employer.name,
        "url": facts_url(request),
        "until": request.expires_at,
    }
    notifications.send("contract_facts", to_person=contract.person, context=context, actor=actor)
    record(FactsAsked(contract.id), actor=actor, person=contract.person, subject=contract)
    return request


def facts_url(request: FactsRequest) -> str:
    """A new link to the form. Only its hash is kept, so it goes into the mail at once."""
    token = links.issue(request.contract.person, scope=SCOPE, target_id=request.id, valid_for=VALID_FOR)
    return settings.SITE_URL + reverse("drafting:facts", args=[token])


@transaction.atomic
def answer_facts(request: FactsRequest, facts: PersonalFacts, *, actor: Actor) -> Contract:
    """Write the answers into the person's entry and the draft, as a version of the candidate's own."""
    contract = locked(request.contract)
    request = FactsRequest.objects.select_for_update().get(pk=request.pk)
    if request.answered_at is not None:
        raise Conflict(_("You have sent these details already. Write to us if something has to be corrected."))
    if contract.status != Status.DRAFT:
        raise Conflict(_("The contract has gone on in the meantime. Write to us if something has to be corrected."))
    person = set_identity(
        contract.person, number=facts.id_number, kind=facts.id_kind, address=facts.address, actor=actor
    )
    _into_the_draft(contract, facts, id_number=person.id_number or "", actor=actor)
    request.answered_at = timezone.now()
    request.save(update_fields=["answered_at", "updated_at"])
    record(FactsGiven(contract.id), actor=actor, person=contract.person, subject=contract)
    _tell(request, contract)
    return contract


def _into_the_draft(contract: Contract, given: PersonalFacts, *, id_number: str, actor: Actor) -> None:
    version = queries.current_version(contract)
    facts = version.facts.with_(
        id_kind=given.id_kind,
        id_number=id_number,
        address=given.address.strip(),
        phone=given.phone.strip() or version.facts.phone,
        bank_name=given.bank_name.strip(),
        bank_account=given.bank_account.replace(" ", ""),
    )
    close(version, why="", actor=actor)
    own = ContractVersion(contract=contract, number=version.number + 1, by_candidate=True, is_kept=True)
    own.set_terms(facts, version.clauses)
    own.save()
    contract.revision += 1
    note_terms(contract, facts, version.clauses)
    contract.save()
    record(TermsChanged(contract.id, own.number), actor=actor, person=contract.person, subject=contract)


def _tell(request: FactsRequest, contract: Contract) -> None:
    user = request.asked_by or contract.drafted_by
    if user is not None:
        text = format_lazy(TOLD_HR, name=contract.person.name)
        notifications.notify(user, text, url=reverse("drafting:contract", args=[contract.pk]), person=contract.person)


def ask_where_needed(contract: Contract, *, actor: Actor) -> FactsRequest | None:
    """Ask for what only the person knows, where some of it is missing."""
    facts = queries.current_version(contract).facts
    if not contract.person.email or (facts.id_number and facts.address and facts.phone):
        return None
    return ask_for_facts(contract, actor=actor)
