"""The adapter for e签宝 against a local server that plays the service, and checks each request's signature."""

import base64
import hashlib
import hmac
import json
import re
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from hireloop.engines.errors import EngineFailed, EngineUnavailable
from hireloop.engines.signature_providers.esign import Esign
from hireloop.engines.signature_providers.provider import Party, PartyPlace, SignatureProvider
from hireloop.kernel.errors import BadInput

APP_ID, SECRET = "app-1", "very secret"
PDF = b"%PDF-1.7 contract"
WANG = Party("person", "王芳", "wang.fang@example.com", 1, PartyPlace(3, 120.0, 200.0))
COMPANY = Party("employer", "启明星辰", "zhang.min@example.com", 2, PartyPlace(3, 120.0, 90.0), acting_name="张敏")


class Service(BaseHTTPRequestHandler):
    """One flow, in memory. ``server.mood``: "good", "refuses", "slow", "down", "garbled"."""

    def log_message(self, *args: object) -> None: ...

    def do_GET(self) -> None:
        self.answer(b"")

    def do_POST(self) -> None:
        self.answer(self.body())

    def do_PUT(self) -> None:
        body = self.body()
        right = base64.b64encode(hashlib.md5(body).digest()).decode()
        assert self.headers["Content-MD5"] == right
        self.server.uploaded = body
        self.say({"errCode": 0, "msg": "成功"})

    def body(self) -> bytes:
        return self.rfile.read(int(self.headers["Content-Length"]))

    def answer(self, body: bytes) -> None:
        server, path = self.server, self.path
        if path == "/download/signed.pdf":
            return self.send(200, PDF + b" signed", "application/pdf")
        if server.mood == "slow":
            time.sleep(1)
        if server.mood == "down":
            return self.send(503, b"busy", "text/plain")
        if server.mood == "garbled":
            return self.send(200, b"<html>", "text/html")
        if not self.is_signed(body):
            return self.say({"code": 401, "message": "签名校验失败", "data": None})
        if server.mood == "refuses":
            return self.say({"code": 1435203, "message": "余额不足", "data": None})
        return self.say({"code": 0, "message": "成功", "data": self.data(path, json.loads(body or b"null"))})

    def is_signed(self, body: bytes) -> bool:
        digest = base64.b64encode(hashlib.md5(body).digest()).decode() if body else ""
        parts = (self.command, self.headers["Accept"], digest, self.headers["Content-Type"], "", self.path)
        right = base64.b64encode(hmac.new(SECRET.encode(), "\n".join(parts).encode(), hashlib.sha256).digest()).decode()
        return (self.headers["X-Tsign-Open-App-Id"], self.headers["X-Tsign-Open-Ca-Signature"]) == (APP_ID, right)

    def data(self, path: str, asked: dict) -> dict:
        server = self.server
        if path == "/v3/files/file-upload-url":
            assert asked["fileSize"] == len(PDF)
            return {"fileId": "file-1", "fileUploadUrl": f"{server.address}/upload"}
        if path == "/v3/sign-flow/create-by-file":
            server.flow = asked
            return {"signFlowId": "flow-1"}
        assert re.match(r"/v3/sign-flow/flow-1/", path), path
        return {
            "sign-url": {"url": f"{server.address}/long", "shortUrl": f"{server.address}/s/1"},
            "detail": {"signFlowStatus": server.status},
            "file-download-url": {"files": server.files},
            "revoke": {},
        }[path.rpartition("/")[2]]

    def say(self, found: dict) -> None:
        self.send(200, json.dumps(found, ensure_ascii=False).encode(), "application/json")

    def send(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def service() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    server.address = f"http://127.0.0.1:{server.server_port}"
    server.mood, server.status, server.flow, server.uploaded = "good", 1, None, b""
    server.files = [{"fileId": "file-1", "downloadUrl": f"{server.address}/download/signed.pdf"}]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def esign(service: ThreadingHTTPServer) -> SignatureProvider:
    return Esign(service.address, APP_ID, SECRET)


def hand_over(provider: SignatureProvider) -> str:
    until = datetime.now(UTC) + timedelta(days=7)
    return provider.hand_over(
        PDF, title="劳动合同", parties=[WANG, COMPANY], expires_at=until, callback_url="https://hr.example/callback"
    )


def test_the_whole_way(esign, service):
    reference = hand_over(esign)
    assert service.uploaded == PDF
    person, company = service.flow["signers"]
    assert person["psnSignerInfo"]["psnInfo"]["psnName"] == "王芳"
    assert company["orgSignerInfo"]["transactorInfo"]["psnAccount"] == "zhang.min@example.com"
    assert [each["signConfig"]["signOrder"] for each in (person, company)] == [1, 2]
    assert service.flow["signFlowConfig"]["notifyUrl"] == "https://hr.example/callback"
    assert esign.signing_url(reference, WANG).endswith("/s/1")
    assert esign.state(reference) == "open"
    service.status = 2
    assert esign.state(reference) == "completed"
    assert esign.signed_pdf(reference) == PDF + b" signed"
    esign.cancel(reference, reason="条款有误")


@pytest.mark.parametrize(("status", "state"), [(3, "cancelled"), (5, "expired"), (7, "declined")])
def test_ways_to_end(esign, service, status, state):
    service.status = status
    assert esign.state("flow-1") == state


def test_a_state_that_is_not_known_is_no_state(esign, service):
    service.status = 99
    with pytest.raises(EngineFailed):
        esign.state("flow-1")


@pytest.mark.parametrize(("mood", "said"), [("refuses", "余额不足"), ("down", "503"), ("garbled", "JSON")])
def test_a_service_in_a_bad_mood(esign, service, mood, said):
    service.mood = mood
    with pytest.raises(EngineFailed, match=said):
        hand_over(esign)


def test_a_slow_service_is_not_waited_for(esign, service, monkeypatch):
    monkeypatch.setattr("hireloop.engines.signature_providers.esign.WAIT_S", 0.2)
    service.mood = "slow"
    with pytest.raises(EngineFailed, match="Timeout"):
        esign.state("flow-1")


def test_a_wrong_secret_is_refused_by_the_service(service):
    with pytest.raises(EngineFailed, match="签名校验失败"):
        hand_over(Esign(service.address, APP_ID, "wrong"))


def test_no_file_yet_and_no_pdf(esign, service):
    service.files = []
    with pytest.raises(EngineFailed):
        esign.signed_pdf("flow-1")


def test_nothing_works_unconfigured():
    with pytest.raises(EngineUnavailable):
        Esign("", "", "")
    assert SECRET not in repr(Esign("http://x", APP_ID, SECRET))


def signed_callback(body: bytes, *, secret: str = SECRET, at: float | None = None, query: str = "") -> dict[str, str]:
    stamp = str(int((at or time.time()) * 1000))
    signature = hmac.new(secret.encode(), stamp.encode() + query.encode() + body, hashlib.sha256).hexdigest()
    return {"X-Tsign-Open-TIMESTAMP": stamp, "X-Tsign-Open-SIGNATURE": signature}


BODY = json.dumps({"action": "SIGN_FLOW_COMPLETE", "signFlowId": "flow-1", "signFlowStatus": "2"}).encode()


def test_a_callback_that_is_signed(esign):
    found = esign.read_callback(signed_callback(BODY, query="12"), {"b": "2", "a": "1"}, BODY)
    assert (found.reference, found.event) == ("flow-1", "SIGN_FLOW_COMPLETE")


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (signed_callback(BODY, secret="wrong"), BODY),
        (signed_callback(BODY), BODY.replace(b"flow-1", b"flow-2")),
        (signed_callback(BODY, at=time.time() - 3600), BODY),
        ({}, BODY),
        ({"X-Tsign-Open-SIGNATURE": "é", "X-Tsign-Open-TIMESTAMP": "x"}, BODY),
        (signed_callback(b"{}"), b"{}"),
        (signed_callback(b"[1]"), b"[1]"),
        (signed_callback(b"no json"), b"no json"),
    ],
)
def test_any_other_callback_is_refused(esign, headers, body):
    with pytest.raises(BadInput):
        esign.read_callback(headers, {}, body)
