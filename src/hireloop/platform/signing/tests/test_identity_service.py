"""Name and ID number compared by a service that a local HTTP server plays: each answer, and what becomes of it."""

import json
from collections.abc import Iterator

import pypdfium2
import pytest
from django.db import connection
from django.urls import reverse

from hireloop.engines.identity_checks.tencent import Tencent
from hireloop.engines.identity_checks.testing import KEY, REFERENCE, SECRET, PlayedService, played_service
from hireloop.kernel.errors import BadInput, HireloopError
from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.signing import actions, queries
from hireloop.platform.signing.actions.evidence import make_evidence
from hireloop.platform.signing.actions.identity import MOST_TRIES
from hireloop.platform.signing.evidence import evidence_json, evidence_of
from hireloop.platform.signing.links import new_token
from hireloop.platform.signing.models import DocumentVersion, Envelope, Signer
from hireloop.platform.signing.testing import last_code, sign_as_person
from hireloop.platform.vault import files

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system("tests")
NUMBER = "11010119900307763X"


@pytest.fixture
def service(settings) -> Iterator[PlayedService]:
    with played_service() as server:
        settings.SIGNING_IDENTITY_PROVIDER = "tencent"
        settings.SIGNING_IDENTITY_URL = server.url
        settings.SIGNING_IDENTITY_KEY, settings.SIGNING_IDENTITY_SECRET = KEY, SECRET
        yield server


@pytest.fixture
def signer(service, open_for, wang_fang) -> Signer:
    """王芳, whose ID number is known, and nobody else."""
    spec = actions.SignerSpec("person", "王芳", person=wang_fang, id_number=NUMBER)
    return open_for(signers=[spec]).signers.select_related("envelope").get()


def try_again(signer: Signer, **changes: str) -> Envelope:
    intent = actions.Intent(
        **{"agrees": True, "typed_name": "王芳", "code": last_code(), "id_number": NUMBER, **changes}
    )
    return actions.sign_in_person(signer, intent, actor=SYSTEM)


def steps_of(signer: Signer) -> list[str]:
    return [kind for kind in signer.steps.values_list("kind", flat=True) if kind.startswith("id_")]


def verdicts() -> list[str]:
    return [row.event.verdict for row in AuditRow.objects.filter(key="signing.identity_asked").order_by("pk")]


def assert_nothing_signed(signer: Signer) -> None:
    assert DocumentVersion.objects.count() == 1
    assert Signer.objects.get(pk=signer.pk).state == "ready"


def test_a_match_is_kept_and_stands_in_the_evidence(signer, service):
    done = sign_as_person(signer, id_number=f" {NUMBER.lower()} ")
    assert done.state == "completed"
    assert service.asked == [{"IdCard": NUMBER, "Name": "王芳"}]
    assert steps_of(signer) == ["id_right", "id_confirmed"]
    assert verdicts() == ["match"]
    (found,) = evidence_of(done)["signers"]
    kept = queries.confirmed_identity(signer)
    assert found["identity"] == {
        "provider": "tencent",
        "service": "Tencent Cloud FaceID",
        "reference": REFERENCE,
        "at": kept["at"],
    }
    assert NUMBER not in evidence_json(done).decode()
    make_evidence(done.pk)
    done.refresh_from_db()
    with files.open_file(done.evidence) as source:
        text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(source.read()))
    assert f"Tencent Cloud FaceID · {REFERENCE}" in text
    assert "身份核验一致" in text
    assert NUMBER not in text


@pytest.mark.django_db(transaction=True)
def test_it_is_asked_outside_any_transaction(signer, monkeypatch):
    seen, ask = [], Tencent.ask

    def watched(self, name, **more):
        seen.append(connection.in_atomic_block)
        return ask(self, name, **more)

    monkeypatch.setattr(Tencent, "ask", watched)
    sign_as_person(signer, id_number=NUMBER)
    assert seen == [False]


def test_no_match_signs_nothing_and_counts(signer, service):
    service.mood = "-1"
    with pytest.raises(BadInput) as refused:
        sign_as_person(signer, id_number=NUMBER)
    assert refused.value.code == "id_not_confirmed"
    assert_nothing_signed(signer)
    assert steps_of(signer) == ["id_right", "id_refused"]
    for _ in range(MOST_TRIES - 1):
        with pytest.raises(BadInput):
            try_again(signer)
    assert verdicts() == ["no_match"] * MOST_TRIES
    with pytest.raises(HireloopError) as refused:
        try_again(signer)
    assert refused.value.status == 429
    assert len(service.asked) == MOST_TRIES


def test_what_it_cannot_say_signs_nothing(signer, service):
    service.mood = "-5"
    with pytest.raises(BadInput) as refused:
        sign_as_person(signer, id_number=NUMBER)
    assert refused.value.code == "id_not_answerable"
    assert_nothing_signed(signer)
    assert steps_of(signer) == ["id_right", "id_unknown"]


@pytest.mark.parametrize(
    ("mood", "why"), [("slow", "ReadTimeout"), ("down", "HTTP 503"), (b"<html>", "malformed"), ("-6", "-6")]
)
def test_a_service_that_does_not_answer_is_not_left_out(signer, service, monkeypatch, mood, why):
    monkeypatch.setattr("hireloop.engines.identity_checks.tencent.WAIT_S", 0.3)
    service.mood = mood
    for attempt in (lambda: sign_as_person(signer, id_number=NUMBER), *[lambda: try_again(signer)] * MOST_TRIES):
        with pytest.raises(HireloopError) as refused:
            attempt()
        assert refused.value.code == "identity_unavailable"
    assert_nothing_signed(signer)
    assert signer.steps.filter(kind="id_unasked")[0].details["why"] == why
    assert set(verdicts()) == {"unavailable"}
    service.mood = "0"
    assert try_again(signer).state == "completed"


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"SIGNING_IDENTITY_SECRET": "wrong"}, "AuthFailure.SignatureFailure"),
        ({"SIGNING_IDENTITY_SECRET": ""}, "not_configured"),
        ({"SIGNING_IDENTITY_PROVIDER": "unknown"}, "not_configured"),
    ],
)
def test_a_refused_key_and_wrong_settings_sign_nothing(signer, settings, changed, why):
    for name, value in changed.items():
        setattr(settings, name, value)
    with pytest.raises(HireloopError) as refused:
        sign_as_person(signer, id_number=NUMBER)
    assert refused.value.code == "identity_unavailable"
    assert_nothing_signed(signer)
    assert signer.steps.get(kind="id_unasked").details["why"] == why


def test_it_is_asked_only_of_the_number_that_we_have_and_with_the_right_code(signer, service):
    for wrong in ({"id_number": "110101199003077639"}, {"id_number": NUMBER, "code": "000000x"}):
        with pytest.raises(BadInput):
            try_again(signer, **wrong) if signer.codes.exists() else sign_as_person(signer, **wrong)
    assert service.asked == []


def test_confirmed_once_it_is_not_asked_again(signer, service, monkeypatch):
    signing = "hireloop.platform.signing.actions.signing.put_signature"
    with monkeypatch.context() as broken:
        broken.setattr(signing, lambda *_args, **_more: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            sign_as_person(signer, id_number=NUMBER)
    assert try_again(signer).state == "completed"
    assert len(service.asked) == 1


def test_without_the_setting_nobody_is_asked(signer, service, settings):
    settings.SIGNING_IDENTITY_PROVIDER = ""
    done = sign_as_person(signer, id_number=NUMBER)
    assert service.asked == []
    assert evidence_of(done)["signers"][0]["identity"] is None


def test_the_pages_say_it(client, client_of, zhang_min, signer, service):
    token = new_token(signer)
    for number in (1, 2, 3):
        client.get(reverse("signing:page_picture", args=[token, number]))
    client.post(reverse("signing:read", args=[token]))
    client.post(reverse("signing:send_code", args=[token]))
    page = client.get(reverse("signing:sign", args=[token])).content.decode()
    assert "由 Tencent Cloud FaceID 核验是否与您的姓名一致" in page
    form = {"agrees": "on", "typed_name": "王芳", "code": last_code(), "id_number": NUMBER, "strokes": ""}
    service.mood = "-1"
    response = client.post(reverse("signing:submit", args=[token]), form)
    assert response.status_code == 422
    assert "姓名与证件号码不一致" in response.content.decode()
    service.mood = "down"
    assert "暂时没有响应" in client.post(reverse("signing:submit", args=[token]), form).content.decode()
    service.mood = "0"
    assert client.post(reverse("signing:submit", args=[token]), form).status_code == 302
    seen = client_of(zhang_min).get(reverse("signing:envelope", args=[signer.envelope_id])).content.decode()
    for line in (
        f"Tencent Cloud FaceID · {REFERENCE}",
        "身份核验不一致",
        "Tencent Cloud FaceID · HTTP 503",
        "身份核验一致",
    ):
        assert line in seen
    assert "已由核验服务核对签署人身份：一致" in seen
    data = client_of(zhang_min).get(reverse("signing:evidence_json", args=[signer.envelope_id]))
    assert json.loads(data.content)["signers"][0]["identity"]["reference"] == REFERENCE
    assert NUMBER not in seen + data.content.decode()
