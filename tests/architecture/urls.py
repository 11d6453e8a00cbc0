"""Finds every address of the product, and what its view declares about who may call it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

THIRD_PARTY = ("allauth.", "django.", "ninja.")
"""Sign-in pages, the language switch and the API's own documentation: not ours to declare."""

SAMPLES = {
    "uuid": str(UUID(int=0x0190_0000_0000_7000_8000_0000_0000_0001)),
    "int": "999999",
    "str": "unknown",
    "slug": "unknown",
    "path": "unknown",
}
PARAMETER = re.compile(r"<(?:(?P<converter>\w+):)?(?P<name>\w+)>")


@dataclass(frozen=True)
class Address:
    """``route`` as declared; ``path`` with a sample for every parameter."""

    route: str
    view: Any

    @property
    def path(self) -> str:
        return self.path_with()

    def path_with(self, **values: str) -> str:
        return "/" + PARAMETER.sub(
            lambda match: values.get(match["name"]) or SAMPLES[match["converter"] or "str"], self.route
        )

    @property
    def access(self) -> Any:
        return getattr(self.view, "access", None)

    @property
    def is_third_party(self) -> bool:
        return getattr(self.view, "view_class", self.view).__module__.startswith(THIRD_PARTY)


@dataclass(frozen=True)
class Operation:
    """One function of the REST API."""

    method: str
    path: str
    function: Any

    @property
    def access(self) -> Any:
        return getattr(self.function, "access", None)


def all_addresses() -> list[Address]:
    """Every address but those of the REST API, whose functions are ``all_operations``."""
    found = _below(get_resolver().url_patterns, "")
    return [address for address in found if not address.route.startswith("api/v1/")]


def all_operations() -> list[Operation]:
    from hireloop.config.api import api

    return [
        Operation(method, f"/api/v1{prefix}{path}", operation.view_func)
        for prefix, router in api._routers
        for path, view in router.path_operations.items()
        for operation in view.operations
        for method in operation.methods
    ]


def unknown_converters(addresses: list[Address]) -> set[str]:
    """Kinds of parameters in these addresses for which there is no sample."""
    used = {match["converter"] or "str" for each in addresses for match in PARAMETER.finditer(each.route)}
    return used - set(SAMPLES)


def _below(patterns: list[Any], prefix: str) -> Iterator[Address]:
    for pattern in patterns:
        route = prefix + (pattern.pattern._route if isinstance(pattern.pattern, RoutePattern) else str(pattern.pattern))
        if isinstance(pattern, URLResolver):
            yield from _below(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield Address(route, pattern.callback)
