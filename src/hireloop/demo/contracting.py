"""Contracts of the demo company: a draft that breaks the law, one signed, one that ends soon; and past disputes."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from hireloop.contracts.drafting import actions as contracts
from hireloop.contracts.drafting import queries
from hireloop.contracts.drafting.bulk.tables_read import TableRow
from hireloop.contracts.drafting.models import Contract, DraftBatch
from hireloop.contracts.risk import actions as risk
from hireloop.contracts.risk.models import Dispute
from hireloop.contracts.terms.amounts import fen_of
from hireloop.contracts.terms.facts import Facts
from hireloop.platform.accounts.models import User
from hireloop.platform.approvals import actions as approvals
from hireloop.platform.approvals.queries import latest_for
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.actions import find_or_create_person, save_employer, set_identity
from hireloop.platform.directory.models import Department, Employer
from hireloop.platform.signing import actions as signing
from hireloop.platform.signing import queries as envelopes
from hireloop.platform.signing.models import Seal, Signer

from .signing_up import sign_by_code

DEMO = Actor.system("demo")


@transaction.atomic
def load_contracts(entries: dict[str, Any], *, employer_name: str, hr: User) -> None:
    """Idempotent: what is there stays as it is."""
    employer = _complete(Employer.objects.get(name=employer_name), entries["details"])
    for entry in entries["contracts"]:
        person, is_new = find_or_create_person(
            name=entry["name"], email=entry["email"], phone=entry["phone"], city="上海", actor=DEMO
        )
        if is_new or not Contract.objects.filter(person=person).exists():
            set_identity(person, number=entry["id_number"], address=entry["address"], actor=DEMO)
            _contract(person, employer, entry, hr=hr)
    contracts.put_in_force(actor=DEMO)
    if not DraftBatch.objects.exists():
        _batch(entries["batch"], employer, hr=hr)
    if not Dispute.objects.exists():
        for told in entries["disputes"]:
            amount_fen = fen_of(str(told["amount"]))
            words = {key: value for key, value in told.items() if key != "amount"}
            dispute = Dispute(employer=employer, amount_fen=amount_fen, **words)
            risk.save_dispute(dispute, actor=DEMO, user=hr)


def _batch(entry: dict[str, Any], employer: Employer, *, hr: User) -> None:
    """People drafted from one table; what the worker would do is done at once. One row waits to be mended."""
    start = timezone.localdate() + timedelta(days=entry["starts_in_days"])
    Department.objects.get_or_create(name=entry["facts"]["department"], employer=employer)
    common = Facts(term_kind="fixed", start_on=start, **entry["facts"])
    terms = contracts.BatchTerms(employer=employer, facts=common, term_months=entry["term_months"])
    rows = [TableRow(number, values) for number, values in enumerate(entry["rows"], start=2)]
    batch = contracts.start_drafting(rows, terms, actor=Actor.user(hr), user=hr)
    contracts.lay_out(batch.pk)
    for item_id in batch.items.values_list("pk", flat=True):
        contracts.draft_row(item_id)


def _complete(employer: Employer, details: dict[str, str]) -> Employer:
    """What a contract needs of the employer, where nobody has entered it."""
    missing = {key: value for key, value in details.items() if not getattr(employer, key)}
    for key, value in missing.items():
        setattr(employer, key, value)
    return save_employer(employer, actor=DEMO) if missing else employer


def _contract(person: Any, employer: Employer, entry: dict[str, Any], *, hr: User) -> None:
    department, _is_new = Department.objects.get_or_create(name=entry["department"], employer=employer)
    new = contracts.NewContract(
        person=person, employer=employer, department=department, title=entry["title"], facts=_facts(entry)
    )
    contract = contracts.draft_contract(new, actor=Actor.user(hr), user=hr)
    if entry["until"] == "signed":
        _conclude(contract, hr=hr)


def _facts(entry: dict[str, Any]) -> Facts:
    start: date = timezone.localdate() + timedelta(days=entry["starts_in_days"])
    signed_on = min(start, timezone.localdate())
    end = contracts.end_of_term(start, entry["term_months"])
    return Facts(term_kind="fixed", start_on=start, end_on=end, signed_on=signed_on, **entry["facts"])


def _conclude(contract: Contract, *, hr: User) -> None:
    """Handed in, approved, signed by the person, sealed for the employer; what the worker would do is done at once."""
    actor = Actor.user(hr)
    contract = contracts.hand_in(contract, actor=actor, user=hr)
    waiting = latest_for(contract)
    assert waiting is not None
    for user in {seat.user for step in waiting.steps.all() for seat in step.seats.select_related("user")}:
        approvals.approve(waiting, user=user, actor=Actor.user(user))
    contract = contracts.send_for_signing(contracts.approve(contract, actor=DEMO), actor=actor)
    envelope = envelopes.envelope_of(contract)
    assert envelope is not None
    sign_by_code(envelope, envelope.signers.get(role="person"), id_number=contract.person.id_number or "")
    employer = envelope.signers.get(role="employer")
    signing.put_seal(employer, seal=_seal(employer, hr=hr), user=hr, password=settings.DEMO_PASSWORD, actor=actor)
    signed_on = queries.current_version(contract).facts.signed_on
    contracts.mark_signed(contract, actor=DEMO, signed_on=signed_on)


def _seal(signer: Signer, *, hr: User) -> Seal:
    """One that HR may put here; made where there is none."""
    if held := envelopes.seals_for(signer, hr).first():
        return held
    assert signer.employer is not None
    draft = signing.SealDraft(signer.employer, name="公章（演示）", text=signer.employer.name)
    return signing.register_seal(draft, holders=[hr], user=hr, actor=Actor.user(hr))
