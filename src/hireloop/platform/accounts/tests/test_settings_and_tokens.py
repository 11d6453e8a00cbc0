import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from hireloop.platform.accounts import actions, attempts
from hireloop.platform.accounts.models import ApiToken, User
from hireloop.platform.audit.actor import Actor

pytestmark = pytest.mark.django_db
PEOPLE = "/api/v1/directory/people"


@pytest.fixture
def token(zhang_min):
    return actions.make_token(zhang_min, name="工资导出", valid_for=timedelta(days=30), actor=Actor.user(zhang_min))


def call(client, token, path=PEOPLE):
    return client.get(path, headers={"authorization": f"Bearer {token}"})


def test_language_and_time_zone_are_saved(zhang_min, client_of):
    client = client_of(zhang_min)
    client.post("/settings/", {"name": "张敏", "language": "en", "time_zone": "Europe/Berlin"})

    saved = User.objects.get(pk=zhang_min.pk)
    assert (saved.language, saved.time_zone) == ("en", "Europe/Berlin")
    assert "My settings" in client.get("/settings/").content.decode()


@pytest.mark.parametrize("change", [{"language": "tlh"}, {"time_zone": "Mars/Olympus"}, {"name": ""}])
def test_nonsense_is_refused(zhang_min, client_of, change):
    data = {"name": "张敏", "language": "en", "time_zone": "UTC", **change}
    response = client_of(zhang_min).post("/settings/", data)
    assert response.status_code == 200
    assert User.objects.get(pk=zhang_min.pk).language == "zh-hans"


def test_nobody_raises_his_own_rights_by_the_settings_form(zhao_lei, client_of):
    data = {"name": "x", "language": "en", "time_zone": "UTC", "is_superuser": "1", "email": "boss@example.com"}
    client_of(zhao_lei).post("/settings/", data)
    saved = User.objects.get(pk=zhao_lei.pk)
    assert not saved.is_superuser
    assert saved.email == "zhao.lei@example.com"


def test_a_token_is_shown_once_and_works(zhang_min, client_of, client, wang_fang):
    hers = client_of(zhang_min)
    page = hers.post("/settings/tokens/", {"name": "导出", "days": "30"})
    token = re.search(r'value="(hlt_[^"]+)"', page.content.decode())[1]

    assert page["Cache-Control"] == "private, no-store"
    assert token not in hers.get("/settings/").content.decode()
    assert token not in str(ApiToken.objects.values())
    assert [person["name"] for person in call(client, token).json()] == ["王芳"]
    assert ApiToken.objects.get().last_used_at is not None


def test_a_revoked_token_stops_at_once(zhang_min, token, client_of, client):
    client_of(zhang_min).post(f"/settings/tokens/{ApiToken.objects.get().pk}/revoke/")
    assert call(client, token).status_code == 401


def test_an_expired_token_does_not_work(token, client):
    ApiToken.objects.update(expires_at=timezone.now())
    assert call(client, token).status_code == 401


def test_a_token_may_only_what_its_owner_may(zhao_lei, client):
    token = actions.make_token(zhao_lei, name="x", valid_for=timedelta(days=1), actor=Actor.user(zhao_lei))
    answer = call(client, token)
    assert answer.status_code == 403
    assert answer.json()["code"] == "not_allowed"


def test_nobody_revokes_anothers_token(zhao_lei, token, client_of):
    pk = ApiToken.objects.get().pk
    assert client_of(zhao_lei).post(f"/settings/tokens/{pk}/revoke/").status_code == 404
    assert ApiToken.objects.get().revoked_at is None


def test_the_session_works_for_the_api_too(zhang_min, client_of, client):
    assert client_of(zhang_min).get(PEOPLE).status_code == 200
    assert client.get(PEOPLE).status_code == 401


def test_guessing_tokens_is_slowed_down(client, token):
    for number in range(attempts.MOST_FAILURES):
        assert call(client, f"hlt_{number}").status_code == 401
    assert call(client, token).status_code == 429


def test_another_site_cannot_use_the_session(zhang_min):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(zhang_min, backend="django.contrib.auth.backends.ModelBackend")
    answer = browser.post(f"/api/v1/notifications/notices/{zhang_min.pk}/read")
    assert answer.status_code == 403
    assert browser.get(PEOPLE).status_code == 200
