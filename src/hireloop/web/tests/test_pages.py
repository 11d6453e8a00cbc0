import pytest
from django.core.exceptions import PermissionDenied
from django.utils import translation

from hireloop.web import errors

pytestmark = pytest.mark.django_db


def test_today_asks_to_sign_in(client):
    answer = client.get("/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/")


def test_the_language_is_kept_in_the_account_and_a_cookie(client, zhang_min):
    client.force_login(zhang_min, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post("/language/", {"language": "en", "next": "/jobs/?page=2"})
    assert answer["Location"] == "/jobs/?page=2"
    assert answer.cookies["django_language"].value == "en"
    zhang_min.refresh_from_db()
    assert zhang_min.language == "en"


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", ""])
def test_the_language_switch_leads_nowhere_else(client, target):
    assert client.post("/language/", {"language": "en", "next": target})["Location"] == "/"


def test_a_language_that_we_do_not_speak_becomes_the_default(client):
    assert client.post("/language/", {"language": "xx"}).cookies["django_language"].value == "zh-hans"


def test_the_style_guide_is_for_demonstrations(client, settings):
    settings.DEMO = settings.DEBUG = False
    assert client.get("/style/").status_code == 404
    settings.DEMO = True
    assert client.get("/style/").status_code == 200


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (lambda request: errors.bad_request(request), 400),
        (lambda request: errors.permission_denied(request, PermissionDenied()), 403),
        (lambda request: errors.not_found(request), 404),
        (lambda request: errors.answer(request, 410, code="gone"), 410),
        (lambda request: errors.server_error(request), 500),
        (lambda request: errors.csrf_failed(request), 403),
    ],
)
def test_errors_have_a_page_in_both_languages(ask, answer, status, language):
    with translation.override(language):
        response = answer(ask(Accept="text/html"))
    assert response.status_code == status
    assert f'lang="{language}"' in response.content.decode()


def test_a_browser_that_asks_for_a_favicon_gets_one(client):
    answer = client.get("/favicon.ico")
    assert (answer.status_code, answer["Location"]) == (302, "/static/web/favicon.svg")


def test_a_missing_page_is_friendly(client):
    answer = client.get("/nowhere/", headers={"Accept": "text/html", "Accept-Language": "en"})
    assert answer.status_code == 404
    assert "There is nothing here" in answer.content.decode()


@pytest.mark.parametrize(
    "path", ["/accounts/login/", "/accounts/password/reset/", "/accounts/signup/", "/accounts/password/reset/done/"]
)
def test_pages_before_signing_in_have_no_inline_style_or_script(client, path):
    html = client.get(path).content.decode()
    assert " style=" not in html
    assert "<script>" not in html
    assert "onclick" not in html


def test_signing_in_and_out(client, zhang_min):
    answer = client.post("/accounts/login/", {"login": zhang_min.email, "password": "correct-horse-battery"})
    assert answer["Location"] == "/"
    assert client.get("/").status_code == 200
    client.post("/accounts/logout/")
    assert client.get("/").status_code == 302


def test_a_wrong_password_is_said_at_the_top(client, zhang_min):
    answer = client.post("/accounts/login/", {"login": zhang_min.email, "password": "wrong"})
    assert "error-summary" in answer.content.decode()
