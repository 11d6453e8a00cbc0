"""Who may call a page of the shell. The rest of the product says it with ``platform.accounts.access``."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.contrib.auth.decorators import login_required

ViewT = TypeVar("ViewT", bound=Callable[..., Any])


@dataclass(frozen=True)
class Access:
    """What a view declares; the test of all addresses by all roles reads it."""

    kind: str
    permissions: tuple[str, ...] = ()
    scope: str = ""


def public(view: ViewT) -> ViewT:
    view.access = Access("public")  # type: ignore[attr-defined]
    return view


def signed_in(view: ViewT) -> ViewT:
    guarded = login_required(view)
    guarded.access = Access("signed_in")  # type: ignore[attr-defined]
    return guarded
