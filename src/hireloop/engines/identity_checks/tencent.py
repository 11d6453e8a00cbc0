"""Tencent Cloud FaceID (腾讯云慧眼), IdCardVerification: name and ID number, written against its public API 2018-03-01.

https://cloud.tencent.com/document/api/1007/33188 (the call and its result codes) and …/1007/31324 (signature v3,
TC3-HMAC-SHA256). Of the headers, Content-Type and Host are signed, as the description asks for at the least.
"""

import hashlib
import hmac
import json
import re
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import requests

from hireloop.engines.errors import EngineUnavailable
from hireloop.kernel.errors import N_

from .provider import Answer, Verdict

USUAL_URL = "https://faceid.tencentcloudapi.com"
SERVICE, ACTION, VERSION = "faceid", "IdCardVerification", "2018-03-01"
JSON = "application/json; charset=utf-8"
ALGORITHM, SIGNED_HEADERS = "TC3-HMAC-SHA256", "content-type;host"
WAIT_S = 10
BIGGEST_ANSWER = 100_000
RESIDENT_ID = re.compile(r"[0-9]{17}[0-9X]")
VERDICTS: dict[str, Verdict] = {
    "0": "match",
    "-1": "no_match",
    "-2": "not_answerable",  # not a well-formed ID number
    "-3": "not_answerable",  # not a well-formed name
    "-4": "unavailable",  # its register is out of order
    "-5": "not_answerable",  # no such record in its register
    "-6": "unavailable",  # its register is being upgraded
    "-7": "unavailable",  # more requests than the account may make in a day
}
LOOPBACK = {"127.0.0.1", "::1", "localhost"}


@dataclass(frozen=True)
class Tencent:
    """``key`` and ``secret`` are SecretId and SecretKey from the console; ``url`` without a path, usually empty."""

    url: str
    key: str
    secret: str = field(repr=False)
    name: str = "tencent"

    def __post_init__(self) -> None:
        if not (self.key and self.secret):
            raise EngineUnavailable(
                N_("The identity service is not configured: set SIGNING_IDENTITY_KEY and SIGNING_IDENTITY_SECRET.")
            )
        parts = urlsplit(self._address)
        if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
            raise EngineUnavailable(N_("SIGNING_IDENTITY_URL must begin with https://: ID numbers travel there."))

    def ask(self, name: str, *, id_number: str) -> Answer:
        number = id_number.strip().upper()
        if not RESIDENT_ID.fullmatch(number):
            return self._answer("not_answerable", why="kind")
        body = json.dumps({"IdCard": number, "Name": name.strip()}, ensure_ascii=False).encode()
        try:
            status, content = self._send(body)
        except requests.RequestException as error:
            return self._answer("unavailable", why=type(error).__name__)
        if status != requests.codes.ok:
            return self._answer("unavailable", why=f"HTTP {status}")
        return self._read(content)

    @property
    def _address(self) -> str:
        return (self.url or USUAL_URL).rstrip("/")

    def _send(self, body: bytes) -> tuple[int, bytes]:
        stamp, host = int(time.time()), urlsplit(self._address).netloc
        headers = {
            "Authorization": authorization(self.key, self.secret, host=host, service=SERVICE, body=body, stamp=stamp),
            "Content-Type": JSON,
            "Host": host,
            "X-TC-Action": ACTION,
            "X-TC-Timestamp": str(stamp),
            "X-TC-Version": VERSION,
        }
        with requests.post(
            f"{self._address}/", data=body, headers=headers, timeout=WAIT_S, allow_redirects=False, stream=True
        ) as answer:
            content = b""
            for piece in answer.iter_content(BIGGEST_ANSWER):
                content += piece
                if len(content) > BIGGEST_ANSWER:
                    break
            return answer.status_code, content

    def _read(self, content: bytes) -> Answer:
        """A result that the description does not know, or one without the request's number, is no answer."""
        try:
            found = json.loads(content)["Response"]
            reference = str(found.get("RequestId") or "")[:64]
            if "Error" in found:
                return self._answer("unavailable", reference=reference, why=_code(found["Error"]["Code"]))
            result = found["Result"]
            verdict = VERDICTS[result]
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return self._answer("unavailable", why="malformed")
        if not reference:
            return self._answer("unavailable", why="malformed")
        return self._answer(verdict, reference=reference, why="" if verdict in {"match", "no_match"} else result)

    def _answer(self, verdict: Verdict, *, reference: str = "", why: str = "") -> Answer:
        return Answer(verdict, self.name, datetime.now(UTC), reference=reference, why=why)


def authorization(key: str, secret: str, *, host: str, service: str, body: bytes, stamp: int) -> str:
    """The Authorization header of signature v3 for a POST to "/"; ``stamp`` in seconds since 1970."""
    headers = f"content-type:{JSON}\nhost:{host}\n"
    request = "\n".join(("POST", "/", "", headers, SIGNED_HEADERS, hashlib.sha256(body).hexdigest()))
    day = datetime.fromtimestamp(stamp, UTC).strftime("%Y-%m-%d")
    scope = f"{day}/{service}/tc3_request"
    text = "\n".join((ALGORITHM, str(stamp), scope, hashlib.sha256(request.encode()).hexdigest()))
    signing_key = f"TC3{secret}".encode()
    for part in (day, service, "tc3_request"):
        signing_key = hmac.new(signing_key, part.encode(), hashlib.sha256).digest()
    signature = hmac.new(signing_key, text.encode(), hashlib.sha256).hexdigest()
    return f"{ALGORITHM} Credential={key}/{scope}, SignedHeaders={SIGNED_HEADERS}, Signature={signature}"


def _code(told: Any) -> str:
    """The service's error code; its message stays outside, it may repeat what was asked."""
    return re.sub(r"[^A-Za-z0-9_.]", "", str(told))[:60]
