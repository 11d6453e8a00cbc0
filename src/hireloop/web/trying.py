"""A colleague presses a button beside a form: do it and say so, or say why not."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest

from hireloop.kernel.errors import BadInput, HireloopError

from .errors import translated


def cleaned(form: Form) -> dict[str, Any]:
    """The form's values; raises BadInput with the first thing that is wrong."""
    if not form.is_valid():
        raise BadInput(str(next(iter(form.errors.values()))[0]))
    return form.cleaned_data


def try_and_say(request: HttpRequest, act: Callable[[], Any], done: str) -> None:
    """The page that comes next tells ``done``, or what stood in the way."""
    try:
        act()
    except HireloopError as error:
        messages.error(request, translated(error))
    else:
        messages.success(request, done)
