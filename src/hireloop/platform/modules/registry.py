"""Finds the manifests of the installed capabilities."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.conf import settings

from .manifest import Module, Permission


@cache
def all_modules() -> tuple[Module, ...]:
    """Every installed module, in the order of INSTALLED_APPS."""
    paths = (f"{app}.module" for app in settings.INSTALLED_APPS if app.startswith("hireloop."))
    return tuple(import_module(path).module for path in paths if find_spec(path))


@cache
def all_permissions() -> dict[str, Permission]:
    """Every permission by key."""
    return {permission.key: permission for module in all_modules() for permission in module.permissions}


def module_of_app(app_name: str) -> Module | None:
    """The module that a dotted Python path lives in."""
    inside = (m for m in all_modules() if app_name == m.app or app_name.startswith(m.app + "."))
    return next(inside, None)
