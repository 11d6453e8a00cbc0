"""Wishes for another form of interview: more time, in writing, a person instead."""

from decimal import Decimal
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from hireloop.kernel.errors import N_, BadInput, Conflict
from hireloop.platform.accounts.models import User
from hireloop.platform.accounts.queries import users_with_role
from hireloop.platform.accounts.roles import Role
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.showing import lazy_name_for
from hireloop.platform.notifications import actions as notifications

from ..events import AdjustmentDeclined, AdjustmentGranted, AdjustmentRequested
from ..letters import write_to_candidate
from ..models import AdjustmentKind, AdjustmentRequest, Interview, RequestStatus
from .keeping_time import cancel
from .locking import locked_interview, open_interview_for_writing

MAX_FACTOR = Decimal("3.00")


def request_adjustment(interview: Interview, kind: str, *, wish: str = "", actor: Actor) -> AdjustmentRequest:
    """Ask; what the settings call harmless (INTERVIEW_GRANT_AT_ONCE) is granted on the spot, the rest waits for HR."""
    if kind not in AdjustmentKind.values:
        raise BadInput(N_("There is no adjustment called %(kind)s."), kind=kind)
    with transaction.atomic():
        interview = open_interview_for_writing(interview.pk)
        if interview.adjustments.filter(kind=kind, status=RequestStatus.WAITING).exists():
            raise Conflict(N_("You have asked for this already. You will hear from us by mail."), code="asked_already")
        request = AdjustmentRequest(interview=interview, kind=kind, wish=wish[:2000])
        request.extra_time_factor = Decimal(settings.INTERVIEW_EXTRA_TIME_PERCENT + 100) / 100
        request.save()
        event = AdjustmentRequested(interview.pk, request.pk, kind)
        record(event, actor=actor, person=interview.person, subject=request)
        if kind in settings.INTERVIEW_GRANT_AT_ONCE:
            _grant(interview, request, actor=Actor.system("interviews.adjustments"), decided_by=None, reply="")
    if request.status == RequestStatus.WAITING:
        _tell_hr(interview)
    return request


def grant_adjustment(
    request: AdjustmentRequest,
    *,
    decided_by: User,
    actor: Actor,
    reply: str = "",
    extra_time_factor: Decimal | None = None,
) -> AdjustmentRequest:
    """Grant a waiting wish; "a person instead" ends this interview, and the candidate hears who will be in touch."""
    if extra_time_factor is not None and not Decimal(1) < extra_time_factor <= MAX_FACTOR:
        raise BadInput(N_("Extra time lies between 1 and 3 times the usual."), code="bad_factor")
    with transaction.atomic():
        request, interview = _waiting(request.pk)
        if extra_time_factor is not None:
            request.extra_time_factor = extra_time_factor
        _grant(interview, request, actor=actor, decided_by=decided_by, reply=reply)
        write_to_candidate(
            interview,
            "interview_adjustment",
            actor=actor,
            with_link=request.kind != AdjustmentKind.PERSON_INSTEAD,
            request=request,
            granted=True,
        )
    return request


def decline_adjustment(request: AdjustmentRequest, *, decided_by: User, actor: Actor, reply: str) -> AdjustmentRequest:
    """Decline a waiting wish; the candidate is told why, so a reply is needed."""
    if not reply.strip():
        raise BadInput(N_("Please tell the candidate why."), code="reply_needed")
    with transaction.atomic():
        request, interview = _waiting(request.pk)
        _decide(request, RequestStatus.DECLINED, decided_by=decided_by, reply=reply)
        event = AdjustmentDeclined(interview.pk, request.pk, request.kind)
        record(event, actor=actor, person=interview.person, subject=request)
        write_to_candidate(
            interview, "interview_adjustment", actor=actor, with_link=True, request=request, granted=False
        )
    return request


def _waiting(request_id: UUID) -> tuple[AdjustmentRequest, Interview]:
    interview_id = AdjustmentRequest.objects.values_list("interview_id", flat=True).get(pk=request_id)
    interview = locked_interview(interview_id)
    request = AdjustmentRequest.objects.get(pk=request_id)
    if request.status != RequestStatus.WAITING:
        raise Conflict(N_("Somebody has decided this already."), code="decided_already")
    return request, interview


def _grant(
    interview: Interview, request: AdjustmentRequest, *, actor: Actor, decided_by: User | None, reply: str
) -> None:
    _decide(request, RequestStatus.GRANTED, decided_by=decided_by, reply=reply)
    if request.kind == AdjustmentKind.EXTRA_TIME:
        interview.extra_time_factor = max(interview.extra_time_factor, request.extra_time_factor)
    elif request.kind == AdjustmentKind.TEXT_ONLY:
        interview.text_only = True
    elif request.kind == AdjustmentKind.PERSON_INSTEAD:
        interview.human_instead = True
    interview.save()
    event = AdjustmentGranted(interview.pk, request.pk, request.kind)
    record(event, actor=actor, person=interview.person, subject=request)
    if request.kind == AdjustmentKind.PERSON_INSTEAD:
        cancel(interview, actor=actor, reason="person_instead", telling=False)


def _decide(request: AdjustmentRequest, status: RequestStatus, *, decided_by: User | None, reply: str) -> None:
    request.status, request.decided_at = status, timezone.now()
    request.decided_by, request.reply = decided_by, reply[:2000]
    request.save()


def _tell_hr(interview: Interview) -> None:
    text = _("{name} asks for an adjustment of the interview.")
    for colleague in users_with_role(Role.HR):
        told = format_lazy(text, name=lazy_name_for(colleague, interview.person))
        notifications.notify(colleague, told, url=reverse("interviews:adjustments"), person=interview.person)
