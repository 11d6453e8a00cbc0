"""A module that is switched off leaves nothing behind on the pages of the others: no panel, no link, no error."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from hireloop.platform.modules import registry, switches
from hireloop.platform.modules.middleware import module_behind
from hireloop.platform.modules.models import ModuleSwitch
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.interviews.models import Interview
from hireloop.recruiting.screening import actions as screening
from hireloop.recruiting.screening.testing import TESTS

pytestmark = pytest.mark.django_db
ADDRESS = re.compile(r'(?:href|action|hx-get|hx-post|formaction)="(/[^"?#]*)')


def pages_of(application: Application) -> list[str]:
    interview = Interview.objects.get(application=application)
    return [
        "/",
        "/applications/",
        "/applications/board/",
        "/interviews/",
        "/screening/",
        f"/people/{application.person_id}/",
        f"/jobs/{application.job_id}/",
        f"/screening/matches/{application.pk}/",
        f"/resumes/{application.resumes.get().pk}/",
        f"/interviews/{interview.pk}/",
        f"/evaluation/{interview.pk}/",
        f"/evaluation/{interview.pk}/report.pdf",
    ]


def is_off(path: str) -> bool:
    try:
        match = resolve(path)
    except Resolver404:
        return False
    module = module_behind(match, match.func)
    return module is not None and not switches.is_on(module.key)


def test_no_page_leads_into_a_module_that_is_off(application: Application, zhang_min: Any, client_of: Any) -> None:
    screening.set_blind_mode(application.job, screening.BlindMode(is_blind=False), actor=TESTS)
    client: Client = client_of(zhang_min)
    pages = pages_of(application)
    interview_id = Interview.objects.get(application=application).pk
    card = {"scores": {"teamwork": 4}, "notes": ""}
    client.put(f"/api/v1/evaluation/interviews/{interview_id}/scorecard", card, content_type="application/json")
    wrong = []
    for module in (each for each in registry.all_modules() if not each.required):
        ModuleSwitch.objects.update_or_create(key=module.key, defaults={"is_on": False})
        assert not switches.is_on(module.key)
        for page in (each for each in pages if not is_off(each)):
            answer = client.get(page)
            if answer.status_code != 200:
                wrong.append((module.key, page, answer.status_code))
            elif "html" in answer.headers["Content-Type"]:
                found = {path for path in ADDRESS.findall(answer.content.decode()) if is_off(path)}
                wrong += [(module.key, page, path) for path in sorted(found)]
        ModuleSwitch.objects.filter(key=module.key).delete()
    assert wrong == []


def test_the_report_shows_the_match_only_with_screening(
    application: Application, zhang_min: Any, client_of: Any
) -> None:
    client: Client = client_of(zhang_min)
    interview_id = Interview.objects.get(application=application).pk
    card = {"scores": {"teamwork": 4}, "notes": ""}
    client.put(f"/api/v1/evaluation/interviews/{interview_id}/scorecard", card, content_type="application/json")
    page = f"/evaluation/{interview_id}/"
    assert "简历匹配" in client.get(page).content.decode()
    assert "简历匹配" in printed(client, page)
    ModuleSwitch.objects.create(key="screening", is_on=False)
    assert "简历匹配" not in client.get(page).content.decode()
    assert "简历匹配" not in printed(client, page)


def printed(client: Client, page: str) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(client.get(page + "report.pdf").content)
    return "".join(each.get_textpage().get_text_range() for each in document)
