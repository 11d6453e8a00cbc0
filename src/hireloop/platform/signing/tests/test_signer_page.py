"""The signer's page by link: reading, and what a link does not open."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from hireloop.platform.accounts import links
from hireloop.platform.audit.actor import Actor
from hireloop.platform.signing import actions
from hireloop.platform.signing.links import new_token
from hireloop.platform.signing.models import Envelope, Signer
from hireloop.platform.signing.testing import last_code

pytestmark = pytest.mark.django_db


@pytest.fixture
def token(signer: Signer) -> str:
    return new_token(signer)


def test_the_page_shows_every_page_as_a_picture(client, token, signer):
    body = client.get(reverse("signing:sign", args=[token])).content.decode()
    for number in (1, 2, 3):
        address = reverse("signing:page_picture", args=[token, number])
        assert address in body
        picture = client.get(address)
        assert picture["Content-Type"] == "image/png"
        assert picture.content.startswith(b"\x89PNG")
    signer.refresh_from_db()
    assert signer.pages_seen == [0, 1, 2]
    assert signer.opened_at is not None
    assert client.get(reverse("signing:page_picture", args=[token, 4])).status_code == 404


def test_the_document_can_be_downloaded(client, token):
    response = client.get(reverse("signing:signer_document", args=[token]))
    assert b"".join(response.streaming_content).startswith(b"%PDF")


def test_the_link_of_another_opens_nothing_of_this(client, envelope, zhao_lei_person):
    signer = envelope.signers.get(role="person")
    stolen = links.issue(zhao_lei_person, scope="signing", target_id=signer.pk, valid_for=timedelta(days=1))
    other_scope = links.issue(signer.person, scope="interview", target_id=signer.pk, valid_for=timedelta(days=1))
    for token in (stolen, other_scope):
        assert client.get(reverse("signing:sign", args=[token])).status_code == 404


def test_a_form_of_another_site_is_refused(token):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(reverse("signing:decline", args=[token]), {"reason": "不"}).status_code == 403


def test_declining_on_the_page(client, token):
    address = reverse("signing:decline", args=[token])
    assert client.post(address, {"reason": ""}).status_code == 422
    assert client.post(address, {"reason": "薪资不符"}).status_code == 302
    assert Envelope.objects.get().state == "declined"
    again = client.post(address, {"reason": "再来"})
    assert again.status_code == 422
    assert "签署已被拒绝" in again.content.decode()


def test_what_is_over_says_so(client, token, envelope):
    address = reverse("signing:sign", args=[token])
    Envelope.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    assert "签署期限已过" in client.get(address).content.decode()
    Envelope.objects.update(expires_at=timezone.now() + timedelta(days=1))
    actions.cancel(Envelope.objects.get(), reason="有误", actor=Actor.system("tests"))
    assert "已被撤回" in client.get(address).content.decode()


def test_the_code_shows_masked_names_only(client, envelope):
    body = client.get(reverse("signing:check_code", args=[envelope.code.lower()])).content.decode()
    assert envelope.code in body
    assert "王*" in body
    assert "王芳" not in body
    assert envelope.title not in body
    assert client.get(reverse("signing:check_code", args=["AAAA-BBBB-CCCC"])).status_code == 404


def test_colleagues_see_list_and_course(client_of, zhang_min, zhao_lei, envelope):
    client = client_of(zhang_min)
    assert envelope.title in client.get(reverse("signing:list"), {"q": "王芳", "waiting": "person"}).content.decode()
    detail = reverse("signing:envelope", args=[envelope.pk])
    assert "王芳" in client.get(detail).content.decode()
    assert client.get(reverse("signing:document", args=[envelope.pk, 0])).status_code == 200
    assert client_of(zhao_lei).get(detail).status_code == 403
    assert client.post(reverse("signing:cancel", args=[envelope.pk]), {"reason": "条款有误"}).status_code == 302
    assert Envelope.objects.get().state == "cancelled"


@pytest.fixture
def read_token(client, token, signer):
    """The link of a signer who has read everything."""
    for number in (1, 2, 3):
        client.get(reverse("signing:page_picture", args=[token, number]))
    assert client.post(reverse("signing:read", args=[token])).status_code == 302
    return token


def posted(**changes: str) -> dict[str, str]:
    return {"agrees": "on", "typed_name": "王芳", "code": last_code(), "strokes": "", **changes}


def test_read_code_sign_download(client, read_token, envelope):
    """The whole way of a person, without a script."""
    page = client.get(reverse("signing:sign", args=[read_token])).content.decode()
    assert "电子签名须知" in page
    assert "wang.fang@example.com" not in page
    client.post(reverse("signing:send_code", args=[read_token]))
    response = client.post(reverse("signing:submit", args=[read_token]), posted())
    assert response.status_code == 302
    assert Signer.objects.get(role="person").state == "signed"
    again = client.post(reverse("signing:submit", args=[read_token]), posted())
    assert again.status_code == 302
    assert envelope.versions.count() == 2


def test_unread_is_said(client, token):
    client.get(reverse("signing:page_picture", args=[token, 1]))
    page = client.post(reverse("signing:read", args=[token]), follow=True).content.decode()
    assert "第 2, 3 页" in page


def test_nothing_typed_or_drawn_is_lost(client, read_token):
    client.post(reverse("signing:send_code", args=[read_token]))
    strokes = json.dumps([[[10 + i, 50 + i % 9] for i in range(60)]])
    wrong = f"{(int(last_code()) + 1) % 1_000_000:06d}"
    response = client.post(reverse("signing:submit", args=[read_token]), posted(code=wrong, strokes=strokes))
    page = response.content.decode()
    assert response.status_code == 422
    assert "还可以尝试 4 次" in page
    assert escape(strokes) in page
    assert 'value="王芳"' in page


def test_the_code_by_htmx_answers_a_line(client, read_token):
    address = reverse("signing:send_code", args=[read_token])
    first = client.post(address, headers={"HX-Request": "true"}).content.decode()
    assert "w•••@example.com" in first
    assert "<html" not in first
    assert "稍候" in client.post(address, headers={"HX-Request": "true"}).content.decode()


@pytest.mark.parametrize("strokes", ["{", "[[[1,2,3]]]", "[" * 2000, '[["a"]]', "null", "[[[1e999,1]]]"])
def test_strokes_that_are_none(client, read_token, strokes):
    client.post(reverse("signing:send_code", args=[read_token]))
    response = client.post(reverse("signing:submit", args=[read_token]), posted(strokes=strokes, typed_name=""))
    assert response.status_code == 422
    assert Signer.objects.get(role="person").state == "ready"


def test_a_code_can_not_be_replayed(client, read_token, open_for):
    client.post(reverse("signing:send_code", args=[read_token]))
    used = last_code()
    client.post(reverse("signing:submit", args=[read_token]), posted())
    other = open_for().signers.select_related("envelope").get(role="person")
    token = new_token(other)
    for number in (1, 2, 3):
        client.get(reverse("signing:page_picture", args=[token, number]))
    client.post(reverse("signing:read", args=[token]))
    assert client.post(reverse("signing:submit", args=[token]), posted(code=used)).status_code == 422
    other.refresh_from_db()
    assert other.state == "ready"
