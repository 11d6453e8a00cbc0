"""A person sets right what the machine read, or types what it could not read."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hireloop.analysis.resumes.model import ParsedResume
from hireloop.kernel.errors import Conflict
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor

from .. import events
from ..corrected_values import Typed, blank, changes_between, typed_over
from ..models import Resume, ResumeCorrection
from .filling import fill_in_person
from .reading import follow_values, locked


@transaction.atomic
def correct(resume: Resume, typed: Typed, *, actor: Actor, user: User | None) -> int:
    """Let what was typed count; the machine's own values stay beside it. Answers how many values changed."""
    resume = locked(resume.pk)
    if resume.state == Resume.State.WAITING:
        raise Conflict(_("This résumé is being read just now. Try again in a moment."), code="being_read")
    today = timezone.localdate()
    content = resume.corrected or resume.machine
    before = ParsedResume.from_dict(content) if content else blank(resume.person.language, today=today)
    after = typed_over(before, typed, today=today)
    changed = changes_between(before, after)
    if not changed:
        return 0
    resume.corrected = after.as_dict()
    resume.state = Resume.State.READ if resume.machine else Resume.State.TYPED
    resume.save()
    for path, change in changed.items():
        ResumeCorrection.objects.create(resume=resume, path=path[:60], change=list(change), corrected_by=user)
    fill_in_person(resume.person, after, actor=actor)
    follow_values(resume, after)
    event = events.ResumeCorrected(application_id=resume.application_id, resume_id=resume.pk, values=len(changed))
    record(event, actor=actor, person=resume.person_id, subject=resume)
    return len(changed)


@transaction.atomic
def drop_corrections(resume: Resume, *, actor: Actor) -> Resume:
    """Let the machine's values count again."""
    resume = locked(resume.pk)
    if resume.corrected is None or resume.machine is None:
        raise Conflict(_("There are no corrections to take back."), code="no_corrections")
    resume.corrected = None
    resume.save()
    resume.corrections.all().delete()
    follow_values(resume, ParsedResume.from_dict(resume.machine))
    event = events.CorrectionsDropped(application_id=resume.application_id, resume_id=resume.pk)
    record(event, actor=actor, person=resume.person_id, subject=resume)
    return resume
