import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import RequestFactory

from hireloop.kernel.errors import NotAllowed
from hireloop.platform.accounts import access
from hireloop.platform.accounts.roles import Role

pytestmark = pytest.mark.django_db


@access.requires("accounts.manage", "audit.view")
def guarded(request):
    return HttpResponse("in")


def request_of(user, **headers):
    request = RequestFactory().get("/somewhere/?page=2", headers=headers)
    request.user = user
    return request


def test_permissions_follow_roles(zhang_min, sun_yue, zhao_lei):
    assert access.can(sun_yue, "accounts.manage")
    assert access.can(zhang_min, "directory.see_contacts")
    assert not access.can(zhang_min, "accounts.manage")
    assert not access.can(zhao_lei, "directory.view")
    assert not access.can(AnonymousUser(), "directory.view")


def test_an_administrator_does_not_see_people_by_being_administrator(sun_yue):
    assert not access.can(sun_yue, "directory.view")


def test_a_deactivated_colleague_may_nothing(sun_yue):
    sun_yue.is_active = False
    assert not access.can(sun_yue, "accounts.manage")


def test_an_unknown_permission_is_a_mistake_in_the_code(sun_yue):
    with pytest.raises(KeyError):
        access.can(sun_yue, "accounts.typo")


def test_one_of_the_permissions_is_enough(sun_yue, zhou_ning, zhang_min):
    assert guarded(request_of(sun_yue)).content == b"in"
    assert guarded(request_of(zhou_ning)).content == b"in"
    with pytest.raises(NotAllowed):
        guarded(request_of(zhang_min))


def test_strangers_are_asked_to_sign_in_and_brought_back():
    response = guarded(request_of(AnonymousUser()))
    assert response.status_code == 302
    assert response.url == "/accounts/login/?next=%2Fsomewhere%2F%3Fpage%3D2"


def test_htmx_is_sent_to_sign_in_with_the_whole_page():
    response = guarded(request_of(AnonymousUser(), hx_request="true"))
    assert response.status_code == 401
    assert response["HX-Redirect"].startswith("/accounts/login/")


def test_every_role_may_change_its_own_settings(make_user):
    for role in Role:
        assert access.can(make_user("x", f"{role}@example.com", role), "accounts.own_settings")
