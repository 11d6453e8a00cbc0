"""The socket itself: who may open it, and what a lost or forbidden one is told."""

import json
from contextlib import nullcontext
from datetime import timedelta
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from asgiref.testing import ApplicationCommunicator
from django.utils import timezone

from hireloop.config.asgi import application
from hireloop.platform.modules.models import ModuleSwitch
from hireloop.recruiting.voice_screening.links import new_token
from hireloop.recruiting.voice_screening.live.room import HEADER, Kind
from hireloop.recruiting.voice_screening.models import VoiceScreening

pytestmark = pytest.mark.django_db
OURS = b"http://localhost"


@pytest.fixture(autouse=True)
def in_the_tests_own_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thread of its own for each candidate would not see what the test's transaction wrote."""
    monkeypatch.setattr("hireloop.recruiting.voice_screening.live.consumer.ThreadSensitiveContext", nullcontext)


def talk(token: str, *messages: dict[str, Any] | bytes, origin: bytes = OURS, until: str = "say") -> list[Any]:
    """Opens the socket, sends, and answers what came until a message of the kind ``until``."""

    async def go() -> list[Any]:
        path = f"/ws/voice/{token}/"
        scope = {
            "type": "websocket",
            "path": path,
            "query_string": b"",
            "headers": [(b"origin", origin)],
            "subprotocols": [],
        }
        socket = ApplicationCommunicator(application, scope)
        await socket.send_input({"type": "websocket.connect"})
        if (await socket.receive_output(timeout=20))["type"] != "websocket.accept":
            return ["not open"]
        for message in messages:
            sent = {"bytes": message} if isinstance(message, bytes) else {"text": json.dumps(message)}
            await socket.send_input({"type": "websocket.receive", **sent})
        heard: list[Any] = []
        while not heard or heard[-1]["type"] != until:
            heard.append(json.loads((await socket.receive_output(timeout=30))["text"]))
        await socket.send_input({"type": "websocket.disconnect", "code": 1000})
        await socket.wait(timeout=20)
        return heard

    return async_to_sync(go)()


def test_a_link_opens_the_conversation(agreed: VoiceScreening) -> None:
    heard = talk(new_token(agreed), {"type": "hello", "microphone": True})
    assert [message["type"] for message in heard] == ["state", "say"]
    assert heard[1]["parts"][0]["audio"].endswith("/speech/greeting/0/")


def test_another_sites_page_cannot_open_it(agreed: VoiceScreening) -> None:
    assert talk(new_token(agreed), origin=b"https://evil.example") == ["not open"]


def test_an_unknown_link_is_refused_in_a_word(db: None) -> None:
    heard = talk("unknown", until="refused")
    assert heard[0]["code"] == "not_found"


def test_before_the_notice_there_is_no_conversation(screening: VoiceScreening) -> None:
    heard = talk(new_token(screening), {"type": "hello"}, until="refused")
    assert heard[-1]["code"] == "not_agreed"


def test_an_expired_screening_is_closed(agreed: VoiceScreening) -> None:
    token = new_token(agreed)
    VoiceScreening.objects.update(expires_at=timezone.now() - timedelta(days=1))
    assert talk(token, until="refused")[0]["code"] == "screening_closed"


def test_a_module_that_is_off_has_no_socket(agreed: VoiceScreening) -> None:
    token = new_token(agreed)
    ModuleSwitch.objects.create(key="voice_screening", is_on=False)
    assert talk(token, until="refused")[0]["code"] == "not_found"


def test_nonsense_is_passed_over(agreed: VoiceScreening) -> None:
    sound = HEADER.pack(Kind.OVERHEARD, bytes(16), 0) + bytes(3072)
    heard = talk(new_token(agreed), b"", sound, {"nothing": 1}, {"type": "hello", "microphone": False}, sound)
    assert heard[-1]["type"] == "say"
