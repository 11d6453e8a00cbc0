"""The unwrapped keys that this process holds: few, for a short time, and none that was destroyed.

A key made in a transaction that is still open is *unsure*: it may be rolled back. It may decrypt
(a wrong key is noticed), but it must not encrypt before the row is known to be in the database.
"""

import time
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from django.conf import settings

MOST_KEYS = 4096
KEPT_SECONDS = 60.0


@dataclass(frozen=True)
class HeldKey:
    key: bytes
    sure: bool
    until: float


class Keyring:
    def __init__(self) -> None:
        self._held: OrderedDict[str, HeldKey] = OrderedDict()
        self._lock = Lock()
        self._destroyed_mark = 0

    def get(self, scope: str) -> HeldKey | None:
        with self._lock:
            self._forget_if_keys_were_destroyed()
            held = self._held.get(scope)
            if held and held.until < time.monotonic():
                del self._held[scope]
                return None
            return held

    def hold(self, scope: str, key: bytes, *, sure: bool) -> None:
        with self._lock:
            self._held[scope] = HeldKey(key, sure, time.monotonic() + KEPT_SECONDS)
            self._held.move_to_end(scope)
            while len(self._held) > MOST_KEYS:
                self._held.popitem(last=False)

    def forget(self, scope: str) -> None:
        with self._lock:
            self._held.pop(scope, None)

    def forget_all(self) -> None:
        with self._lock:
            self._held.clear()

    def tell_others_to_forget(self) -> None:
        """Other processes on this machine look at the mark before each use; those elsewhere wait for the expiry."""
        mark = _mark_file()
        mark.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        mark.touch()
        self.forget_all()

    def _forget_if_keys_were_destroyed(self) -> None:
        try:
            changed = _mark_file().stat().st_mtime_ns
        except FileNotFoundError:
            changed = 0
        if changed != self._destroyed_mark:
            self._destroyed_mark = changed
            self._held.clear()


def _mark_file() -> Path:
    return Path(settings.VAULT_DIR) / ".keys-destroyed"


keyring = Keyring()
