import json

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone, translation

from hireloop.kernel.errors import Conflict, NotAllowed
from hireloop.web.middleware import ErrorPageMiddleware, ReaderLocaleMiddleware


def seen_by(user, **headers):
    """(language, zone) that a view sees."""
    request = RequestFactory().get("/", headers=headers)
    request._cached_user = user
    seen = []

    def view(request):
        seen.append((translation.get_language(), timezone.get_current_timezone_name()))
        return HttpResponse()

    ReaderLocaleMiddleware(view)(request)
    return seen[0]


class Reader:
    is_authenticated = True

    def __init__(self, language, time_zone):
        self.language, self.time_zone = language, time_zone


def test_the_account_decides_over_cookie_and_browser():
    reader = Reader("en", "Europe/Berlin")
    assert seen_by(reader, Cookie="django_language=zh-hans", **{"Accept-Language": "zh-CN"}) == ("en", "Europe/Berlin")


def test_then_the_cookie_then_the_browser_then_chinese():
    nobody = AnonymousUser()
    assert seen_by(nobody, Cookie="django_language=en", **{"Accept-Language": "zh-CN"})[0] == "en"
    assert seen_by(nobody, **{"Accept-Language": "en-GB,en;q=0.8"})[0] == "en"
    assert seen_by(nobody, **{"Accept-Language": "fr"})[0] == "zh-hans"
    assert seen_by(nobody)[0] == "zh-hans"


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../etc/passwd"])
def test_an_unknown_zone_is_the_organisations(zone):
    assert seen_by(Reader("en", zone)) == ("en", "Asia/Shanghai")


def test_an_unknown_language_is_not_used():
    assert seen_by(Reader("xx", ""), Cookie="django_language=../x")[0] == "zh-hans"


def test_the_language_does_not_leak_into_the_next_request():
    before = translation.get_language()
    seen_by(Reader("en", "Europe/Berlin"))
    assert translation.get_language() == before


@pytest.fixture
def fail(ask):
    def fail(error, path="/", **headers):
        with translation.override("en"):
            return ErrorPageMiddleware(lambda request: None).process_exception(ask(path, **headers), error)

    return fail


BUSY = Conflict("The interview of %(name)s is over.", name="<b>Wang</b>")


@pytest.mark.django_db
def test_people_get_a_page_with_the_reason_escaped(fail):
    answer = fail(BUSY, Accept="text/html")
    assert answer.status_code == 409
    assert "The interview of &lt;b&gt;Wang&lt;/b&gt; is over." in answer.content.decode()


@pytest.mark.parametrize(("path", "accept"), [("/", "application/json"), ("/api/v1/jobs/", "*/*")])
def test_programs_get_json_with_the_stable_code(fail, path, accept):
    answer = fail(BUSY, path, Accept=accept)
    assert (answer.status_code, json.loads(answer.content)) == (
        409,
        {"code": "conflict", "message": "The interview of <b>Wang</b> is over."},
    )


def test_htmx_gets_a_toast_and_keeps_what_it_shows(fail):
    answer = fail(NotAllowed("只有 HR 可以这样做。"), Accept="text/html", **{"HX-Request": "true"})
    assert answer.status_code == 403
    assert answer["HX-Reswap"] == "none"
    assert json.loads(answer["HX-Trigger"])["toast"]["text"] == "只有 HR 可以这样做。"


def test_other_errors_are_left_to_django(fail):
    assert fail(ValueError("a bug")) is None
