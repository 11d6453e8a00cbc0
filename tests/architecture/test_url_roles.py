"""Every address × everybody: who gets in is what the view declares, and nothing is forgotten.

The table needs no upkeep: a new view is found by walking the addresses, and what it declares (``access.requires``,
``signed_in``, ``public``, ``links.by_link``) is compared with what really answers.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import HttpResponse
from django.test import Client, RequestFactory

from hireloop.kernel.errors import NotAllowed
from hireloop.platform.accounts import links
from hireloop.platform.accounts.models import RoleGrant, User
from hireloop.platform.accounts.roles import Role
from hireloop.platform.modules.registry import all_permissions

from .urls import Address, Operation, all_addresses, all_operations, unknown_converters

pytestmark = pytest.mark.django_db

ADDRESSES = [address for address in all_addresses() if not address.is_third_party]
OPERATIONS = all_operations()
API_PARAMETER = re.compile(r"\{(?:\w+:)?(\w+)\}")
API_SAMPLES = {"row_id": "1"}
EVERYBODY = (*Role, "nobody")
"""Each role alone, and a colleague without any."""


def by_route(*kinds: str) -> pytest.MarkDecorator:
    """Once for each address, or for those whose access is one of these kinds."""
    wanted = [each for each in ADDRESSES if not kinds or (each.access and each.access.kind in kinds)]
    return pytest.mark.parametrize("address", wanted, ids=lambda each: each.route or "/")


def by_operation(*kinds: str) -> pytest.MarkDecorator:
    wanted = [each for each in OPERATIONS if not kinds or (each.access and each.access.kind in kinds)]
    return pytest.mark.parametrize("operation", wanted, ids=lambda each: f"{each.method} {each.path}")


@pytest.fixture(scope="module")
def users(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, User]]:
    """Made once for all addresses; what a test does to them is rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        found = {role: User.objects.create_user(f"{role}@example.com", str(role), "x") for role in EVERYBODY}
        RoleGrant.objects.bulk_create(RoleGrant(user=user, role=role) for role, user in found.items() if role in Role)
        yield found
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def sessions(users: dict[str, User], django_db_blocker: Any) -> dict[str, str]:
    """Everybody's session, signed in once."""
    found = {}
    with django_db_blocker.unblock():
        for role, user in users.items():
            client = Client()
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
            found[role] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return found


@pytest.fixture
def clients(sessions: dict[str, str]) -> dict[str, Client]:
    """A browser of each, signed in."""
    made = {role: Client(headers={"accept-language": "zh-hans"}) for role in sessions}
    for role, client in made.items():
        client.cookies[settings.SESSION_COOKIE_NAME] = sessions[role]
    return made


def ask(client: Client, path: str) -> HttpResponse:
    """By GET, or by the method that the view takes."""
    client.raise_request_exception = False
    response = client.get(path)
    if response.status_code != 405:
        return response
    method = response.headers["Allow"].split(",")[0].strip()
    return client.generic(method, path)


def answer(client: Client, path: str) -> int:
    return ask(client, path).status_code


def is_sent_to_sign_in(path: str) -> bool:
    response = ask(Client(), path)
    return response.status_code == 302 and response.headers["Location"].startswith("/accounts/login/")


def expected_roles(permissions: tuple[str, ...]) -> set[str]:
    return {role for permission in permissions for role in all_permissions()[permission].roles}


def test_addresses_and_operations_are_found() -> None:
    assert len(ADDRESSES) > 30
    assert len(OPERATIONS) > 5
    assert not unknown_converters(ADDRESSES), "give tests/architecture/urls.py a sample of the new kind of parameter"


@by_route()
def test_every_view_declares_who_may_call_it(address: Address) -> None:
    assert address.access is not None, f"{address.view.__module__}.{address.view.__name__} declares no access"
    assert set(address.access.permissions) <= set(all_permissions())
    if address.access.kind == "link":
        assert "<str:token>" in address.route


@by_operation()
def test_every_api_function_declares_who_may_call_it(operation: Operation) -> None:
    assert operation.access is not None, f"{operation.function.__module__}.{operation.function.__name__}"
    assert set(operation.access.permissions) <= set(all_permissions())


@by_route()
def test_who_gets_in(address: Address, clients: dict[str, Client]) -> None:
    access = address.access
    statuses = {role: answer(client, address.path) for role, client in clients.items()}
    assert all(status < 500 for status in statuses.values()), statuses

    if access.kind == "permission":
        allowed = expected_roles(access.permissions)
        assert is_sent_to_sign_in(address.path)
        assert {role for role, status in statuses.items() if status != 403} == allowed
    elif access.kind == "signed_in":
        assert is_sent_to_sign_in(address.path)
        assert 403 not in statuses.values()
    elif access.kind == "public":
        assert not is_sent_to_sign_in(address.path)
        assert 403 not in statuses.values()
    else:
        assert set(statuses.values()) == {404}
        assert answer(Client(), address.path) == 404


@by_route("link")
def test_a_candidates_link_opens_only_what_it_was_made_for(address: Address, wang_fang: object) -> None:
    """A valid link of another kind is as good as none; one of this kind never breaks the page."""
    for scope, may_enter in (("another", False), (address.access.scope, True)):
        token = links.issue(wang_fang, scope=scope, target_id=uuid4(), valid_for=timedelta(hours=1))
        status = answer(Client(), address.path_with(token=token))
        assert status < 500
        assert may_enter or status == 404


@by_route("permission", "signed_in")
def test_a_candidates_link_opens_nothing_of_the_colleagues(address: Address, wang_fang: object) -> None:
    token = links.issue(wang_fang, scope="interview", target_id=uuid4(), valid_for=timedelta(hours=1))
    assert is_sent_to_sign_in(f"{address.path}?token={token}")


@by_operation("permission")
def test_who_may_call_the_api(operation: Operation, users: dict[str, User]) -> None:
    """The guard itself, before any argument is looked at."""
    allowed = expected_roles(operation.access.permissions)
    for role, user in [*users.items(), ("anonymous", AnonymousUser())]:
        request = RequestFactory().generic(operation.method, operation.path)
        request.user = user
        if role in allowed:
            continue
        with pytest.raises(NotAllowed):
            operation.function(request)


@by_operation("permission", "signed_in")
def test_strangers_get_nothing_from_the_api(operation: Operation) -> None:
    path = API_PARAMETER.sub(lambda match: API_SAMPLES.get(match[1], str(UUID(int=1))), operation.path)
    assert Client(raise_request_exception=False).generic(operation.method, path).status_code == 401
