"""Reads of screening. ``visible_to`` is the only way that a view or the API loads a match."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from hireloop.kernel.errors import NotFound
from hireloop.platform.accounts.access import can
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.names import Named
from hireloop.recruiting.applications import queries as applications
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.jobs.models import Job

from .models import MatchReport, RejectionProposal, RequirementOverride


def visible_to(user: User) -> QuerySet[MatchReport]:
    """The matches of the applications that one may see."""
    if not can(user, "screening.view"):
        return MatchReport.objects.none()
    return MatchReport.objects.filter(application__in=applications.visible_to(user))


def visible_match(user: User, application_id: UUID) -> MatchReport:
    """The match of one application with person and job, or NotFound."""
    rows = visible_to(user).select_related("application__person", "application__job")
    found = rows.filter(application_id=application_id).first()
    if found is None:
        raise NotFound(_("There is no match for this application, or you may not see it."))
    return found


def ranked(user: User, job: Job) -> QuerySet[MatchReport]:
    """The matches of a job, without what is encrypted."""
    rows = visible_to(user).filter(application__job=job).select_related("application__person", "application__job")
    return rows.defer("result", "application__cover_letter")


def proposals_visible_to(user: User) -> QuerySet[RejectionProposal]:
    """Open proposals that one may decide on, the oldest first."""
    if not can(user, "screening.decide"):
        return RejectionProposal.objects.none()
    rows = RejectionProposal.objects.filter(application__in=applications.visible_to(user))
    return rows.select_related("application__person", "application__job", "application__match_report")


def open_proposals(user: User, job: Job | None = None) -> QuerySet[RejectionProposal]:
    rows = proposals_visible_to(user).filter(state=RejectionProposal.State.OPEN)
    return rows.filter(application__job=job) if job else rows


def visible_proposal(user: User, proposal_id: UUID) -> RejectionProposal:
    found = proposals_visible_to(user).filter(pk=proposal_id).first()
    if found is None:
        raise NotFound(_("There is no such proposal."))
    return found


def overrides_in_force(application: Application) -> dict[str, RequirementOverride]:
    """By requirement."""
    rows = RequirementOverride.objects.filter(application=application, ended_at=None).select_related("overruled_by")
    return {row.requirement_key: row for row in rows}


def counts_of_jobs(user: User, job_ids: Iterable[UUID]) -> dict[UUID, tuple[int, int]]:
    """(matched, proposed rejections that wait) by job."""
    is_open = Q(application__rejection_proposal__state=RejectionProposal.State.OPEN)
    rows = visible_to(user).filter(application__job__in=list(job_ids)).order_by().values_list("application__job_id")
    counted = rows.annotate(matched=Count("id"), proposed=Count("id", filter=is_open))
    return {job_id: (matched, proposed) for job_id, matched, proposed in counted}


def names_of(ids: set[str]) -> dict[str, Named]:
    """For the audit trail: whose match, by id."""
    rows = MatchReport.objects.filter(pk__in=ids).select_related("application__person", "application__job")
    found = rows.defer("result", "application__cover_letter")
    return {str(each.pk): Named(str(each), reverse("screening:match", args=[each.application_id])) for each in found}
