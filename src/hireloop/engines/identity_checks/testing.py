"""For tests: a local HTTP server that plays Tencent Cloud's IdCardVerification and checks each signature itself."""

import hashlib
import hmac
import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEY, SECRET = "AKID-test", "very secret"
REFERENCE = "94b54cdf-d975-4718-b091-32f8d79d6397"
AUTHORIZATION = re.compile(
    r"TC3-HMAC-SHA256 Credential=(\S+?)/(\S+), SignedHeaders=content-type;host, Signature=([0-9a-f]{64})"
)


class PlayedService(ThreadingHTTPServer):
    """``mood``: a result code such as "0" or "-1", "slow", "down", or the bytes of an answer. ``asked``: what came."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.mood: str | bytes = "0"
        self.asked: list[dict[str, Any]] = []
        self.in_pieces = False


class _Handler(BaseHTTPRequestHandler):
    server: PlayedService
    protocol_version = "HTTP/1.1"

    def log_message(self, *args: object) -> None: ...

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append(json.loads(body))
        mood = self.server.mood
        if mood == "slow":
            time.sleep(1)
        if mood == "down":
            return self.send(b"busy", status=503)
        if isinstance(mood, bytes):
            return self.send(mood)
        if not self.is_signed(body):
            wrong = {"Code": "AuthFailure.SignatureFailure", "Message": f"The signature is wrong: {body.decode()}"}
            return self.say({"Error": wrong, "RequestId": REFERENCE})
        if self.headers["X-TC-Action"] != "IdCardVerification" or self.headers["X-TC-Version"] != "2018-03-01":
            return self.say({"Error": {"Code": "InvalidAction", "Message": ""}, "RequestId": REFERENCE})
        return self.say({"Result": mood, "Description": "…", "RequestId": REFERENCE})

    def is_signed(self, body: bytes) -> bool:
        """Reckoned from the received headers and bytes, step by step as the description has it."""
        sent = AUTHORIZATION.fullmatch(self.headers["Authorization"] or "")
        stamp = int(self.headers["X-TC-Timestamp"])
        day = datetime.fromtimestamp(stamp, UTC).date().isoformat()
        scope = f"{day}/faceid/tc3_request"
        if sent is None or sent[1] != KEY or sent[2] != scope or abs(time.time() - stamp) > 300:
            return False
        canonical = (
            f"POST\n{self.path}\n\ncontent-type:{self.headers['Content-Type']}\nhost:{self.headers['Host']}\n\n"
            f"content-type;host\n{hashlib.sha256(body).hexdigest()}"
        )
        text = f"TC3-HMAC-SHA256\n{stamp}\n{scope}\n{hashlib.sha256(canonical.encode()).hexdigest()}"
        of_day = _hmac(("TC3" + SECRET).encode(), day)
        return _hmac(_hmac(_hmac(of_day, "faceid"), "tc3_request"), text).hex() == sent[3]

    def say(self, response: dict[str, Any]) -> None:
        self.send(json.dumps({"Response": response}, ensure_ascii=False).encode())

    def send(self, body: bytes, *, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        if self.server.in_pieces:
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for piece in (body[:5], body[5:], b""):
                self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
            return
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _hmac(key: bytes, text: str) -> bytes:
    return hmac.new(key, text.encode(), hashlib.sha256).digest()


@contextmanager
def played_service() -> Iterator[PlayedService]:
    server = PlayedService()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
