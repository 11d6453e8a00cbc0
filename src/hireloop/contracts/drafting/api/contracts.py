"""Labour contracts over the REST API. Amounts are in fen, days in ISO form."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Field, Schema

from hireloop.contracts.terms.clauses import Clause
from hireloop.contracts.terms.facts import Facts
from hireloop.kernel.errors import N_, NotFound
from hireloop.platform.accounts.access import api_requires, can, colleague_of
from hireloop.platform.audit.actions import record_read
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory import queries as directory
from hireloop.platform.directory.models import Department

from .. import actions, queries
from ..masking import masked
from ..models import Contract
from ..states import Status
from ..templates_chosen import template_for
from .routing import MOST_ROWS, router


class ContractOut(Schema):
    id: UUID
    person_id: UUID
    person: str
    employer: str
    department: str
    title: str
    status: Status
    term_kind: str
    start_on: date | None
    end_on: date | None
    signed_on: date | None
    template_id: UUID | None
    violations: int
    revision: int


class ContractPage(Schema):
    count: int
    items: list[ContractOut]


class TermsOut(Schema):
    """``facts`` hold only what is known. Identity number and contacts are masked unless asked for in full."""

    revision: int
    version: int
    facts: dict[str, Any]
    clauses: list[dict[str, Any]]
    is_masked: bool


class NewContractIn(Schema):
    person: UUID
    employer: UUID | None = None
    department: UUID | None = None
    title: str = Field(max_length=120)
    language: str = "zh"
    template: str | None = Field(
        None, description="id of a company's document; empty: the built-in; null: the usual one"
    )
    facts: dict[str, Any] = Field(default_factory=dict)


class TermsIn(Schema):
    """``facts`` are set, the others stay; ``clauses``, where given, replace all. ``revision`` as last read."""

    revision: int
    facts: dict[str, Any] = Field(default_factory=dict)
    clauses: list[dict[str, Any]] | None = None
    template: str | None = Field(None, description="id of a company's document; empty: the built-in; null: as it is")
    why: str = Field("", max_length=300)


class FindingOut(Schema):
    key: str
    rule: str
    verdict: str
    title: str
    clause: str
    facts: list[str]
    fact: str
    limit: str
    advice: str
    proposed_text: str
    cites: list[str]
    is_overridden: bool


class AdoptIn(Schema):
    finding: str
    revision: int


class ReasonIn(Schema):
    reason: str = Field(max_length=1000)


class VersionOut(Schema):
    """``template_version_id``: the version of the company's document it is printed from; null for the built-in."""

    number: int
    made_at: datetime
    made_by: str
    why: str
    is_kept: bool
    template_version_id: UUID | None
    pdf_sha256: str
    pages: int | None


class OverrideIn(Schema):
    finding: str
    reason: str


@router.get("/", response=ContractPage, summary="List contracts, newest first")
@api_requires("drafting.view")
def list_contracts(
    request: HttpRequest, status: Status | None = None, q: str = "", offset: int = 0, limit: int = 50
) -> dict[str, Any]:
    found = queries.visible_to(colleague_of(request))
    found = found.filter(status=status) if status else found
    found = queries.search(found, q) if q.strip() else found
    start, upto = max(0, offset), min(max(1, limit), MOST_ROWS)
    rows = queries.for_lists(found).order_by("-created_at", "-id")[start : start + upto]
    return {"count": found.count(), "items": [queries.material_for_api(each) for each in rows]}


@router.post("/", response=ContractOut, summary="Draft a contract")
@api_requires("drafting.edit")
def draft(request: HttpRequest, body: NewContractIn) -> dict[str, object]:
    user = colleague_of(request)
    employer = directory.employer_with(body.employer) if body.employer else directory.employer()
    if employer is None:
        raise NotFound(N_("There is no such employer."))
    drafted = actions.draft_contract(
        actions.NewContract(
            person=directory.person_for(user, body.person),
            employer=employer,
            department=Department.objects.filter(pk=body.department).first() if body.department else None,
            title=body.title,
            language=body.language,
            template=template_for(employer, body.template) if body.template is not None else None,
            takes_usual_template=body.template is None,
            facts=Facts.from_json(body.facts),
        ),
        actor=Actor.of(request),
        user=user,
    )
    return queries.material_for_api(drafted)


@router.get("/{contract_id}", response=ContractOut, summary="One contract")
@api_requires("drafting.view")
def get_contract(request: HttpRequest, contract_id: UUID) -> dict[str, object]:
    return queries.material_for_api(queries.visible_contract(colleague_of(request), contract_id))


@router.get("/{contract_id}/terms", response=TermsOut, summary="Facts and clauses")
@api_requires("drafting.view")
def get_terms(request: HttpRequest, contract_id: UUID, full: bool = False) -> dict[str, Any]:
    found = queries.visible_contract(colleague_of(request), contract_id)
    version = queries.current_version(found)
    shows = full and can(request.user, "drafting.see_secrets")
    if shows:
        record_read(found, actor=Actor.of(request), person=found.person, what="identity")
    facts = version.facts if shows else masked(version.facts)
    clauses = [clause.as_json() for clause in version.clauses]
    return {
        "revision": found.revision,
        "version": version.number,
        "facts": facts.as_json(),
        "clauses": clauses,
        "is_masked": not shows,
    }


@router.patch("/{contract_id}/terms", response=ContractOut, summary="Change facts and clauses of a draft")
@api_requires("drafting.edit")
def change_terms(request: HttpRequest, contract_id: UUID, body: TermsIn) -> dict[str, object]:
    found = queries.visible_contract(colleague_of(request), contract_id)
    version = queries.current_version(found)
    facts = Facts.from_json({**version.facts_kept, **body.facts})
    clauses = version.clauses if body.clauses is None else tuple(Clause.from_json(each) for each in body.clauses)
    saved = actions.save_terms(
        found,
        actions.Terms(facts, clauses, template=body.template),
        expected=body.revision,
        actor=Actor.of(request),
        user=colleague_of(request),
        why=body.why,
    )
    return queries.material_for_api(saved)


@router.get("/{contract_id}/findings", response=list[FindingOut], summary="The terms against the law")
@api_requires("drafting.view")
def get_findings(request: HttpRequest, contract_id: UUID) -> list[dict[str, Any]]:
    found = queries.visible_contract(colleague_of(request), contract_id)
    return _findings(found)


def _findings(found: Contract) -> list[dict[str, Any]]:
    judged = queries.judged(found)
    if judged.check.problem is not None:
        raise judged.check.problem
    return [_finding(each, each.key in judged.overrides) for each in judged.check.findings]


@router.post("/{contract_id}/adopt", response=ContractOut, summary="Put what the law check proposes into the terms")
@api_requires("drafting.edit")
def adopt(request: HttpRequest, contract_id: UUID, body: AdoptIn) -> dict[str, object]:
    user = colleague_of(request)
    found = queries.visible_contract(user, contract_id)
    return _told(actions.adopt(found, body.finding, expected=body.revision, actor=Actor.of(request), user=user))


@router.get("/{contract_id}/versions", response=list[VersionOut], summary="The versions, newest first")
@api_requires("drafting.view")
def list_versions(request: HttpRequest, contract_id: UUID) -> list[dict[str, Any]]:
    found = queries.visible_contract(colleague_of(request), contract_id)
    return [
        {
            "number": each.number,
            "made_at": each.created_at,
            "made_by": each.made_by.name if each.made_by else "",
            "why": each.why or "",
            "is_kept": each.is_kept,
            "template_version_id": each.template_version_id,
            "pdf_sha256": each.pdf_sha256,
            "pages": each.pages,
        }
        for each in found.versions.select_related("made_by")
    ]


@router.post("/{contract_id}/reopen", response=ContractOut, summary="Make it a draft again")
@api_requires("drafting.edit")
def reopen(request: HttpRequest, contract_id: UUID, body: ReasonIn) -> dict[str, object]:
    user = colleague_of(request)
    found = queries.visible_contract(user, contract_id)
    return _told(actions.take_back(found, reason=body.reason, actor=Actor.of(request), user=user))


@router.post("/{contract_id}/cancel", response=ContractOut, summary="Give the contract up")
@api_requires("drafting.cancel")
def cancel(request: HttpRequest, contract_id: UUID, body: ReasonIn) -> dict[str, object]:
    found = queries.visible_contract(colleague_of(request), contract_id)
    return _told(actions.cancel(found, reason=body.reason, actor=Actor.of(request)))


@router.get(
    "/{contract_id}/contract.pdf", summary="The contract as PDF: signed, handed in, or as the draft would print"
)
@api_requires("drafting.see_secrets")
def get_pdf(request: HttpRequest, contract_id: UUID) -> HttpResponse:
    found = queries.visible_contract(colleague_of(request), contract_id)
    record_read(found, actor=Actor.of(request), person=found.person, what="contract")
    return HttpResponse(queries.pdf_of(found), content_type="application/pdf")


@router.post("/{contract_id}/overrides", response=list[FindingOut], summary="Let a violation stand with a reason")
@api_requires("drafting.override")
def let_stand(request: HttpRequest, contract_id: UUID, body: OverrideIn) -> list[dict[str, Any]]:
    found = queries.visible_contract(colleague_of(request), contract_id)
    actions.override(found, body.finding, reason=body.reason, actor=Actor.of(request), user=colleague_of(request))
    return _findings(found)


@router.post("/{contract_id}/hand-in", response=ContractOut, summary="Hand in for approval")
@api_requires("drafting.edit")
def hand_in(request: HttpRequest, contract_id: UUID) -> dict[str, object]:
    found = queries.visible_contract(colleague_of(request), contract_id)
    return _told(actions.hand_in(found, actor=Actor.of(request), user=colleague_of(request)))


@router.post("/{contract_id}/send", response=ContractOut, summary="Send for signature")
@api_requires("drafting.send")
def send(request: HttpRequest, contract_id: UUID) -> dict[str, object]:
    found = queries.visible_contract(colleague_of(request), contract_id)
    return _told(actions.send_for_signing(found, actor=Actor.of(request)))


def _told(contract: Contract) -> dict[str, object]:
    return queries.material_for_api(contract)


def _finding(checked: Any, is_overridden: bool) -> dict[str, Any]:
    finding = checked.finding
    return {
        "key": checked.key,
        "rule": finding.rule,
        "verdict": finding.verdict,
        "title": finding.title.zh,
        "clause": checked.clause,
        "facts": list(checked.facts),
        "fact": finding.fact.zh,
        "limit": finding.limit.zh,
        "advice": finding.advice.zh,
        "proposed_text": finding.proposed_text,
        "cites": [str(cite) for cite in finding.cites],
        "is_overridden": is_overridden,
    }
