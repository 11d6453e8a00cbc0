"""What candidates ask for on their own page, and the answers."""

from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hireloop.kernel.errors import BadInput, Conflict
from hireloop.platform.accounts.models import User
from hireloop.platform.accounts.queries import users_with_role
from hireloop.platform.accounts.roles import Role
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.notifications import actions as notifications

from .. import events
from ..models import Application, CandidateRequest, RequestKind
from .links import own_page_url

ANSWERED_WITHIN = timedelta(days=15)
LONGEST_TEXT = 4000
TOLD_HR = gettext_lazy("A candidate asks for something; please answer in time.")


@transaction.atomic
def ask(application: Application, *, kind: str, text: str, actor: Actor) -> CandidateRequest:
    """Write the request down with the day by which it has to be answered, and tell HR."""
    if kind not in RequestKind.values:
        raise BadInput(_("Choose what you would like to ask for."), code="request_kind")
    if kind == RequestKind.CORRECTION and not text.strip():
        raise BadInput(_("Please say what should be corrected, and how it should read."), code="request_text")
    if len(text) > LONGEST_TEXT:
        raise BadInput(_("Please keep it under 4,000 characters."), code="request_long")
    if application.requests.filter(kind=kind, answered_at=None).exists():
        raise Conflict(_("You have asked for this already; we will answer by the day shown."), code="request_open")
    request = CandidateRequest.objects.create(
        application=application,
        kind=kind,
        text=text.strip() or None,
        due_on=timezone.localdate() + ANSWERED_WITHIN,
    )
    event = events.CandidateAsked(application_id=application.id, request_id=request.id, kind=kind)
    record(event, actor=actor, person=application.person_id, subject=application)
    for user in users_with_role(Role.HR)[:50]:
        notifications.notify(user, TOLD_HR, url=reverse("applications:requests"))
    return request


@transaction.atomic
def answer_request(request: CandidateRequest, *, answer: str, actor: Actor, user: User) -> CandidateRequest:
    """Answer in writing; the candidate gets a mail and reads it on the own page."""
    request = CandidateRequest.objects.select_for_update(of=("self",)).select_related("application").get(pk=request.pk)
    if request.answered_at is not None:
        raise Conflict(_("This request has been answered already."), code="request_answered")
    if len(answer.strip()) < 10:
        raise BadInput(_("Write an answer that the candidate can understand."), code="request_answer")
    request.answer, request.answered_at, request.answered_by = answer.strip(), timezone.now(), user
    request.save()
    application = request.application
    event = events.CandidateAnswered(application_id=application.id, request_id=request.id)
    record(event, actor=actor, person=application.person_id, subject=application)
    context = {"name": application.person.name, "job": application.job.title, "url": own_page_url(application)}
    notifications.send(
        "request_answered",
        to_person=application.person,
        language=application.language,
        context=context,
        actor=actor,
    )
    return request
