from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hireloop.platform.accounts import access

from . import actions, queries

PAGE_ROWS = 25


@access.signed_in
def notices(request: HttpRequest) -> HttpResponse:
    page = Paginator(queries.notices_of(request.user), PAGE_ROWS).get_page(request.GET.get("page"))
    return render(request, "notifications/notices.html", {"page": page})


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
