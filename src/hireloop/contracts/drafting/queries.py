"""Reads of contracts. ``visible_to`` is the only way that a view or the API loads one."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hireloop.contracts.checking.findings import Check, Checked, check_draft
from hireloop.kernel.errors import NotFound
from hireloop.platform.accounts.access import can
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.names import Named
from hireloop.platform.directory import queries as directory
from hireloop.platform.directory.models import Person
from hireloop.platform.directory.names import fold
from hireloop.platform.signing import queries as signing
from hireloop.platform.vault import files

from .models import Contract, ContractVersion, DraftBatch, DraftItem, FactsRequest, FindingOverride, OwnClause
from .printing import printed_version, printed_words
from .states import Status

FEW = 3000
SHOWN_IN_LISTS = (
    "id",
    "title",
    "status",
    "status_since",
    "term_kind",
    "start_on",
    "end_on",
    "signed_on",
    "violations",
    "template_id",
    "revision",
    "created_at",
    "person__id",
    "person__name",
    "employer__id",
    "employer__name",
    "department__id",
    "department__name",
)


def visible_to(user: User) -> QuerySet[Contract]:
    """Whoever may see contracts sees all of them: they are HR's and the lawyers' own work."""
    return Contract.objects.all() if can(user, "drafting.view") else Contract.objects.none()


def visible_contract(user: User, contract_id: UUID) -> Contract:
    shown = visible_to(user).select_related("person", "employer", "department", "drafted_by", "template")
    found = shown.filter(pk=contract_id).first()
    if found is None:
        raise NotFound(_("There is no such contract, or you may not see it."))
    return found


def for_lists(contracts: QuerySet[Contract]) -> QuerySet[Contract]:
    """Only what a table shows; nothing encrypted is loaded."""
    return contracts.select_related("person", "employer", "department").only(*SHOWN_IN_LISTS)


def search(contracts: QuerySet[Contract], text: str) -> QuerySet[Contract]:
    """By the person's name, pinyin or initials, or by the position."""
    named = list(directory.search(Person.objects.all(), text).values_list("pk", flat=True)[: FEW + 1])
    found = Q(person__in=named)
    if len(named) > FEW:
        found = Q(*[Q(person__name_keys__contains=word) for word in fold(text).split()])
    return contracts.filter(found | Q(title__icontains=text.strip()))


def people_visible_to(user: User) -> Q:
    """For the directory: whoever sees contracts sees whose they are."""
    return Q(pk__in=visible_to(user).values("person_id"))


def current_version(contract: Contract) -> ContractVersion:
    version = contract.versions.first()
    assert version is not None, "a contract is drafted with its first version"
    return version


def version_of(contract: Contract, number: int) -> ContractVersion:
    found = contract.versions.filter(number=number).first()
    if found is None:
        raise NotFound(_("There is no such version of this contract."))
    return found


def check_of(contract: Contract, version: ContractVersion | None = None) -> Check:
    """The terms against the law of the day of signing."""
    version = version or current_version(contract)
    return check_draft(
        version.facts,
        version.clauses,
        region=contract.region,
        today=timezone.localdate(),
        printed=printed_words(contract, version),
    )


def standing_overrides(contract: Contract) -> dict[str, FindingOverride]:
    """By the key of the finding that they let stand."""
    standing = contract.overrides.filter(withdrawn_at=None).select_related("made_by")
    return {each.finding_key: each for each in standing}


@dataclass(frozen=True)
class Judged:
    """A check, and what people decided about it."""

    check: Check
    overrides: dict[str, FindingOverride]

    @property
    def open_violations(self) -> list[Checked]:
        return [each for each in self.check.violations if each.key not in self.overrides]

    @property
    def overridden(self) -> list[Checked]:
        return [each for each in self.check.violations if each.key in self.overrides]


def judged(contract: Contract, version: ContractVersion | None = None) -> Judged:
    return Judged(check_of(contract, version), standing_overrides(contract))


def contracts_of(person: Person) -> QuerySet[Contract]:
    return person.contracts.select_related("employer").order_by("-created_at")


def concluded_with(person: Person, employer_id: UUID) -> QuerySet[Contract]:
    """Earlier signed contracts of the same two parties, the first one first."""
    return person.contracts.filter(employer_id=employer_id, signed_on__isnull=False).order_by("start_on")


def open_request(contract: Contract) -> FactsRequest | None:
    """What the person was asked for and has not answered yet."""
    return contract.facts_requests.filter(answered_at=None, expires_at__gt=timezone.now()).first()


def own_clauses() -> QuerySet[OwnClause]:
    return OwnClause.objects.filter(retired_at=None)


def own_clause(clause_id: UUID) -> OwnClause:
    found = own_clauses().filter(pk=clause_id).first()
    if found is None:
        raise NotFound(_("There is no such clause in the library."))
    return found


def to_finish(user: User) -> QuerySet[Contract]:
    return visible_to(user).filter(status=Status.DRAFT).order_by("status_since")


def to_sign(user: User) -> QuerySet[Contract]:
    return visible_to(user).filter(status__in=[Status.APPROVED, Status.OUT_FOR_SIGNATURE]).order_by("status_since")


def open_contract_for_offer(offer_id: UUID) -> Contract | None:
    return Contract.objects.filter(offer_id=offer_id).first()


def pdf_of(contract: Contract) -> bytes:
    """Signed where it is signed; else what was handed in; of a draft, as it would print now."""
    version = current_version(contract)
    envelope = signing.envelope_of(contract) if contract.is_concluded else None
    kept = signing.newest_version(envelope).file if envelope else version.pdf
    if kept is None or contract.is_draft:
        return printed_version(contract, version).pdf
    with files.open_file(kept) as stream:
        return stream.read()


def material_for_api(contract: Contract) -> dict[str, object]:
    return {
        "id": contract.id,
        "person_id": contract.person_id,
        "person": contract.person.name,
        "employer": contract.employer.name,
        "department": contract.department.name if contract.department else "",
        "title": contract.title,
        "status": contract.status,
        "term_kind": contract.term_kind,
        "start_on": contract.start_on,
        "end_on": contract.end_on,
        "signed_on": contract.signed_on,
        "template_id": contract.template_id,
        "violations": contract.violations,
        "revision": contract.revision,
    }


def batches_visible_to(user: User) -> QuerySet[DraftBatch]:
    if not can(user, "drafting.edit"):
        return DraftBatch.objects.none()
    return DraftBatch.objects.select_related("employer", "started_by")


def visible_batch(user: User, batch_id: UUID) -> DraftBatch:
    found = batches_visible_to(user).filter(pk=batch_id).first()
    if found is None:
        raise NotFound(_("There is no such batch of drafts."))
    return found


def items_of(batch: DraftBatch) -> QuerySet[DraftItem]:
    return batch.items.select_related("contract__person")


def names_of(ids: set[str]) -> dict[str, Named]:
    """For the audit trail."""
    found: Iterable[Contract] = for_lists(Contract.objects.filter(pk__in=ids))
    return {str(each.pk): Named(str(each), reverse("drafting:contract", args=[each.pk])) for each in found}
