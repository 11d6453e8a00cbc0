"""What those who approve a contract see of it."""

from uuid import UUID

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hireloop.contracts.terms.labels import label_of, shown
from hireloop.platform.approvals.subjects import Subject
from hireloop.platform.audit.actions import record_read
from hireloop.platform.audit.actor import Actor

from . import queries
from .actions.approving import KIND
from .editor_page import reader_language
from .masking import masked
from .models import Contract
from .printing import document_of

SAID_FIRST = (
    "title",
    "department",
    "work_place",
    "term_kind",
    "start_on",
    "end_on",
    "probation_months",
    "base_fen",
    "allowances",
    "probation_pay_fen",
)


def _contract(contract_id: UUID) -> Contract:
    return Contract.objects.select_related("person", "employer", "department", "template").get(pk=contract_id)


def title(contract_id: UUID) -> str:
    contract = _contract(contract_id)
    return _("Labour contract: %(name)s, %(title)s") % {"name": contract.person.name, "title": contract.title}


def summary(request: HttpRequest, contract_id: UUID) -> str:
    """The main terms, what was let stand and why, and the whole text. The reading is recorded."""
    contract = _contract(contract_id)
    version = queries.current_version(contract)
    record_read(contract, actor=Actor.of(request), person=contract.person, what="contract")
    judged = queries.judged(contract, version)
    context = {
        "contract": contract,
        "in_english": reader_language() == "en",
        "facts": [(label_of(key), words) for key in SAID_FIRST if (words := shown(version.facts, key))],
        "overridden": [(each, judged.overrides[each.key]) for each in judged.overridden],
        "document": document_of(contract, version, masked(version.facts)),
    }
    return render_to_string("drafting/_approval_summary.html", context, request=request)


def url(contract_id: UUID) -> str:
    return reverse("drafting:contract", args=[contract_id])


SUBJECT = Subject(
    kind=KIND,
    model="drafting.contract",
    label=gettext_lazy("Labour contract"),
    title=title,
    summary=summary,
    url=url,
    amount_label=gettext_lazy("Monthly pay"),
)
