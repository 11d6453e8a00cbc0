"""What happened to a contract. Old and new values stand in the row's encrypted ``changes``."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hireloop.platform.audit.events import Event


@dataclass(frozen=True)
class ContractDrafted(Event):
    """``from_offer``: the accepted offer filled it, nobody typed."""

    key = "drafting.drafted"
    label = _("Labour contract drafted")
    icon = "file-text"
    contract_id: UUID
    from_offer: bool


@dataclass(frozen=True)
class TermsChanged(Event):
    """A new version of the terms was begun; while it is open, it takes in what the same person goes on to change."""

    key = "drafting.terms_changed"
    label = _("Terms of the contract changed (version %(version)s)")
    icon = "pencil"
    contract_id: UUID
    version: int


@dataclass(frozen=True)
class VersionKept(Event):
    key = "drafting.version_kept"
    label = _("Version %(version)s of the contract kept")
    icon = "device-floppy"
    on_timeline: ClassVar[bool] = False
    contract_id: UUID
    version: int


@dataclass(frozen=True)
class ProposalAdopted(Event):
    """What the law check proposed went into the terms."""

    key = "drafting.proposal_adopted"
    label = _("Proposal of the law check adopted: %(rule)s")
    icon = "circle-check"
    on_timeline: ClassVar[bool] = False
    contract_id: UUID
    rule: str


@dataclass(frozen=True)
class FindingOverridden(Event):
    key = "drafting.finding_overridden"
    label = _("Violation let stand with a reason: %(rule)s")
    icon = "alert-triangle"
    contract_id: UUID
    rule: str


@dataclass(frozen=True)
class OverrideWithdrawn(Event):
    key = "drafting.override_withdrawn"
    label = _("Reason for letting a violation stand taken back: %(rule)s")
    icon = "arrow-back-up"
    contract_id: UUID
    rule: str


@dataclass(frozen=True)
class TermsSuggested(Event):
    """A machine suggests terms after the evaluation; ``count`` of them."""

    key = "drafting.terms_suggested"
    label = _("Terms suggested by machine (%(count)s)")
    icon = "bulb"
    on_timeline: ClassVar[bool] = False
    contract_id: UUID
    count: int


@dataclass(frozen=True)
class SuggestionDecided(Event):
    key = "drafting.suggestion_decided"
    label = _("Suggested term decided: %(rule)s")
    icon = "circle-check"
    on_timeline: ClassVar[bool] = False
    contract_id: UUID
    rule: str
    accepted: bool


@dataclass(frozen=True)
class FactsAsked(Event):
    key = "drafting.facts_asked"
    label = _("Details for the contract asked for")
    icon = "mail"
    contract_id: UUID


@dataclass(frozen=True)
class FactsGiven(Event):
    key = "drafting.facts_given"
    label = _("Details for the contract given")
    icon = "mail-check"
    contract_id: UUID


@dataclass(frozen=True)
class ContractHandedIn(Event):
    """For approval; ``violations``: how many were let stand with a reason."""

    key = "drafting.handed_in"
    label = _("Contract handed in for approval (version %(version)s)")
    icon = "send"
    contract_id: UUID
    version: int
    violations: int


@dataclass(frozen=True)
class ContractApproved(Event):
    key = "drafting.approved"
    label = _("Contract approved")
    icon = "circle-check"
    contract_id: UUID


@dataclass(frozen=True)
class ContractReopened(Event):
    """Back to draft: returned, refused, withdrawn, or reopened by a colleague."""

    key = "drafting.reopened"
    label = _("Contract is a draft again")
    icon = "arrow-back-up"
    contract_id: UUID


@dataclass(frozen=True)
class ContractSent(Event):
    key = "drafting.sent"
    label = _("Contract sent for signature")
    icon = "send"
    contract_id: UUID
    envelope_id: UUID


@dataclass(frozen=True)
class ContractNotSigned(Event):
    """Signing was declined, cancelled or ran out of time; ``how`` says which."""

    key = "drafting.not_signed"
    label = _("Contract came back without signature")
    icon = "circle-x"
    contract_id: UUID
    how: str


@dataclass(frozen=True)
class ContractSigned(Event):
    key = "drafting.signed"
    label = _("Labour contract signed by both")
    icon = "circle-check"
    contract_id: UUID
    person_id: UUID


@dataclass(frozen=True)
class ContractInForce(Event):
    key = "drafting.in_force"
    label = _("Labour contract in force")
    icon = "circle-check"
    contract_id: UUID
    person_id: UUID


@dataclass(frozen=True)
class ContractEnded(Event):
    key = "drafting.ended"
    label = _("Labour contract ended")
    icon = "logout"
    contract_id: UUID
    person_id: UUID


@dataclass(frozen=True)
class ContractCancelled(Event):
    key = "drafting.cancelled"
    label = _("Contract cancelled")
    icon = "circle-x"
    contract_id: UUID


@dataclass(frozen=True)
class ContractsExported(Event):
    key = "drafting.exported"
    label = _("List of contracts exported (%(count)s rows)")
    icon = "download"
    on_timeline: ClassVar[bool] = False
    count: int
    file_format: str


@dataclass(frozen=True)
class LibraryChanged(Event):
    key = "drafting.library_changed"
    label = _("Clause library changed")
    icon = "books"
    on_timeline: ClassVar[bool] = False
    clause_id: UUID


@dataclass(frozen=True)
class BulkDraftingStarted(Event):
    key = "drafting.bulk_started"
    label = _("Bulk drafting of %(rows)s contracts begun")
    icon = "files"
    on_timeline: ClassVar[bool] = False
    batch_id: UUID
    rows: int


@dataclass(frozen=True)
class BulkDraftingFinished(Event):
    key = "drafting.bulk_finished"
    label = _("Bulk drafting finished: %(drafted)s drafted, %(failed)s not")
    icon = "circle-check"
    on_timeline: ClassVar[bool] = False
    batch_id: UUID
    drafted: int
    failed: int


@dataclass(frozen=True)
class BulkDraftingStopped(Event):
    key = "drafting.bulk_stopped"
    label = _("Bulk drafting stopped")
    icon = "player-stop"
    on_timeline: ClassVar[bool] = False
    batch_id: UUID


@dataclass(frozen=True)
class BulkDraftingUndone(Event):
    key = "drafting.bulk_undone"
    label = _("Bulk drafting undone: %(cancelled)s drafts cancelled")
    icon = "arrow-back-up"
    on_timeline: ClassVar[bool] = False
    batch_id: UUID
    cancelled: int
