"""Tells others that a recording has grown while it still goes on: ``register(listener)`` from an AppConfig.ready."""

from collections.abc import Callable
from functools import partial

from django.db import transaction

from .models import Answer, Chunk

TELL_EVERY_MS = 15_000
Listener = Callable[[Answer, int], None]
_listeners: list[Listener] = []


def register(listener: Listener) -> Listener:
    """``listener(answer, recorded_ms)`` is called, once what came is committed, for about every 15 seconds recorded."""
    if listener not in _listeners:
        _listeners.append(listener)
    return listener


def tell_if_grown(answer: Answer, chunk: Chunk, *, before_ms: int) -> None:
    """``before_ms``: how far the segment reached before the chunk. Later segments are told of by nobody."""
    if chunk.segment.number == 0 and chunk.end_ms // TELL_EVERY_MS > before_ms // TELL_EVERY_MS:
        for listener in _listeners:
            transaction.on_commit(partial(listener, answer, chunk.end_ms))
