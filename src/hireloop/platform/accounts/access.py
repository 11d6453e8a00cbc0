"""Who may call which view. Every view carries one of ``requires``, ``signed_in``, ``public``, ``links.by_link``.

    @requires("jobs.edit")
    def edit_job(request, job_id): ...

Permissions come from the modules' manifests: a role in the permission's roles may. Being allowed to call a view
says nothing of the object: that is what each capability's ``queries.visible_to(user)`` decides.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url

from hireloop.kernel.errors import N_, NotAllowed
from hireloop.platform.modules.registry import all_permissions
from hireloop.web.access import Access as Access
from hireloop.web.access import public as public

from .models import User

View = Callable[..., Any]


def can(user: User | AnonymousUser, permission: str) -> bool:
    """Whether the colleague holds a role that may do this."""
    roles = all_permissions()[permission].roles
    return isinstance(user, User) and user.is_active and not user.roles.isdisjoint(roles)


def check(user: User | AnonymousUser, *permissions: str) -> None:
    """Raise NotAllowed unless the colleague may do at least one of these."""
    if not any(can(user, permission) for permission in permissions):
        raise NotAllowed(N_("Your role does not allow this. An administrator can change your roles."))


def colleague_of(request: HttpRequest) -> User:
    """The signed-in colleague, inside a view that is only for such."""
    assert isinstance(request.user, User)
    return request.user


def requires(*permissions: str) -> Callable[[View], View]:
    """Only for signed-in colleagues who hold at least one of the permissions."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if not request.user.is_authenticated:
                return ask_to_sign_in(request)
            check(request.user, *permissions)
            return view(request, *args, **kwargs)

        guarded.access = Access("permission", permissions)  # type: ignore[attr-defined]
        guarded.permission = permissions[0]  # type: ignore[attr-defined]
        return guarded

    return decorate


def signed_in(view: View) -> View:
    """For every signed-in colleague."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.is_authenticated:
            return ask_to_sign_in(request)
        return view(request, *args, **kwargs)

    guarded.access = Access("signed_in")  # type: ignore[attr-defined]
    return guarded


def api_requires(*permissions: str) -> Callable[[View], View]:
    """The same for functions of the REST API; who calls is established by ``api_auth`` before."""

    def decorate(operation: View) -> View:
        @wraps(operation)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            check(request.user, *permissions)
            return operation(request, *args, **kwargs)

        guarded.access = Access("permission", permissions)  # type: ignore[attr-defined]
        return guarded

    return decorate


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in page and back; htmx is told to go there with the whole page."""
    page = request.headers.get("HX-Current-URL") or request.get_full_path()
    address = f"{resolve_url('account_login')}?{urlencode({'next': page})}"
    if request.headers.get("HX-Request"):
        return HttpResponse(status=401, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)
