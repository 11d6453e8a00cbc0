"""e签宝 (eSign) as a signing service, written against its public OpenAPI V3.

Requests are signed: HMAC-SHA256 of method, Accept, Content-MD5, Content-Type, date and path, as Base64 in
X-Tsign-Open-Ca-Signature. Callbacks: HMAC-SHA256 in hexadecimal of timestamp, the query's values by key, and body.
"""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import requests

from hireloop.engines.errors import EngineFailed, EngineUnavailable
from hireloop.kernel.errors import N_, BadInput

from .provider import Callback, FlowState, Party

ACCEPT, JSON = "*/*", "application/json; charset=UTF-8"
PDF = "application/pdf"
WAIT_S = 20
BIGGEST_ANSWER = 100_000_000
CALLBACK_OLD_AFTER_S = 600
STATES: dict[int, FlowState] = {
    0: "open",
    1: "open",
    2: "completed",
    3: "cancelled",
    5: "expired",
    7: "declined",
}
FREE_STYLE = 1


@dataclass(frozen=True)
class Esign:
    """``url`` such as https://openapi.esign.cn; ``app_id`` and ``secret`` from the service's console."""

    url: str
    app_id: str
    secret: str = field(repr=False)
    name: str = "esign"

    def __post_init__(self) -> None:
        if not (self.url and self.app_id and self.secret):
            raise EngineUnavailable(
                N_("The signing service is not configured: set SIGNING_PROVIDER_URL, _APP_ID and _SECRET.")
            )

    def hand_over(
        self, pdf: bytes, *, title: str, parties: Sequence[Party], expires_at: datetime, callback_url: str
    ) -> str:
        file_id = self._upload(pdf, name=f"{title}.pdf")
        wanted = {
            "docs": [{"fileId": file_id, "fileName": f"{title}.pdf"}],
            "signFlowConfig": {
                "signFlowTitle": title,
                "autoStart": True,
                "autoFinish": True,
                "notifyUrl": callback_url,
                "signFlowExpireTime": int(expires_at.timestamp() * 1000),
            },
            "signers": [_signer(party, file_id) for party in parties],
        }
        return str(self._call("POST", "/v3/sign-flow/create-by-file", wanted)["signFlowId"])

    def signing_url(self, reference: str, party: Party) -> str:
        wanted = {"operator": {"psnAccount": party.account}, "needLogin": False}
        found = self._call("POST", f"/v3/sign-flow/{reference}/sign-url", wanted)
        return str(found.get("shortUrl") or found["url"])

    def state(self, reference: str) -> FlowState:
        found = self._call("GET", f"/v3/sign-flow/{reference}/detail")
        status = found.get("signFlowStatus")
        if status not in STATES:
            raise EngineFailed(N_("The signing service gave a state that is not known: %(state)s"), state=str(status))
        return STATES[status]

    def signed_pdf(self, reference: str) -> bytes:
        files = self._call("GET", f"/v3/sign-flow/{reference}/file-download-url").get("files") or []
        if not files:
            raise EngineFailed(N_("The signing service has no file to download yet."))
        pdf = self._send("GET", str(files[0]["downloadUrl"])).content
        if not pdf.startswith(b"%PDF"):
            raise EngineFailed(N_("What the signing service sent is no PDF file."))
        return pdf

    def cancel(self, reference: str, *, reason: str) -> None:
        self._call("POST", f"/v3/sign-flow/{reference}/revoke", {"revokeReason": reason[:50]})

    def read_callback(self, headers: Mapping[str, str], query: Mapping[str, str], body: bytes) -> Callback:
        lower = {name.lower(): value for name, value in headers.items()}
        sent, stamp = lower.get("x-tsign-open-signature", ""), lower.get("x-tsign-open-timestamp", "")
        values = "".join(query[name] for name in sorted(query))
        right = hmac.new(self.secret.encode(), stamp.encode() + values.encode() + body, hashlib.sha256).hexdigest()
        if not hmac.compare_digest(right.encode(), sent.lower().encode()):
            raise BadInput(N_("The message of the signing service is not signed as it should be."), code="callback")
        if not stamp.isdigit() or abs(time.time() - int(stamp) / 1000) > CALLBACK_OLD_AFTER_S:
            raise BadInput(N_("The message of the signing service is too old."), code="callback_old")
        return _callback(body)

    def _upload(self, pdf: bytes, *, name: str) -> str:
        digest = base64.b64encode(hashlib.md5(pdf, usedforsecurity=False).digest()).decode()
        wanted = {
            "contentMd5": digest,
            "contentType": PDF,
            "fileName": name,
            "fileSize": len(pdf),
            "convertToPDF": False,
        }
        found = self._call("POST", "/v3/files/file-upload-url", wanted)
        answer = self._send(
            "PUT", str(found["fileUploadUrl"]), data=pdf, headers={"Content-MD5": digest, "Content-Type": PDF}
        )
        self._data_of(answer)
        return str(found["fileId"])

    def _call(self, method: str, path: str, wanted: Any = None) -> dict[str, Any]:
        body = b"" if wanted is None else json.dumps(wanted, ensure_ascii=False).encode()
        answer = self._send(method, self.url.rstrip("/") + path, data=body, headers=self._signed(method, path, body))
        return self._data_of(answer)

    def _signed(self, method: str, path: str, body: bytes) -> dict[str, str]:
        digest = base64.b64encode(hashlib.md5(body, usedforsecurity=False).digest()).decode() if body else ""
        text = "\n".join((method, ACCEPT, digest, JSON, "", path))
        signature = hmac.new(self.secret.encode(), text.encode(), hashlib.sha256).digest()
        return {
            "X-Tsign-Open-App-Id": self.app_id,
            "X-Tsign-Open-Auth-Mode": "Signature",
            "X-Tsign-Open-Ca-Timestamp": str(int(time.time() * 1000)),
            "X-Tsign-Open-Ca-Signature": base64.b64encode(signature).decode(),
            "Accept": ACCEPT,
            "Content-Type": JSON,
            "Content-MD5": digest,
        }

    def _send(self, method: str, url: str, **more: Any) -> requests.Response:
        try:
            answer = requests.request(method, url, timeout=WAIT_S, allow_redirects=False, **more)
        except requests.RequestException as error:
            raise EngineFailed(N_("The signing service did not answer: %(why)s"), why=type(error).__name__) from error
        if answer.status_code != requests.codes.ok:
            raise EngineFailed(N_("The signing service answered %(status)s."), status=answer.status_code)
        if len(answer.content) > BIGGEST_ANSWER:
            raise EngineFailed(N_("The signing service sent too much."))
        return answer

    def _data_of(self, answer: requests.Response) -> dict[str, Any]:
        try:
            found = answer.json()
        except ValueError as error:
            raise EngineFailed(N_("The signing service did not answer in JSON.")) from error
        code = found.get("code", found.get("errCode")) if isinstance(found, dict) else None
        if code != 0:
            why = str(found.get("message") or found.get("msg") or code)[:200] if isinstance(found, dict) else ""
            raise EngineFailed(N_("The signing service refused: %(why)s"), why=why)
        data = found.get("data")
        return data if isinstance(data, dict) else {}


def _signer(party: Party, file_id: str) -> dict[str, Any]:
    place = {
        "positionPage": str(party.place.page),
        "positionX": party.place.x,
        "positionY": party.place.y,
    }
    signature = {"autoSign": False, "signFieldStyle": FREE_STYLE, "signFieldPosition": place}
    common = {
        "signConfig": {"signOrder": party.order},
        "signFields": [{"fileId": file_id, "normalSignFieldConfig": signature}],
    }
    if party.role == "person":
        who = {"psnAccount": party.account, "psnInfo": {"psnName": party.name}}
        return {"signerType": 0, "psnSignerInfo": who, **common}
    acting = {"psnAccount": party.account, "psnInfo": {"psnName": party.acting_name}}
    return {"signerType": 1, "orgSignerInfo": {"orgName": party.name, "transactorInfo": acting}, **common}


def _callback(body: bytes) -> Callback:
    try:
        found = json.loads(body)
        return Callback(reference=str(found["signFlowId"]), event=str(found["action"]))
    except (ValueError, KeyError, TypeError) as error:
        raise BadInput(N_("The message of the signing service cannot be read."), code="callback") from error
