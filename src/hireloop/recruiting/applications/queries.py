"""Reads of applications. ``visible_to`` is the only way that a view or the API loads one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hireloop.kernel.errors import NotFound
from hireloop.platform.accounts.access import can
from hireloop.platform.accounts.models import User
from hireloop.platform.accounts.roles import Role
from hireloop.platform.audit.names import Named
from hireloop.platform.directory import queries as directory
from hireloop.platform.directory import showing
from hireloop.platform.directory.models import Person
from hireloop.platform.directory.names import fold
from hireloop.platform.vault.blind import blind_index
from hireloop.recruiting.jobs import queries as jobs

from .models import Application, CandidateRequest
from .stages import ACTIVE_STAGES, Stage

CARDS_PER_COLUMN = 15
FEW = 3000
SHOWN_IN_LISTS = (
    "id",
    "stage",
    "source",
    "applied_at",
    "reapplied_at",
    "stage_since",
    "next_step",
    "person__id",
    "person__name",
    "job__id",
    "job__title",
)


def visible_to(user: User) -> QuerySet[Application]:
    """HR sees every application; interviewers those for jobs in whose hiring team they are; others none."""
    if user.has_role(Role.HR):
        return Application.objects.all()
    if not can(user, "applications.view"):
        return Application.objects.none()
    return Application.objects.filter(job__in=jobs.visible_to(user))


def visible_application(user: User, application_id: UUID) -> Application:
    """One application with person, job and résumé, or NotFound."""
    found = visible_to(user).select_related("person", "job", "resume").filter(pk=application_id).first()
    if found is None:
        raise NotFound(_("There is no such application, or you may not see it."))
    return found


def for_lists(applications: QuerySet[Application]) -> QuerySet[Application]:
    """Only what a table or a card shows; nothing encrypted is loaded."""
    return applications.select_related("person", "job").only(*SHOWN_IN_LISTS)


def people_visible_to(user: User) -> Q:
    """For the directory: the people whose applications the colleague may see."""
    return Q(pk__in=visible_to(user).values("person_id"))


def search(applications: QuerySet[Application], text: str) -> QuerySet[Application]:
    """By name, pinyin or initials; by a whole e-mail address or phone number through the blind index.

    Whoever is hidden from the reader is found by the code alone. The names are gone through once; who is found is then
    looked up by id, unless they are so many that the pages fill up on the way.
    """
    text = text.strip()
    if "@" in text:
        return _known(applications).filter(person__email_index=blind_index(text, "email"))
    if sum(character.isdigit() for character in text) >= 7:
        return _known(applications).filter(person__phone_index=blind_index(text, "phone"))
    named = list(directory.search(Person.objects.all(), text).values_list("pk", flat=True)[: FEW + 1])
    if len(named) <= FEW:
        return applications.filter(person__in=named)
    applications = _known(applications)
    for word in fold(text).split():
        applications = applications.filter(person__name_keys__contains=word)
    return applications


def called_or_for(rows: QuerySet[Any], text: str) -> QuerySet[Any]:
    """For lists whose rows have a person and an application: by the person's name, or by the job's title."""
    people = directory.search(Person.objects.all(), text)
    titles = Q()
    for word in text.split():
        titles &= Q(application__job__title__icontains=word)
    return rows.filter(Q(person__in=people.values("pk")) | titles)


def _known(applications: QuerySet[Application]) -> QuerySet[Application]:
    """Less those of people whose identity is hidden from the reader."""
    hidden = list(showing.hidden_from_reader())
    return applications.exclude(person__in=hidden) if hidden else applications


def stage_counts(applications: QuerySet[Application]) -> dict[str, int]:
    """How many applications are in each stage, by one GROUP BY."""
    rows = applications.order_by().values_list("stage").annotate(count=Count("id"))
    found = dict(rows)
    return {stage: found.get(stage, 0) for stage in Stage.values}


@dataclass(frozen=True)
class BoardColumn:
    stage: Stage
    cards: list[Application]
    count: int

    @property
    def more(self) -> int:
        return self.count - len(self.cards)


def board(applications: QuerySet[Application], *, per_column: int = CARDS_PER_COLUMN) -> list[BoardColumn]:
    """A column for each active stage, those who wait longest first."""
    counts = stage_counts(applications)
    return [
        BoardColumn(stage, cards_of(applications, stage, count=counts[stage], upto=per_column), counts[stage])
        for stage in ACTIVE_STAGES
    ]


def cards_of(
    applications: QuerySet[Application], stage: str, *, count: int, start: int = 0, upto: int = CARDS_PER_COLUMN
) -> list[Application]:
    """One column's cards from ``start``; ``count`` spares the query where the column is empty."""
    if not count:
        return []
    ordered = for_lists(applications.filter(stage=stage)).order_by("stage_since", "id")
    return list(ordered[start : start + upto])


def counts_of_jobs(job_ids: Iterable[UUID]) -> dict[UUID, int]:
    """Active applications by job."""
    rows = Application.objects.filter(job__in=list(job_ids), stage__in=ACTIVE_STAGES).order_by()
    return dict(rows.values_list("job_id").annotate(count=Count("id")))


def waiting_longer_than(days: int, *, now: datetime | None = None) -> datetime:
    """The moment before which a stage must have been reached to have waited so many days."""
    return (now or timezone.now()) - timedelta(days=days)


def requests_visible_to(user: User) -> QuerySet[CandidateRequest]:
    """Requests of the candidates one may see; the privacy officer sees every request."""
    if not can(user, "applications.answer_requests"):
        return CandidateRequest.objects.none()
    requests = CandidateRequest.objects.select_related("application__person", "application__job", "answered_by")
    if user.has_role(Role.PRIVACY_OFFICER):
        return requests
    return requests.filter(application__in=visible_to(user))


def visible_request(user: User, request_id: UUID) -> CandidateRequest:
    found = requests_visible_to(user).filter(pk=request_id).first()
    if found is None:
        raise NotFound(_("There is no such request."))
    return found


def material_for_api(application: Application) -> dict[str, Any]:
    """What the REST API tells of an application."""
    return {
        "id": application.id,
        "person_id": application.person_id,
        "name": application.person.shown_name,
        "job_id": application.job_id,
        "job": application.job.title,
        "stage": application.stage,
        "source": application.source,
        "next_step": application.next_step,
        "applied_at": application.applied_at,
        "stage_since": application.stage_since,
        "days": application.days,
    }


def names_of(ids: set[str]) -> dict[str, Named]:
    """For the audit trail: whose application for which job, by id."""
    found = for_lists(Application.objects.filter(pk__in=ids))
    return {str(each.pk): Named(str(each), reverse("applications:application", args=[each.pk])) for each in found}
