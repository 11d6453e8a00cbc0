"""Envelopes that are signed at a service from outside; the service is played in memory."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from weasyprint import HTML

from hireloop.engines.signature_providers.provider import Callback
from hireloop.kernel.errors import BadInput, Conflict
from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.signing import actions, queries
from hireloop.platform.signing.actions import outside
from hireloop.platform.signing.links import new_token
from hireloop.platform.signing.models import Envelope
from hireloop.platform.signing.testing import seal_of

pytestmark = pytest.mark.django_db


@dataclass
class Played:
    """Remembers what it was asked."""

    name: str = "esign"
    now: str = "open"
    asked: list[Any] = field(default_factory=list)

    def hand_over(self, pdf: bytes, **more: Any) -> str:
        self.asked.append(more)
        return "flow-1"

    def signing_url(self, reference: str, party: Any) -> str:
        return f"https://sign.example/{reference}/{party.order}"

    def state(self, reference: str) -> str:
        return self.now

    def signed_pdf(self, reference: str) -> bytes:
        return HTML(string="<p>signed</p>").write_pdf()

    def cancel(self, reference: str, *, reason: str) -> None:
        self.asked.append(("cancel", reference, reason))

    def read_callback(self, headers: Mapping[str, str], query: Mapping[str, str], body: bytes) -> Callback:
        if body != b"right":
            raise BadInput("not signed", code="callback")
        return Callback("flow-1", "SIGN_FLOW_COMPLETE")


@pytest.fixture
def service(settings, monkeypatch) -> Played:
    settings.SIGNING_PROVIDER = "esign"
    played = Played()
    monkeypatch.setattr(outside, "configured_provider", lambda: played)
    return played


@pytest.fixture
def handed_over(service, open_for, employer, zhang_min) -> Envelope:
    seal_of(employer, holder=zhang_min)
    envelope = open_for()
    assert outside.hand_over(envelope.pk)
    return Envelope.objects.get()


def test_handed_over_once_with_places(handed_over, service):
    assert not outside.hand_over(handed_over.pk)
    (asked,) = service.asked
    person, company = asked["parties"]
    assert (person.name, person.account, person.place.page) == ("王芳", "wang.fang@example.com", 3)
    assert (company.role, company.acting_name) == ("employer", "张敏")
    assert company.place.y < person.place.y


def test_the_link_leads_to_the_service(handed_over, client, service):
    token = new_token(handed_over.signers.select_related("envelope").get(role="person"))
    page = client.get(reverse("signing:sign", args=[token])).content.decode()
    assert reverse("signing:outside", args=[token]) in page
    assert reverse("signing:read", args=[token]) not in page
    response = client.post(reverse("signing:outside", args=[token]))
    assert response["Location"] == "https://sign.example/flow-1/1"


def test_nothing_is_signed_here_meanwhile(handed_over):
    signer = handed_over.signers.select_related("envelope").get(role="person")
    with pytest.raises(Conflict) as refused:
        actions.send_code(signer, actor=Actor.system("tests"))
    assert refused.value.code == "signed_outside"


def test_completed_at_the_service(handed_over, service):
    assert not outside.ask_service(handed_over.pk)
    service.now = "completed"
    assert outside.ask_service(handed_over.pk)
    assert not outside.ask_service(handed_over.pk)
    done = Envelope.objects.get()
    assert done.state == "completed"
    assert queries.signed_pdf(done).startswith(b"%PDF")
    assert set(done.signers.values_list("state", flat=True)) == {"signed"}
    keys = list(AuditRow.objects.values_list("key", flat=True))
    assert (keys.count("signing.signed"), keys.count("signing.completed")) == (2, 1)


@pytest.mark.parametrize("state", ["declined", "expired", "cancelled"])
def test_ended_at_the_service(handed_over, service, state):
    service.now = state
    assert outside.ask_service(handed_over.pk)
    assert Envelope.objects.get().state == state


def test_taken_back_here_is_taken_back_there(handed_over, service):
    actions.cancel(handed_over, reason="条款有误", actor=Actor.system("tests"))
    outside.cancel_at_service(handed_over.pk)
    assert ("cancel", "flow-1", "条款有误") in service.asked


def test_only_a_signed_message_is_believed(handed_over, service):
    client, address = Client(enforce_csrf_checks=True), reverse("signing:callback")
    assert client.post(address, b"wrong", content_type="application/json").status_code == 400
    assert client.post(address, b"right", content_type="application/json").status_code == 200
    assert client.get(address).status_code == 405


def test_without_a_service_there_is_no_such_address(client):
    assert client.post(reverse("signing:callback"), b"{}", content_type="application/json").status_code == 404


def test_a_service_that_is_not_configured_says_what_to_set(settings):
    from hireloop.engines.errors import EngineUnavailable

    settings.SIGNING_PROVIDER = "unknown"
    with pytest.raises(EngineUnavailable, match="esign"):
        outside.configured_provider()
    settings.SIGNING_PROVIDER = "esign"
    with pytest.raises(EngineUnavailable, match="SIGNING_PROVIDER_URL"):
        outside.configured_provider()
