"""Blind mode holds everywhere: every address and every function that a colleague may read is gone through."""

import re
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import pytest
from django.test import Client

from hireloop.platform.accounts.models import User
from hireloop.platform.directory import showing
from hireloop.platform.notifications.models import Message, Notice
from hireloop.recruiting.applications import actions as applications
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.applications.stages import Stage
from hireloop.recruiting.interviews.models import Answer, Interview
from hireloop.recruiting.jobs import actions as jobs
from hireloop.recruiting.jobs.models import Job
from hireloop.recruiting.screening import actions as screening
from hireloop.recruiting.screening.models import BlindUntil
from hireloop.recruiting.screening.testing import TESTS

from .conftest import EMAIL, NAME, PHONE
from .urls import PARAMETER, Address, all_addresses, all_operations

pytestmark = pytest.mark.django_db

SECRETS = ("欧阳", "晓雯", "ouyang", "0013 9876", "00139876", "34岁", "性别：女", "未婚", "青田", "杭州师范")
API_PARAMETER = re.compile(r"\{(?:\w+:)?(\w+)\}")


def readable(user_roles: set[Any]) -> Iterator[str]:
    """The routes of every page and of every reading function that colleagues with these roles may call."""
    for address in all_addresses():
        if not address.is_third_party and _may(address.access, user_roles):
            yield address.route
    for operation in all_operations():
        if operation.method == "GET" and _may(operation.access, user_roles):
            yield API_PARAMETER.sub(r"<uuid:\1>", operation.path).lstrip("/")


def _may(access: Any, roles: set[Any]) -> bool:
    from hireloop.platform.modules.registry import all_permissions

    if access is None or access.kind not in {"permission", "signed_in"}:
        return False
    return access.kind == "signed_in" or any(
        not roles.isdisjoint(all_permissions()[permission].roles) for permission in access.permissions
    )


def values_of(application: Application) -> dict[str, list[str]]:
    """What stands for each parameter of an address."""
    interview = Interview.objects.get(application=application)
    found: dict[str, list[Any]] = {
        "job_id": [application.job_id],
        "application_id": [application.pk],
        "person_id": [application.person_id],
        "resume_id": [application.resumes.get().pk, application.received_resumes.get().pk],
        "interview_id": [interview.pk],
        "answer_id": [answer.pk for answer in Answer.objects.filter(question__interview=interview)],
        "message_id": list(Message.objects.filter(person=application.person).values_list("pk", flat=True)),
        "stage": ["applied", "review"],
        "template_id": [interview.template_id],
        "number": [1],
    }
    return {name: [str(each) for each in values] for name, values in found.items()}


def addresses_of(route: str, values: dict[str, list[str]]) -> Iterator[str]:
    """The route with every combination of the values; none where a parameter is of another kind of thing."""
    names = [match["name"] for match in PARAMETER.finditer(route)]
    if all(name in values for name in names):
        for chosen in product(*(values[name] for name in names)):
            yield Address(route, None).path_with(**dict(zip(names, chosen, strict=True)))


def content_of(answer: Any) -> str:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if answer.headers.get("Content-Type", "") == "application/pdf":
        return text_of_pdf(body)
    disposition = answer.headers.get("Content-Disposition", "")
    return body.decode("utf-8", "ignore") + disposition + answer.headers.get("Location", "")


def text_of_pdf(body: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(body)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def told_in(client: Client, address: str, **asked: str) -> list[str]:
    text = content_of(client.get(address, asked)).replace(EMAIL.split("@")[1], "")
    return [secret for secret in SECRETS if secret in text.casefold()]


@pytest.mark.parametrize("who", ["zhang_min", "li_qiang"])
def test_no_page_and_no_function_tells_who_it_is(
    who: str, request: pytest.FixtureRequest, application: Application, client_of: Callable[[User], Client]
) -> None:
    user = request.getfixturevalue(who)
    client, values = client_of(user), values_of(application)
    client.put(
        f"/api/v1/evaluation/interviews/{values['interview_id'][0]}/scorecard",
        {"scores": {"teamwork": 4}, "notes": ""},
        content_type="application/json",
    )
    seen, telling = 0, {}
    for route in readable(set(user.roles)):
        for address in addresses_of(route, values):
            seen += 1
            if told := told_in(client, address):
                telling[address] = told
    assert telling == {}
    assert seen > 60


def test_neither_files_nor_searches_tell(application: Application, zhang_min: User, client_of: Any) -> None:
    client, code = client_of(zhang_min), showing.code_of(application.person_id)
    lists = [
        "/applications/",
        "/people/",
        "/interviews/",
        "/voice-screening/",
        f"/screening/jobs/{application.job_id}/",
    ]
    lists += ["/resumes/", "/applications/board/"]
    for address in lists:
        for file_format in ("csv", "xlsx"):
            assert told_in(client, address, export=file_format) == []
        for words in (NAME, "ouyang", EMAIL, PHONE):
            found = content_of(client.get(address, {"q": words}))
            assert code not in found, (address, words)
        by_code = content_of(client.get(address, {"q": code}))
        assert (code in by_code.replace(f'value="{code}"', "")) or address in {"/resumes/", "/voice-screening/"}


def test_notices_name_the_code(application: Application, zhang_min: User) -> None:
    texts = [notice.readable_text for notice in Notice.objects.filter(person=application.person)]
    assert texts
    assert not [text for text in texts if NAME in text]
    assert any(showing.code_of(application.person_id) in text for text in texts)


def test_papers_and_contacts_are_refused(application: Application, zhang_min: User, client_of: Any) -> None:
    client = client_of(zhang_min)
    received, resume = application.received_resumes.get(), application.resumes.get()
    for address in (
        f"/applications/{application.pk}/resume/{received.pk}/",
        f"/resumes/{resume.pk}/file/",
        f"/resumes/{resume.pk}/correct/",
        f"/people/{application.person_id}/edit/",
    ):
        assert client.get(address).status_code == 403
    assert client.post(f"/people/{application.person_id}/contacts/").status_code == 403


def test_it_ends_with_the_decision_or_when_lifted_for_who_lifted(
    application: Application, zhang_min: User, li_qiang: User, client_of: Any
) -> None:
    address = f"/people/{application.person_id}/"
    screening.lift_blind_mode(application.person, reason="打电话约时间", actor=TESTS, user=zhang_min)
    assert NAME in content_of(client_of(zhang_min).get(address))
    assert NAME not in content_of(client_of(li_qiang).get(address))
    applications.move_stage(application, Stage.OFFER, actor=TESTS, user=zhang_min)
    assert NAME in content_of(client_of(li_qiang).get(address))


def test_only_judges_are_blind_where_the_job_says_so(
    application: Application, job: Job, zhang_min: User, li_qiang: User, client_of: Any
) -> None:
    mode = screening.BlindMode(is_blind=True, blind_for="judges", blind_until=BlindUntil.DECIDED)
    screening.set_blind_mode(job, mode, actor=TESTS)
    address = f"/people/{application.person_id}/"
    assert NAME in content_of(client_of(zhang_min).get(address))
    assert NAME not in content_of(client_of(li_qiang).get(address))
    jobs.add_to_team(job, zhang_min, part="hiring_manager", actor=TESTS)
    assert NAME not in content_of(client_of(zhang_min).get(address))
