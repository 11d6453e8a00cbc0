"""The adapter for Tencent Cloud FaceID against a local server that plays it, and checks each request's signature."""

import json
from collections.abc import Iterator

import pytest

from hireloop.engines.errors import EngineUnavailable
from hireloop.engines.identity_checks.catalog import identity_check_named, label_of
from hireloop.engines.identity_checks.provider import IdentityCheck
from hireloop.engines.identity_checks.tencent import Tencent, authorization
from hireloop.engines.identity_checks.testing import KEY, REFERENCE, SECRET, PlayedService, played_service

NUMBER = "11010119900307763X"


@pytest.fixture
def service() -> Iterator[PlayedService]:
    with played_service() as server:
        yield server


@pytest.fixture
def tencent(service: PlayedService) -> IdentityCheck:
    return identity_check_named("tencent", url=service.url, key=KEY, secret=SECRET)


def test_the_signature_of_the_public_example():
    """The example of the description of signature v3 (a call of another of its services)."""
    body = rb'{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}'
    found = authorization(
        "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE",
        "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE",
        host="cvm.tencentcloudapi.com",
        service="cvm",
        body=body,
        stamp=1551113065,
    )
    assert found == (
        "TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2019-02-25/cvm/tc3_request, "
        "SignedHeaders=content-type;host, "
        "Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168"
    )


@pytest.mark.parametrize(
    ("result", "verdict"),
    [
        ("0", "match"),
        ("-1", "no_match"),
        ("-2", "not_answerable"),
        ("-3", "not_answerable"),
        ("-4", "unavailable"),
        ("-5", "not_answerable"),
        ("-6", "unavailable"),
        ("-7", "unavailable"),
    ],
)
def test_each_result(tencent, service, result, verdict):
    service.mood = result
    answer = tencent.ask("王芳", id_number=NUMBER.lower())
    assert (answer.verdict, answer.provider, answer.reference) == (verdict, "tencent", REFERENCE)
    assert answer.at.utcoffset().total_seconds() == 0
    assert service.asked == [{"IdCard": NUMBER, "Name": "王芳"}]


def test_an_answer_in_pieces(tencent, service):
    service.in_pieces = True
    assert tencent.ask("王芳", id_number=NUMBER).verdict == "match"


def said(response: object) -> bytes:
    return json.dumps({"Response": response}).encode()


@pytest.mark.parametrize(
    "garbled",
    [
        b"",
        b"<html>",
        b"\xff\xfe",
        b"[1]",
        b"null",
        b'{"Response": null}',
        b"[" * 50_000,
        said({"RequestId": REFERENCE}),
        said({"Result": "7", "RequestId": REFERENCE}),
        said({"Result": 0, "RequestId": REFERENCE}),
        said({"Result": [], "RequestId": REFERENCE}),
        said({"Result": "0"}),
        said({"Result": "0", "RequestId": ""}),
        said({"Error": "no", "RequestId": REFERENCE}),
        said({"Result": "0", "RequestId": REFERENCE, "Description": "x" * 200_000}),
    ],
)
def test_a_malformed_answer_is_no_answer(tencent, service, garbled):
    service.mood = garbled
    answer = tencent.ask("王芳", id_number=NUMBER)
    assert (answer.verdict, answer.why) == ("unavailable", "malformed")


def test_a_slow_service_is_not_waited_for(tencent, service, monkeypatch):
    monkeypatch.setattr("hireloop.engines.identity_checks.tencent.WAIT_S", 0.2)
    service.mood = "slow"
    answer = tencent.ask("王芳", id_number=NUMBER)
    assert (answer.verdict, answer.why) == ("unavailable", "ReadTimeout")


def test_a_service_that_is_down(tencent, service):
    service.mood = "down"
    assert tencent.ask("王芳", id_number=NUMBER).why == "HTTP 503"
    service.shutdown()
    service.server_close()
    assert tencent.ask("王芳", id_number=NUMBER).why == "ConnectionError"


def test_a_refused_key_says_its_code_and_repeats_no_number(service):
    answer = Tencent(service.url, KEY, "wrong").ask("王芳", id_number=NUMBER)
    assert (answer.verdict, answer.why, answer.reference) == ("unavailable", "AuthFailure.SignatureFailure", REFERENCE)
    assert NUMBER not in repr(answer)


@pytest.mark.parametrize("number", ["", "E12345678", "1101011990030776", "11010119900307763Xx"])
def test_what_is_no_resident_id_number_is_not_sent(tencent, service, number):
    answer = tencent.ask("John Smith", id_number=number)
    assert (answer.verdict, answer.why) == ("not_answerable", "kind")
    assert service.asked == []


def test_nothing_works_unconfigured():
    for url, key, secret in (("", "", ""), ("", KEY, ""), ("http://faceid.example", KEY, SECRET), ("x", KEY, SECRET)):
        with pytest.raises(EngineUnavailable):
            Tencent(url, key, secret)
    with pytest.raises(EngineUnavailable, match="tencent"):
        identity_check_named("unknown", url="", key=KEY, secret=SECRET)
    assert SECRET not in repr(Tencent("", KEY, SECRET))
    assert label_of("tencent") == "Tencent Cloud FaceID"
    assert label_of("gone") == "gone"
