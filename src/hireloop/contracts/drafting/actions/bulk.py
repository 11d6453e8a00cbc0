"""Draft many contracts from one table. Every row is an item of its own, done once, whatever happens to the worker.

table → kept at once → laid out as items in the background, under the installation's key → each drafted → contract
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hireloop.contracts.terms.clauses import Clause, built_in_contract, check_clauses
from hireloop.contracts.terms.facts import Facts
from hireloop.kernel.errors import N_, Conflict, HireloopError
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.background.enqueueing import enqueue_once
from hireloop.platform.directory.actions import find_or_create_person
from hireloop.platform.directory.models import Department, Employer, Person
from hireloop.platform.directory.names import fold
from hireloop.platform.documents.models import DocumentTemplate

from .. import events
from ..bulk.row_terms import RowProblem, RowTerms, terms_of
from ..bulk.tables_read import TableRow
from ..models import Contract, ContractLanguage, DraftBatch, DraftItem
from ..states import OPEN, Status
from .drafting import NewContract, draft_contract
from .ending import cancel

FORGOTTEN_AT_ONCE = 1000


@dataclass(frozen=True)
class BatchTerms:
    """What is common to all: ``facts`` hold where a row says nothing, ``clauses`` come after the built-in ones."""

    employer: Employer
    facts: Facts
    term_months: int | None = None
    clauses: tuple[Clause, ...] = ()
    language: str = ContractLanguage.CHINESE
    template: DocumentTemplate | None = None


@transaction.atomic
def start_drafting(rows: Sequence[TableRow], terms: BatchTerms, *, actor: Actor, user: User) -> DraftBatch:
    """Keep the rows and begin; everything else is done in the background, so that progress is shown at once."""
    from ..tasks import lay_out_batch

    clauses = check_clauses((*built_in_contract(), *terms.clauses))
    batch = DraftBatch.objects.create(
        employer=terms.employer,
        language=terms.language,
        template=terms.template,
        common=terms.facts.as_json(),
        term_months=terms.term_months,
        clauses_kept=[clause.as_json() for clause in clauses],
        rows_kept=[[row.number, row.values] for row in rows],
        total=len(rows),
        started_by=user,
        running_since=timezone.now(),
    )
    record(events.BulkDraftingStarted(batch.pk, rows=len(rows)), actor=actor, subject=batch)
    enqueue_once(lay_out_batch, str(batch.pk), str(batch.pk))
    return batch


@transaction.atomic
def lay_out(batch_id: UUID) -> None:
    """Make an item of every row and put them into the queue; done once, however often it is tried."""
    batch = DraftBatch.objects.select_for_update(of=("self",)).select_related("started_by").get(pk=batch_id)
    if not batch.rows_kept:
        return
    rows = [TableRow(number, values) for number, values in batch.rows_kept]
    DraftItem.objects.bulk_create(_items(batch, rows), batch_size=200)
    batch.rows_kept = None
    batch.save()
    actor = Actor.user(batch.started_by) if batch.started_by else Actor.system("drafting")
    if batch.state == DraftBatch.State.RUNNING:
        _run(batch, actor=actor)
    else:
        _stop_waiting(batch)


def _items(batch: DraftBatch, rows: Sequence[TableRow]) -> list[DraftItem]:
    seen: dict[str, int] = {}
    items = []
    common = Facts.from_json(batch.common)
    for row in rows:
        read, problems = terms_of(row, common=common, term_months=batch.term_months)
        if read is not None:
            first = seen.setdefault(read.email.casefold(), row.number)
            if first != row.number:
                message = N_("Row %(row)s has the same address already.")
                problems = [RowProblem("email", "repeated", message, {"row": str(first)})]
        items.append(_item(batch, row, problems))
    return items


def _item(batch: DraftBatch, row: TableRow, problems: list[RowProblem]) -> DraftItem:
    item = DraftItem(batch=batch, number=row.number, row=row.values, problems=[])
    if problems:
        _fail(item, problems)
    return item


def _fail(item: DraftItem, problems: list[RowProblem]) -> None:
    item.state, item.done_at = DraftItem.State.FAILED, timezone.now()
    item.problems = [each.as_json() for each in problems]


def _run(batch: DraftBatch, *, actor: Actor) -> None:
    """Put every waiting row into the queue, behind what people wait for."""
    from ..tasks import draft_item

    batch.state, batch.running_since, batch.finished_at = DraftBatch.State.RUNNING, timezone.now(), None
    batch.save()
    for item_id in batch.items.filter(state=DraftItem.State.WAITING).values_list("pk", flat=True):
        enqueue_once(draft_item.using(priority=-10), f"{item_id}:{batch.round}", str(item_id))
    _finish_if_done(batch, actor=actor)


@transaction.atomic
def draft_row(item_id: UUID) -> None:
    """Draft the contract of one row; done once, however often it is tried."""
    items = DraftItem.objects.select_for_update(of=("self",)).select_related(
        "batch__employer", "batch__started_by", "batch__template"
    )
    item = items.filter(pk=item_id).first()
    if item is None or item.state != DraftItem.State.WAITING:
        return
    user = item.batch.started_by
    actor = Actor.user(user) if user else Actor.system("drafting")
    try:
        with transaction.atomic():
            problems = _draft(item, actor=actor, user=user)
    except HireloopError as error:
        problems = [RowProblem("", error.code, error.message, {key: str(each) for key, each in error.params.items()})]
    if problems:
        _fail(item, problems)
    item.save()
    _finish_if_done(item.batch, actor=actor)


def _draft(item: DraftItem, *, actor: Actor, user: User | None) -> list[RowProblem]:
    """Draft, and answer nothing; or answer what is in the way."""
    batch = item.batch
    row = TableRow(item.number, item.row)
    terms, problems = terms_of(row, common=Facts.from_json(batch.common), term_months=batch.term_months)
    if terms is None:
        return problems
    department = Department.objects.filter(employer=batch.employer, name=terms.facts.department).first()
    if terms.facts.department and department is None:
        message = N_("This employer has no department called so. Add it, or leave the cell empty.")
        return [RowProblem("department", "department", message)]
    person, _is_new = find_or_create_person(name=terms.name, email=terms.email, phone=terms.phone, actor=actor)
    if problem := _in_the_way(person, terms, batch.employer):
        return [problem]
    new = NewContract(
        person=person,
        employer=batch.employer,
        department=department,
        title=terms.facts.title,
        facts=terms.facts,
        clauses=tuple(Clause.from_json(each) for each in batch.clauses_kept),
        language=batch.language,
        template=batch.template,
    )
    item.contract = draft_contract(new, actor=actor, user=user)
    item.state, item.done_at, item.row = DraftItem.State.DRAFTED, timezone.now(), {}
    return []


def _in_the_way(person: Person, terms: RowTerms, employer: Employer) -> RowProblem | None:
    if fold(person.name) != fold(terms.name):
        return RowProblem("email", "other_name", N_("This address belongs to somebody here who is called otherwise."))
    if person.contracts.filter(employer=employer, status__in=OPEN).exists():
        return RowProblem("", "open_contract", N_("A contract for this person is being worked on already."))
    return None


def _finish_if_done(batch: DraftBatch, *, actor: Actor) -> None:
    """Close the batch once no row waits any more."""
    if batch.rows_kept or batch.items.filter(state=DraftItem.State.WAITING).exists():
        return
    now = timezone.now()
    running = DraftBatch.objects.filter(pk=batch.pk, state=DraftBatch.State.RUNNING)
    if running.update(state=DraftBatch.State.DONE, finished_at=now, updated_at=now):
        drafted = batch.items.filter(state=DraftItem.State.DRAFTED).count()
        failed = batch.items.filter(state=DraftItem.State.FAILED).count()
        record(events.BulkDraftingFinished(batch.pk, drafted=drafted, failed=failed), actor=actor, subject=batch)


@transaction.atomic
def stop_drafting(batch: DraftBatch, *, actor: Actor) -> DraftBatch:
    """Draft no more; what is drafted stays."""
    batch = DraftBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.state != DraftBatch.State.RUNNING:
        raise Conflict(_("This batch has ended already."), code="batch_ended")
    _stop_waiting(batch)
    batch.state, batch.finished_at = DraftBatch.State.STOPPED, timezone.now()
    batch.save()
    record(events.BulkDraftingStopped(batch.pk), actor=actor, subject=batch)
    return batch


def _stop_waiting(batch: DraftBatch) -> None:
    batch.items.filter(state=DraftItem.State.WAITING).update(state=DraftItem.State.STOPPED, done_at=timezone.now())


@transaction.atomic
def go_on_drafting(batch: DraftBatch, *, actor: Actor) -> DraftBatch:
    """Take up what was stopped, and try again what failed: a department may have been added since."""
    batch = DraftBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.state not in {DraftBatch.State.STOPPED, DraftBatch.State.DONE}:
        raise Conflict(_("This batch cannot go on now."), code="batch_not_stopped")
    again = batch.items.filter(state__in=[DraftItem.State.STOPPED, DraftItem.State.FAILED], is_forgotten=False)
    if not again.update(state=DraftItem.State.WAITING, done_at=None):
        raise Conflict(_("There is nothing left that could be tried again."), code="nothing_to_retry")
    batch.round += 1
    record(events.BulkDraftingStarted(batch.pk, rows=batch.total), actor=actor, subject=batch)
    _run(batch, actor=actor)
    return batch


def undo_drafting(batch: DraftBatch, *, actor: Actor) -> int:
    """Cancel the drafts that nobody has touched since; answers how many.

    Row by row, so that breaking off loses nothing and a second try goes on.
    """
    if batch.state not in {DraftBatch.State.DONE, DraftBatch.State.STOPPED}:
        raise Conflict(_("Only a batch that has ended can be undone."), code="batch_running")
    drafted = batch.items.filter(state=DraftItem.State.DRAFTED).values_list("pk", flat=True)
    cancelled = sum(_undo(item_id, actor=actor) for item_id in list(drafted))
    with transaction.atomic():
        DraftBatch.objects.filter(pk=batch.pk).update(state=DraftBatch.State.UNDONE, updated_at=timezone.now())
        record(events.BulkDraftingUndone(batch.pk, cancelled=cancelled), actor=actor, subject=batch)
    return cancelled


@transaction.atomic
def _undo(item_id: UUID, *, actor: Actor) -> bool:
    item = DraftItem.objects.select_for_update(of=("self",)).select_related("contract").get(pk=item_id)
    if item.state != DraftItem.State.DRAFTED or item.contract is None or not _is_untouched(item.contract):
        return False
    cancel(item.contract, reason=_("Bulk drafting undone"), actor=actor)
    item.state = DraftItem.State.UNDONE
    item.save()
    return True


def forget_old_rows(*, before: datetime) -> int:
    """Empty the rows of batches that ended before that time and were not drafted; answers how many."""
    kept = DraftItem.objects.filter(batch__finished_at__lt=before).exclude(state=DraftItem.State.WAITING)
    old = kept.filter(is_forgotten=False)[:FORGOTTEN_AT_ONCE]
    for item in old:
        item.row, item.is_forgotten = {}, True
        item.save()
    return len(old)


def _is_untouched(contract: Contract) -> bool:
    return (
        contract.status == Status.DRAFT
        and contract.revision == 1
        and not contract.facts_requests.exists()
        and not contract.overrides.exists()
    )
