"""The socket of the voice room. The link in its address is the authority; no cookie, no channel layer."""

import json
import logging
from typing import Any

from asgiref.sync import ThreadSensitiveContext
from channels.db import database_sync_to_async as stored
from channels.generic.websocket import AsyncWebsocketConsumer
from django.conf import settings
from django.db import close_old_connections
from django.utils.translation import override

from hireloop.kernel.errors import HireloopError
from hireloop.platform.accounts import links
from hireloop.platform.audit.actor import Actor, ActorKind
from hireloop.web.errors import translated

from .. import queries
from ..errors import ScreeningClosed
from ..links import SCOPE
from ..models import VoiceScreening
from . import store
from .room import TakenOver, VoiceRoom

log = logging.getLogger(__name__)

REFUSED, TAKEN_OVER = 4403, 4409
LARGEST_MESSAGE = 1 << 20


class VoiceRoomConsumer(AsyncWebsocketConsumer):
    """Text messages are JSON objects with a ``type``; binary ones are sound (``live.room.HEADER``)."""

    room: VoiceRoom | None = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """With a thread of its own for the database: otherwise all candidates of this process would share one."""
        async with ThreadSensitiveContext():
            await super().__call__(scope, receive, send)

    async def connect(self) -> None:
        await self.accept()
        token = self.scope["url_route"]["kwargs"]["token"]
        try:
            screening = await stored(_screening_of)(token, self._ip())
        except HireloopError as error:
            await self._refuse(error)
            return
        actor = Actor(ActorKind.CANDIDATE, screening.person_id, ip=self._ip(), user_agent=self._header(b"user-agent"))
        self.room = VoiceRoom(screening, token=token, actor=actor, send=self._send)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        if self.room is None or len(text_data or bytes_data or b"") > LARGEST_MESSAGE:
            return
        try:
            if bytes_data is not None:
                await self.room.hear(bytes_data)
            elif text_data is not None:
                await self._told(self.room, text_data)
        except TakenOver:
            await self._send({"type": "taken_over"})
            await self.close(code=TAKEN_OVER)
        except HireloopError as error:
            await self._refuse(error)

    async def disconnect(self, code: int) -> None:
        room, self.room = self.room, None
        if room is None:
            return
        try:
            await room.leave()
        except (TakenOver, HireloopError) as error:
            log.info("A voice room was left with something not kept here: %s", error)

    async def _told(self, room: VoiceRoom, text: str) -> None:
        try:
            message = json.loads(text)
        except ValueError:
            return
        if not isinstance(message, dict):
            return
        if message.get("type") == "hello":
            await room.enter(message)
        else:
            await room.told(message)

    async def _send(self, message: dict[str, Any]) -> None:
        await self.send(text_data=json.dumps(message, ensure_ascii=False))

    async def _refuse(self, error: HireloopError) -> None:
        language = "zh-hans" if self._header(b"accept-language").lower().startswith("zh") else "en"
        with override(language):
            await self._send({"type": "refused", "code": error.code, "message": translated(error)})
        await self.close(code=REFUSED)

    def _header(self, name: bytes) -> str:
        found = next((value for key, value in self.scope["headers"] if key == name), b"")
        return found.decode("latin-1")

    def _ip(self) -> str:
        """As ``audit.actor.client_ip``: behind a proxy the last hop's entry is believed."""
        forwarded = self._header(b"x-forwarded-for")
        if settings.SECURE_PROXY_SSL_HEADER and forwarded:
            return forwarded.rpartition(",")[2].strip()
        return (self.scope.get("client") or ("",))[0]


def _screening_of(token: str, ip: str) -> VoiceScreening:
    close_old_connections()
    store.require_on()
    screening = queries.of_link(links.find_as_guest(token, SCOPE, ip))
    if not screening.is_open:
        raise ScreeningClosed
    return screening
