from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from hireloop.kernel.errors import Conflict, NotFound
from hireloop.platform.audit.actor import Actor, ActorKind, client_ip
from hireloop.web.errors import translated

from . import access, actions, links, queries
from .forms import InvitationForm, PasswordForm, RolesForm, SettingsForm, TokenForm
from .models import User
from .tables import ColleagueTable, state_of

SESSION_BACKEND = "django.contrib.auth.backends.ModelBackend"


@access.requires("accounts.manage")
def colleagues(request: HttpRequest) -> HttpResponseBase:
    return ColleagueTable(request, queries.colleagues()).respond("accounts/colleagues.html")


@access.requires("accounts.manage")
def invite(request: HttpRequest) -> HttpResponse:
    form = InvitationForm(request.POST or None, initial={"language": access.colleague_of(request).language})
    if request.method == "POST" and form.is_valid():
        try:
            user = actions.invite(**form.cleaned_data, actor=Actor.of(request))
        except Conflict as conflict:
            form.add_error("email", translated(conflict))
        else:
            messages.success(request, _("%(name)s has been invited by mail.") % {"name": user.name})
            return redirect("accounts:colleagues")
    return render(request, "accounts/invite.html", {"form": form})


@access.requires("accounts.manage")
def colleague(request: HttpRequest, user_id: UUID) -> HttpResponse:
    user = queries.colleague(user_id)
    held = [grant.role for grant in user.role_grants.all()]
    form = RolesForm(request.POST or None, initial={"roles": held})
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_roles(user, form.cleaned_data["roles"], actor=Actor.of(request))
        except Conflict as conflict:
            form.add_error("roles", translated(conflict))
        else:
            messages.success(request, _("The roles are saved. They apply at once."))
            return redirect("accounts:colleague", user.pk)
    return render(request, "accounts/colleague.html", {"colleague": user, "form": form, "state": state_of(user)})


@access.requires("accounts.manage")
@require_POST
def deactivate(request: HttpRequest, user_id: UUID) -> HttpResponse:
    user = queries.colleague(user_id)
    done = _("%(name)s can no longer sign in.") % {"name": user.name}
    return _carry_out(request, user, actions.deactivate, done)


@access.requires("accounts.manage")
@require_POST
def reactivate(request: HttpRequest, user_id: UUID) -> HttpResponse:
    user = queries.colleague(user_id)
    return _carry_out(request, user, actions.reactivate, _("%(name)s can sign in again.") % {"name": user.name})


@access.requires("accounts.manage")
@require_POST
def invite_again(request: HttpRequest, user_id: UUID) -> HttpResponse:
    user = queries.colleague(user_id)
    done = _("A new invitation was sent to %(name)s; the earlier link no longer works.") % {"name": user.name}
    return _carry_out(request, user, actions.invite_again, done)


@sensitive_post_parameters()
@links.by_link(actions.INVITATION)
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Where an invited colleague chooses a password, and is signed in."""
    user = queries.colleague(request.link.target_id)  # type: ignore[attr-defined]
    if not user.is_active or user.has_usable_password():
        raise NotFound("There is nothing at this address.")
    form = PasswordForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        actor = Actor(ActorKind.USER, user.pk, ip=client_ip(request))
        actions.accept_invitation(user, password=form.cleaned_data["password"], actor=actor)
        login(request, user, backend=SESSION_BACKEND)
        return redirect("web:home")
    return render(request, "accounts/invitation.html", {"form": form, "colleague": user})


@access.signed_in
def own_settings(request: HttpRequest) -> HttpResponse:
    form = SettingsForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        actions.change_settings(access.colleague_of(request), **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("accounts:settings")
    return render(request, "accounts/settings.html", {"form": form, **_tokens(request)})


@access.signed_in
@require_POST
def make_token(request: HttpRequest) -> HttpResponse:
    """The answer shows the token, this one time."""
    form = TokenForm(request.POST)
    context: dict[str, Any] = {"form": SettingsForm(instance=request.user)}
    if form.is_valid():
        valid_for = timedelta(days=form.cleaned_data["days"])
        user = access.colleague_of(request)
        made = actions.make_token(user, name=form.cleaned_data["name"], valid_for=valid_for, actor=Actor.of(request))
        context |= {"made_token": made, **_tokens(request)}
    else:
        context |= {**_tokens(request), "token_form": form}
    response = render(request, "accounts/settings.html", context)
    response.headers["Cache-Control"] = "private, no-store"
    return response


@access.signed_in
@require_POST
def revoke_token(request: HttpRequest, token_id: UUID) -> HttpResponse:
    token = queries.own_token(access.colleague_of(request), token_id)
    actions.revoke_token(token, actor=Actor.of(request))
    messages.success(request, _("The token “%(name)s” no longer works.") % {"name": token.name})
    return redirect("accounts:settings")


def _tokens(request: HttpRequest) -> dict[str, Any]:
    return {"tokens": queries.standing_tokens(access.colleague_of(request)), "token_form": TokenForm()}


def _carry_out(request: HttpRequest, user: User, action: Any, done: str) -> HttpResponse:
    try:
        action(user, actor=Actor.of(request))
    except Conflict as conflict:
        messages.error(request, translated(conflict))
    else:
        messages.success(request, done)
    return redirect("accounts:colleague", user.pk)
