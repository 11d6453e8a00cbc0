"""The socket itself: who may open it, and what a lost or forbidden one is told."""

from datetime import timedelta
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from channels.testing import WebsocketCommunicator
from django.utils import timezone

from hireloop.config.asgi import application
from hireloop.platform.modules.models import ModuleSwitch
from hireloop.recruiting.voice_screening.links import new_token
from hireloop.recruiting.voice_screening.live.room import HEADER, Kind
from hireloop.recruiting.voice_screening.models import VoiceScreening

pytestmark = pytest.mark.django_db
OURS = b"http://localhost"


def talk(token: str, *messages: dict[str, Any] | bytes, origin: bytes = OURS, until: str = "say") -> list[Any]:
    """Opens the socket, sends, and answers what came until a message of the kind ``until``."""

    async def go() -> list[Any]:
        socket = WebsocketCommunicator(application, f"/ws/voice/{token}/", headers=[(b"origin", origin)])
        is_open, _ = await socket.connect(timeout=10)
        if not is_open:
            return ["not open"]
        heard = []
        for message in messages:
            if isinstance(message, bytes):
                await socket.send_to(bytes_data=message)
            else:
                await socket.send_json_to(message)
        while not heard or heard[-1]["type"] != until:
            heard.append(await socket.receive_json_from(timeout=20))
        await socket.disconnect()
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
