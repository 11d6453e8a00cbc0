from uuid import UUID

from csp.decorators import csp_replace
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST

from hireloop.platform.accounts import access
from hireloop.platform.audit.actions import record_read
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory import showing

from . import actions, queries
from .models import Message
from .outbox import OutboxTable
from .writing import html_part

PAGE_ROWS = 25
MAIL_CSP = {
    **dict.fromkeys(settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]),
    "default-src": ["'none'"],
    "style-src": ["'unsafe-inline'"],
    "frame-ancestors": ["'self'"],
    "sandbox": ["allow-popups", "allow-popups-to-escape-sandbox"],
}
"""Mail programs need the style inside the mail; nothing else may load, and no script runs."""


@access.requires("notifications.outbox")
def outbox(request: HttpRequest) -> HttpResponseBase:
    return OutboxTable(request, queries.outbox()).respond(
        "notifications/outbox.html", {"has_server": bool(settings.EMAIL_HOST)}
    )


@access.requires("notifications.outbox")
def message(request: HttpRequest, message_id: UUID) -> HttpResponse:
    found = _message(message_id)
    record_read(found, actor=Actor.of(request), person=found.person_id, what="mail")
    return render(request, "notifications/message.html", {"message": found, "has_server": bool(settings.EMAIL_HOST)})


@access.requires("notifications.outbox")
@xframe_options_sameorigin
@csp_replace(MAIL_CSP)  # type: ignore[arg-type]
def message_html(request: HttpRequest, message_id: UUID) -> HttpResponse:
    """The HTML part alone, for the frame on the mail's page."""
    found = _message(message_id)
    return HttpResponse(html_part(found.subject, found.shown_body, language=found.language, opens_in="_blank"))


def _message(message_id: UUID) -> Message:
    """A mail that may be read in full: it names its recipient."""
    found = get_object_or_404(queries.outbox(), id=message_id)
    showing.check_open(found.person_id)
    return found


@access.requires("notifications.outbox")
@require_POST
def send_again(request: HttpRequest, message_id: UUID) -> HttpResponse:
    found = get_object_or_404(queries.outbox(), id=message_id)
    actions.send_again(found, actor=Actor.of(request))
    messages.success(request, gettext("The mail is on its way again."))
    return redirect(found)


@access.signed_in
def notices(request: HttpRequest) -> HttpResponse:
    page = Paginator(queries.notices_of(request.user), PAGE_ROWS).get_page(request.GET.get("page"))
    return render(request, "notifications/notices.html", {"page": page})


@access.signed_in
def latest(request: HttpRequest) -> HttpResponse:
    """The list under the bell."""
    return render(request, "notifications/_latest.html", {"notices": queries.latest_notices(request.user)})


@access.signed_in
@require_POST
def open_notice(request: HttpRequest, notice_id: UUID) -> HttpResponseRedirect:
    """Mark the notice read and go to what it is about."""
    notice = get_object_or_404(queries.notices_of(request.user), id=notice_id)
    actions.mark_read(notice)
    return redirect(notice.url or "notifications:notices")


@access.signed_in
@require_POST
def read_all(request: HttpRequest) -> HttpResponseRedirect:
    actions.mark_all_read(request.user)
    return redirect("notifications:notices")
