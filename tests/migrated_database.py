"""Migrations run once for many test processes: the first one leaves a copy of its database, the others begin with it.

They run anew whenever anything changes that they depend on; ``./test`` begins without a copy. SQLite only: on
PostgreSQL every process migrates for itself.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FOLDER = Path(os.environ.get("MIGRATED_DATABASES", ROOT / ".pytest_cache" / "migrated"))
DEPENDS_ON = (
    "requirements.lock",
    "src/hireloop/config/settings.py",
    "src/hireloop/**/migrations/*.py",
    "src/hireloop/**/models.py",
    "src/hireloop/**/models/*.py",
    "src/hireloop/platform/audit/*.py",
    "src/hireloop/platform/vault/*.py",
)
DATABASE, KEYS = "database.sqlite3", "keys.json"


def begin_with_copy(connection: Any, keys: Path) -> None:
    """Have this connection's test database begin as the copy, or leave one. ``keys``: the file of the master keys."""
    if connection.vendor != "sqlite":
        return
    create = connection.creation.create_test_db

    def create_or_copy(*arguments: Any, **options: Any) -> str:
        with _one_at_a_time() as copy:
            if (copy / DATABASE).exists():
                _fill(connection, copy, keys)
                return create(*arguments, **options)
            name: str = create(*arguments, **options)
            _keep(connection, copy, keys)
            return name

    connection.creation.create_test_db = create_or_copy


def copy_into(database: Path, keys: Path) -> None:
    """Begin an installation's database file as the copy, where there is one; migrating then finds nothing to do."""
    with _one_at_a_time() as copy:
        if (copy / DATABASE).exists():
            for source, target in ((copy / DATABASE, database), (copy / KEYS, keys)):
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, target)


@contextmanager
def _one_at_a_time() -> Iterator[Path]:
    copy = FOLDER / _version()
    copy.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield copy


def _version() -> str:
    digest = hashlib.sha256()
    for pattern in DEPENDS_ON:
        for path in sorted(ROOT.glob(pattern)):
            digest.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:20]


def _fill(connection: Any, copy: Path, keys: Path) -> None:
    """The database in memory lives as long as somebody is connected to it: this connection stays."""
    fill_empty = connection.creation._create_test_db

    def create_filled(*arguments: Any, **options: Any) -> str:
        name: str = fill_empty(*arguments, **options)
        connection.kept_open = sqlite3.connect(name, uri=True, check_same_thread=False)
        with sqlite3.connect(copy / DATABASE) as source:
            source.backup(connection.kept_open)
        return name

    connection.creation._create_test_db = create_filled
    keys.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(copy / KEYS, keys)


def _keep(connection: Any, copy: Path, keys: Path) -> None:
    for earlier in FOLDER.iterdir():
        if earlier.is_dir() and earlier != copy:
            shutil.rmtree(earlier)
    draft = copy / "draft"
    connection.ensure_connection()
    with sqlite3.connect(draft) as target:
        connection.connection.backup(target)
    shutil.copy(keys, copy / KEYS)
    draft.rename(copy / DATABASE)
