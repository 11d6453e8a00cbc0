"""A module that is switched off answers nothing: neither pages nor API."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import ResolverMatch
from django.utils.translation import gettext

from hireloop.web.errors import answer

from . import switches
from .manifest import Module
from .registry import all_modules, module_of_app

API_ROUTE = "api/v1/"


class ModuleMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with switches.remembered():
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        module = module_behind(request.resolver_match, view)
        if module is None or switches.is_on(module.key):
            return None
        text = gettext("“%(module)s” is switched off. An administrator can switch it on in the settings.")
        return answer(request, 404, code="module_off", text=text % {"module": module.label})


def module_behind(match: ResolverMatch | None, view: Callable[..., Any]) -> Module | None:
    """The module that a view belongs to: by the API route, else by where the view is written."""
    if match is not None and match.route.startswith(API_ROUTE):
        key = match.route.removeprefix(API_ROUTE).split("/")[0]
        return next((module for module in all_modules() if module.key == key), None)
    written_in = getattr(view, "view_class", view)
    return module_of_app(written_in.__module__)
