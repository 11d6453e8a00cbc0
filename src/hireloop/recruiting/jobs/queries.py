"""Reads of jobs. ``visible_to`` is the only way that a view or the API loads one."""

from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from hireloop.analysis.job_spec import JobSpec
from hireloop.kernel.errors import N_, NotFound
from hireloop.platform.accounts.models import User
from hireloop.platform.accounts.roles import Role
from hireloop.platform.audit.names import Named
from hireloop.platform.directory.models import Employer

from .drafts import JobDraft, ProfileRow
from .interview_questions import questions_of
from .job_file import spec_of
from .models import Job, JobStatus
from .requirements import RequirementRow


def visible_to(user: User) -> QuerySet[Job]:
    """HR sees every job; everyone else the jobs in whose hiring team they are."""
    if user.has_role(Role.HR):
        return Job.objects.all()
    return Job.objects.filter(pk__in=Job.objects.filter(team__user=user).values("pk"))


def visible_job(user: User, job_id: UUID) -> Job:
    """One job, or NotFound where it does not exist for this colleague."""
    job = visible_to(user).select_related("department").filter(pk=job_id).first()
    if job is None:
        raise NotFound(N_("There is no such job, or you are not in its hiring team."))
    return job


def on_careers_page() -> QuerySet[Job]:
    """Jobs that take applications, newest first."""
    return Job.objects.filter(status=JobStatus.OPEN).select_related("department").order_by("-opened_at")


def draft_of(job: Job) -> JobDraft:
    """The job's content in the shape in which people hand it in."""
    return JobDraft(
        title=job.title,
        department_id=job.department_id,
        city=job.city,
        role_family=job.role_family,
        description=job.description,
        openings=job.openings,
        salary_from_fen=job.salary_from_fen,
        salary_to_fen=job.salary_to_fen,
        language=job.language,
        own_dimensions=tuple(job.own_dimensions),
        requirements=tuple(
            RequirementRow(
                kind=row.kind,
                value=row.value,
                must_have=row.must_have,
                weight=row.weight,
                knock_out=row.knock_out,
            )
            for row in job.requirements.all()
        ),
        profile=tuple(
            ProfileRow(dimension=line.dimension, weight=line.weight, pass_line=line.pass_line)
            for line in job.profile_lines.all()
        ),
    )


def assessed_dimensions(job: Job) -> list[str]:
    """Keys of the dimensions that count, the heaviest first: what candidates are told."""
    lines = sorted(job.profile_lines.all(), key=lambda line: -line.weight)
    return [line.dimension for line in lines if line.weight > 0]


def job_spec(job: Job) -> JobSpec:
    """The job as the analysis wants it, with the questions of its interview template."""
    return spec_of(draft_of(job), questions=questions_of(job))


def employer_name() -> str:
    """What the employer is called on public pages; "" where none is entered yet."""
    return Employer.objects.order_by("created_at").values_list("name", flat=True).first() or ""


def names_of(ids: set[str]) -> dict[str, Named]:
    """For the audit trail: the titles of jobs, by id."""
    found = Job.objects.filter(pk__in=ids).values_list("pk", "title")
    return {str(pk): Named(title, reverse("jobs:job", args=[pk])) for pk, title in found}
