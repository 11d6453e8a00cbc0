from urllib.parse import parse_qs, urlparse

import pytest

from hireloop.platform.accounts.models import User
from hireloop.platform.audit.models import AuditRow

from . import identity_provider

pytestmark = pytest.mark.django_db


@pytest.fixture
def company(settings):
    with identity_provider.running() as provider:
        app = {
            "provider_id": "company",
            "name": "公司账号",
            "client_id": identity_provider.CLIENT_ID,
            "secret": identity_provider.SECRET,
            "settings": {"server_url": provider.url, "verified_email": False},
        }
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
        yield provider


def sign_on(client):
    """To the provider and back, as a browser goes."""
    away = client.post("/accounts/oidc/company/login/")
    asked = {name: values[0] for name, values in parse_qs(urlparse(away.url).query).items()}
    back = client.get("/accounts/oidc/company/login/callback/", {"code": "code", "state": asked["state"]})
    return asked, back


def is_signed_in(client) -> bool:
    return client.get("/settings/").status_code == 200


def test_an_invited_colleague_signs_in_with_the_company_account(company, client, zhang_min):
    company.person = {"sub": "42", "email": "Zhang.Min@example.com", "email_verified": True, "name": "张敏"}

    asked, back = sign_on(client)

    assert back.status_code == 302
    assert is_signed_in(client)
    assert asked["code_challenge_method"] == "S256"
    assert company.asked["code_verifier"]
    assert AuditRow.objects.filter(key="accounts.signed_in", actor_id=zhang_min.pk).exists()
    assert User.objects.get(pk=zhang_min.pk).has_usable_password()


def test_the_next_time_it_goes_by_the_providers_own_id(company, client, zhang_min):
    company.person = {"sub": "42", "email": "zhang.min@example.com", "email_verified": True}
    sign_on(client)
    client.post("/accounts/logout/")
    company.person = {"sub": "42", "email": "married.name@example.com", "email_verified": False}

    sign_on(client)

    assert is_signed_in(client)
    assert User.objects.count() == 1


def test_who_was_not_invited_stays_outside(company, client, zhang_min):
    company.person = {"sub": "7", "email": "mallory@example.com", "email_verified": True}
    sign_on(client)
    assert not is_signed_in(client)
    assert User.objects.count() == 1


def test_an_address_that_nobody_vouches_for_opens_nothing(company, client, zhang_min):
    company.person = {"sub": "7", "email": "zhang.min@example.com", "email_verified": False}
    sign_on(client)
    assert not is_signed_in(client)


def test_a_deactivated_colleague_stays_outside(company, client, zhang_min):
    company.person = {"sub": "42", "email": "zhang.min@example.com", "email_verified": True}
    sign_on(client)
    client.post("/accounts/logout/")
    User.objects.update(is_active=False)
    sign_on(client)
    assert not is_signed_in(client)


def test_an_answer_that_was_not_asked_for_is_refused(company, client, zhang_min):
    company.person = {"sub": "42", "email": "zhang.min@example.com", "email_verified": True}
    client.get("/accounts/oidc/company/login/callback/", {"code": "code", "state": "forged"})
    assert not is_signed_in(client)


def test_the_sign_in_page_offers_the_company_account(company, client):
    assert "公司账号" in client.get("/accounts/login/").content.decode()
