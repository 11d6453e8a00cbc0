"""The master keys: a versioned JSON file of mode 600, made at first start, or the same JSON in VAULT_MASTER_KEYS.

``{"current": 2, "keys": {"1": "<base64 of 32 bytes>", "2": "…"}}``. Without this file nothing in the
vault can be read: keep a copy of it elsewhere, apart from the copies of the database.
"""

import base64
import json
import os
import secrets
import stat
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from hireloop.kernel.errors import N_

from .durable import sync_folder
from .errors import VaultError

KEY_BYTES = 32


@dataclass(frozen=True)
class MasterKeys:
    current: int
    keys: dict[int, bytes]

    def key(self, version: int) -> bytes:
        if version not in self.keys:
            raise VaultError(N_("Master key version %(version)s is missing from the key file."), version=version)
        return self.keys[version]


def master_keys() -> MasterKeys:
    if settings.VAULT_MASTER_KEYS:
        return _parse(settings.VAULT_MASTER_KEYS)
    file = Path(settings.VAULT_MASTER_KEYS_FILE)
    if not file.exists():
        _make_first(file)
    return _read(file, file.stat().st_mtime_ns)


def add_master_key() -> int:
    """Put a new current key beside the old ones; answers its version. Not possible with keys from the environment."""
    if settings.VAULT_MASTER_KEYS:
        raise VaultError(N_("The master keys come from VAULT_MASTER_KEYS: add the new version there, then rotate."))
    known = master_keys()
    version = max(known.keys) + 1
    _write(Path(settings.VAULT_MASTER_KEYS_FILE), MasterKeys(version, {**known.keys, version: _fresh()}))
    return version


def drop_master_keys_except(versions: set[int]) -> None:
    known = master_keys()
    kept = {version: key for version, key in known.keys.items() if version in versions | {known.current}}
    _write(Path(settings.VAULT_MASTER_KEYS_FILE), MasterKeys(known.current, kept))


@lru_cache(maxsize=2)
def _read(file: Path, mtime_ns: int) -> MasterKeys:
    if file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise VaultError(N_("%(file)s can be read by others. Run: chmod 600 %(file)s"), file=str(file))
    return _parse(file.read_text())


def _parse(text: str) -> MasterKeys:
    try:
        found = json.loads(text)
        keys = {int(version): base64.b64decode(key, validate=True) for version, key in found["keys"].items()}
        current = int(found["current"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise VaultError(N_("The master keys cannot be read: they are not the JSON that HireLoop wrote.")) from error
    if current not in keys or any(len(key) != KEY_BYTES for key in keys.values()):
        raise VaultError(N_("The master keys are not complete: every key has 32 bytes and the current one is there."))
    return MasterKeys(current, keys)


def _fresh() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


def _make_first(file: Path) -> None:
    """Two processes may start at once: the first one's file wins, whole."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = _draft(file, MasterKeys(1, {1: _fresh()}))
    try:
        os.link(draft, file)
    except FileExistsError:
        return
    finally:
        draft.unlink()


def _write(file: Path, keys: MasterKeys) -> None:
    _draft(file, keys).replace(file)
    sync_folder(file.parent)


def _draft(file: Path, keys: MasterKeys) -> Path:
    encoded = {str(version): base64.b64encode(key).decode() for version, key in keys.keys.items()}
    draft = file.with_name(f".{file.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as handle:
        json.dump({"current": keys.current, "keys": encoded}, handle)
        handle.flush()
        os.fsync(handle.fileno())
    return draft
