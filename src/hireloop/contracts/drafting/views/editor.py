"""One contract: the editor while it is a draft, else what was agreed and what is next."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hireloop.contracts.checking.coverage import known_regions
from hireloop.kernel.errors import Conflict, HireloopError
from hireloop.platform.accounts.access import can, colleague_of, requires
from hireloop.platform.approvals import panels as approvals
from hireloop.platform.audit.actor import Actor
from hireloop.platform.documents import office
from hireloop.platform.signing import queries as signing
from hireloop.web.errors import translated
from hireloop.web.refused import refused

from .. import actions, queries, side_panels
from ..actions.approving import KIND
from ..editor_page import (
    addable_clauses,
    clause_from_library,
    clauses_with_facts,
    fact_groups,
    reader_language,
    shown_findings,
)
from ..masking import masked
from ..models import Contract, ContractLanguage, ContractVersion
from ..printing import code_of, document_of
from ..reading_forms import ReadTerms, read_terms
from ..templates_chosen import is_withdrawn, templates_for


@requires("drafting.view")
def contract(request: HttpRequest, contract_id: UUID) -> HttpResponse:
    found = queries.visible_contract(colleague_of(request), contract_id)
    version = queries.current_version(found)
    template = "drafting/editor.html" if found.is_draft and _may_edit(request) else "drafting/contract.html"
    return render(request, template, page_of(request, found, version))


def page_of(
    request: HttpRequest, found: Contract, version: ContractVersion, *, errors: dict[str, str] | None = None
) -> dict[str, Any]:
    judged = queries.judged(found, version)
    return {
        "contract": found,
        "version": version,
        "code": code_of(found),
        "document": masked_document(found, version),
        "groups": fact_groups(version.facts, errors),
        "clauses": clauses_with_facts(version.clauses),
        "addable": addable_clauses(version.clauses),
        "judged": judged,
        "findings": shown_findings(found, version, judged),
        "regions": known_regions(),
        "in_english": reader_language() == "en",
        "languages": ContractLanguage.choices,
        "templates": templates_for(found.employer, chosen=found.template),
        "template_withdrawn": is_withdrawn(found),
        "has_office": office.is_installed(),
        "errors": errors or {},
        "asked": queries.open_request(found),
        "notes": [note.said(reader_language()) for note in judged.check.notes],
        "side_panels": side_panels.panels_for(request, found),
        "approval": _approval(request, found, version),
        **_signing(found),
        **_rights(request, found),
    }


def masked_document(found: Contract, version: ContractVersion) -> Any:
    return document_of(found, version, masked(version.facts))


def _approval(request: HttpRequest, found: Contract, version: ContractVersion) -> str:
    """Of a draft, who will be asked; later, how far the asking is."""
    if not found.is_draft:
        return approvals.progress_of(request, found)
    amount_fen = version.facts.monthly_fen
    return approvals.outlook(request, KIND, amount_fen=amount_fen, department=found.department, employer=found.employer)


def _signing(found: Contract) -> dict[str, Any]:
    envelope = None if found.is_draft else signing.envelope_of(found)
    return {
        "envelope": envelope,
        "envelope_url": reverse("signing:envelope", args=[envelope.pk]) if envelope else "",
    }


def _rights(request: HttpRequest, found: Contract) -> dict[str, Any]:
    return {
        "may_edit": _may_edit(request),
        "may_override": can(request.user, "drafting.override"),
        "may_send": can(request.user, "drafting.send"),
        "may_see_secrets": can(request.user, "drafting.see_secrets"),
    }


def _may_edit(request: HttpRequest) -> bool:
    return can(request.user, "drafting.edit")


@requires("drafting.edit")
@require_POST
def save(request: HttpRequest, contract_id: UUID) -> HttpResponse:
    """Save what was typed. The editor asks for JSON after each pause in typing; a plain form gets the page."""
    found = queries.visible_contract(colleague_of(request), contract_id)
    version = queries.current_version(found)
    wants_json = "application/json" in request.headers.get("Accept", "")
    try:
        read = read_terms(request.POST, version.facts, version.clauses)
        saved = _save(request, found, read)
    except HireloopError as error:
        return _refused(request, found, error, wants_json=wants_json)
    version = queries.current_version(saved)
    if wants_json:
        return JsonResponse(_live(request, saved, version, read))
    if read.errors:
        return render(request, "drafting/editor.html", page_of(request, saved, version, errors=read.errors), status=422)
    messages.success(request, _("Saved."))
    return redirect("drafting:contract", found.pk)


def _save(request: HttpRequest, found: Contract, read: ReadTerms) -> Contract:
    region = request.POST.get("region")
    language = request.POST.get("language", "")
    terms = actions.Terms(
        read.facts,
        read.clauses,
        region=region if region in ("", *known_regions()) else None,
        language=language if language in ContractLanguage.values else None,
        template=request.POST.get("template"),
    )
    return actions.save_terms(
        found, terms, expected=_revision(request), actor=Actor.of(request), user=colleague_of(request)
    )


def _revision(request: HttpRequest) -> int:
    text = request.POST.get("revision", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else -1


def _refused(request: HttpRequest, found: Contract, error: HireloopError, *, wants_json: bool) -> HttpResponse:
    """Nothing was written. In the editor what was typed is still on the page; a plain form is answered in words."""
    if wants_json:
        now = queries.visible_contract(colleague_of(request), found.pk)
        answer = {"code": error.code, "message": translated(error), "revision": now.revision}
        return JsonResponse(answer, status=error.status)
    return refused(request, translated(error), "drafting:contract", found.pk)


def _live(request: HttpRequest, found: Contract, version: ContractVersion, read: ReadTerms) -> dict[str, Any]:
    """What changes on the page after a save."""
    context = page_of(request, found, version, errors=read.errors)
    groups = context["groups"]
    return {
        "revision": found.revision,
        "version": version.number,
        "document": render_to_string("drafting/document/_document.html", context, request=request),
        "findings": render_to_string("drafting/_findings.html", context, request=request),
        "violations": len(context["judged"].open_violations),
        "errors": read.errors,
        "problems": {field.key: field.problem for group in groups for field in group.fields if field.problem},
        "missing": [field.key for group in groups for field in group.fields if field.is_missing],
        "open": {group.key: group.open_count for group in groups},
        "clause_keys": [clause.key for clause in version.clauses],
    }


@requires("drafting.edit")
@require_POST
def add_clause(request: HttpRequest, contract_id: UUID) -> HttpResponse:
    """A clause of the library goes to its place: before the chapters that close the contract."""
    found = queries.visible_contract(colleague_of(request), contract_id)
    version = queries.current_version(found)
    clause = clause_from_library(request.POST.get("key", ""))
    if clause is None or clause.key in {each.key for each in version.clauses}:
        return refused(request, _("Choose a clause that is not in the contract yet."), "drafting:contract", found.pk)
    place = next((index for index, each in enumerate(version.clauses) if each.key == "rules"), len(version.clauses))
    clauses = (*version.clauses[:place], clause, *version.clauses[place:])
    return _change(
        request, found, actions.Terms(version.facts, clauses), _("“%(title)s” added.") % {"title": clause.title}
    )


@requires("drafting.edit")
@require_POST
def remove_clause(request: HttpRequest, contract_id: UUID) -> HttpResponse:
    found = queries.visible_contract(colleague_of(request), contract_id)
    version = queries.current_version(found)
    clause = next((each for each in version.clauses if each.key == request.POST.get("key")), None)
    if clause is None or clause.is_compulsory:
        messages.error(request, _("This clause cannot be taken out: the law asks for it in every contract."))
        return redirect("drafting:contract", found.pk)
    clauses = tuple(each for each in version.clauses if each.key != clause.key)
    said = _("“%(title)s” taken out. It stands in the earlier version.") % {"title": clause.title}
    return _change(request, found, actions.Terms(version.facts, clauses), said, why=said)


def _change(request: HttpRequest, found: Contract, terms: actions.Terms, said: str, *, why: str = "") -> HttpResponse:
    try:
        actions.save_terms(
            found, terms, expected=_revision(request), actor=Actor.of(request), user=colleague_of(request), why=why
        )
    except HireloopError as error:
        messages.error(request, translated(error))
    else:
        messages.success(request, said)
    return redirect("drafting:contract", found.pk)


@requires("drafting.edit")
@require_POST
def adopt(request: HttpRequest, contract_id: UUID) -> HttpResponse:
    """Take over what the law check proposes."""
    found = queries.visible_contract(colleague_of(request), contract_id)
    try:
        actions.adopt(
            found,
            request.POST.get("finding", ""),
            expected=_revision(request),
            actor=Actor.of(request),
            user=colleague_of(request),
        )
    except HireloopError as error:
        messages.error(request, translated(error))
    else:
        messages.success(request, _("Adopted. The version before is kept."))
    return redirect("drafting:contract", found.pk)


@requires("drafting.override")
@require_POST
def override(request: HttpRequest, contract_id: UUID) -> HttpResponse:
    """Let a violation stand with a reason, or take the reason back. A reason too short comes back as it was typed."""
    found = queries.visible_contract(colleague_of(request), contract_id)
    key, reason = request.POST.get("finding", ""), request.POST.get("reason", "")
    try:
        if request.POST.get("withdraw"):
            actions.withdraw_override(found, key, actor=Actor.of(request))
        else:
            actions.override(found, key, reason=reason, actor=Actor.of(request), user=colleague_of(request))
    except HireloopError as error:
        context = page_of(request, found, queries.current_version(found))
        context |= {"override_error": translated(error), "override_key": key, "override_reason": reason}
        status = 409 if isinstance(error, Conflict) else error.status
        return render(
            request, "drafting/editor.html" if found.is_draft else "drafting/contract.html", context, status=status
        )
    return redirect("drafting:contract", found.pk)


@requires("drafting.edit")
@require_POST
def decide(request: HttpRequest, contract_id: UUID) -> HttpResponse:
    """Take a suggested term, or leave it; both are written down."""
    found = queries.visible_contract(colleague_of(request), contract_id)
    try:
        actions.decide_suggestion(
            found,
            request.POST.get("suggestion", ""),
            accept=request.POST.get("accept") == "1",
            note=request.POST.get("note", "")[:1000],
            expected=_revision(request),
            actor=Actor.of(request),
            user=colleague_of(request),
        )
    except HireloopError as error:
        return refused(request, translated(error), "drafting:contract", found.pk)
    messages.success(request, _("Decided, and written down."))
    return redirect("drafting:contract", found.pk)
