"""A colleague presses a button beside a form: do it and say so, or say why not."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from hireloop.kernel.errors import BadInput, HireloopError

from .errors import translated
from .refused import refused


def cleaned(form: Form) -> dict[str, Any]:
    """The form's values; raises BadInput with the first thing that is wrong."""
    if not form.is_valid():
        raise BadInput(str(next(iter(form.errors.values()))[0]))
    return form.cleaned_data


def try_and_say(request: HttpRequest, act: Callable[[], Any], done: str, *, page: str, of: Any) -> HttpResponse:
    """The page called ``page`` of that thing then says ``done``, or what stood in the way beside what was typed."""
    try:
        act()
    except HireloopError as error:
        return refused(request, translated(error), page, of)
    messages.success(request, done)
    return redirect(page, of)
