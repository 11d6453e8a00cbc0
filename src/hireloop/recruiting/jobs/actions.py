"""The only writer of jobs."""

from dataclasses import asdict, fields, replace
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hireloop.kernel.errors import BadInput, Conflict
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor

from . import events
from .drafts import JobDraft, ProfileRow, check_draft
from .models import Job, JobStatus, ProfileLine, Requirement, TeamMember, TeamPart
from .queries import draft_of

PLAIN_FIELDS = [field.name for field in fields(JobDraft) if field.name not in {"requirements", "profile"}]


@transaction.atomic
def create_job(draft: JobDraft, *, actor: Actor, user: User | None = None) -> Job:
    """Make a draft job; ``user``, who makes it, becomes its recruiter."""
    job = _new_job(draft, user=user)
    record(events.JobCreated(job_id=job.id), actor=actor, subject=job)
    return job


@transaction.atomic
def edit_job(job: Job, draft: JobDraft, *, actor: Actor) -> Job:
    """Put the draft's content in place of the job's; what changed is in the audit row."""
    check_draft(draft)
    before = draft_of(job)
    changes = _differences(before, draft)
    if not changes:
        return job
    for name, value in _plain_values(draft).items():
        setattr(job, name, value)
    job.save()
    if before.requirements != draft.requirements:
        _write_requirements(job, draft)
    if before.profile != draft.profile:
        _write_profile(job, draft.profile)
    record(events.JobChanged(job_id=job.id), actor=actor, subject=job, changes=changes)
    return job


@transaction.atomic
def duplicate_job(job: Job, *, actor: Actor, user: User | None = None) -> Job:
    """A draft with the same content and team, to be changed and opened on its own."""
    draft = draft_of(job)
    title = (_("%(title)s (copy)") % {"title": draft.title})[:120]
    copy = _new_job(replace(draft, title=title), user=user)
    for member in job.team.all():
        TeamMember.objects.get_or_create(job=copy, user_id=member.user_id, defaults={"part": member.part})
    record(events.JobDuplicated(job_id=copy.id, copied_from_id=job.id), actor=actor, subject=copy)
    return copy


@transaction.atomic
def import_job(draft: JobDraft, *, actor: Actor, user: User | None = None) -> Job:
    """Make a draft job from a job.yaml that ``job_file.read_job_file`` has read."""
    job = _new_job(draft, user=user)
    record(events.JobImported(job_id=job.id), actor=actor, subject=job)
    return job


@transaction.atomic
def open_job(job: Job, *, actor: Actor) -> Job:
    """Show the job on the careers page and take applications."""
    if job.status == JobStatus.OPEN:
        raise Conflict(_("This job is open already."), code="job_open")
    if not job.profile_lines.filter(weight__gt=0).exists():
        message = _("Choose at least one dimension with a weight before opening: candidates are told what is assessed.")
        raise BadInput(message, code="job_without_profile")
    old = job.status
    job.status, job.opened_at, job.closed_at = JobStatus.OPEN, timezone.now(), None
    job.save()
    record(events.JobOpened(job_id=job.id), actor=actor, subject=job, changes={"status": (old, job.status)})
    return job


@transaction.atomic
def close_job(job: Job, *, actor: Actor, reason: str = "") -> Job:
    """Take the job off the careers page; applications under way stay."""
    if job.status == JobStatus.CLOSED:
        raise Conflict(_("This job is closed already."), code="job_closed")
    old = job.status
    job.status, job.closed_at = JobStatus.CLOSED, timezone.now()
    job.save()
    changes = {"status": (old, job.status)}
    record(events.JobClosed(job_id=job.id), actor=actor, subject=job, changes=changes, reason=reason)
    return job


@transaction.atomic
def add_to_team(job: Job, user: User, *, part: str, actor: Actor) -> TeamMember:
    """Give a colleague a seat, or another part, in the hiring team."""
    if part not in TeamPart.values:
        raise BadInput(_("There is no part “%(part)s” in a hiring team.") % {"part": part}, code="team_part")
    member, _created = TeamMember.objects.update_or_create(job=job, user=user, defaults={"part": part})
    record(events.TeamMemberAdded(job_id=job.id, user_id=user.id, part=part), actor=actor, subject=job)
    return member


@transaction.atomic
def remove_from_team(job: Job, user: User, *, actor: Actor) -> None:
    """Take a colleague's seat away; an interviewer no longer sees the job."""
    removed, _rows = TeamMember.objects.filter(job=job, user=user).delete()
    if removed:
        record(events.TeamMemberRemoved(job_id=job.id, user_id=user.id), actor=actor, subject=job)


def _new_job(draft: JobDraft, *, user: User | None) -> Job:
    check_draft(draft)
    job = Job.objects.create(created_by=user, **_plain_values(draft))
    _write_requirements(job, draft)
    _write_profile(job, draft.profile)
    if user is not None:
        TeamMember.objects.create(job=job, user=user, part=TeamPart.RECRUITER)
    return job


def _plain_values(draft: JobDraft) -> dict[str, Any]:
    values = {name: getattr(draft, name) for name in PLAIN_FIELDS}
    return {**values, "title": draft.title.strip(), "own_dimensions": list(draft.own_dimensions)}


def _write_requirements(job: Job, draft: JobDraft) -> None:
    job.requirements.all().delete()
    Requirement.objects.bulk_create(
        Requirement(
            job=job,
            kind=row.kind,
            value=row.value,
            must_have=row.must_have,
            weight=row.weight,
            knock_out=row.knock_out,
            position=position,
        )
        for position, row in enumerate(draft.requirements)
    )


def _write_profile(job: Job, rows: tuple[ProfileRow, ...]) -> None:
    job.profile_lines.all().delete()
    ProfileLine.objects.bulk_create(
        ProfileLine(job=job, dimension=row.dimension, weight=row.weight, pass_line=row.pass_line, position=position)
        for position, row in enumerate(rows)
    )


def _differences(before: JobDraft, after: JobDraft) -> dict[str, tuple[Any, Any]]:
    """Old and new value of each field that differs, as JSON can hold them."""
    names = [*PLAIN_FIELDS, "requirements", "profile"]
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in names)
    return {name: (_plain(old), _plain(new)) for name, old, new in pairs if old != new}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [row if isinstance(row, dict) else asdict(row) for row in value]
    return value if isinstance(value, str | int | None) else str(value)
