import os
import time
import uuid

import pytest
from django.core.management import CommandError, call_command

from hireloop.platform.audit.models import AuditRow
from hireloop.platform.directory.models import Person
from hireloop.platform.vault import files
from hireloop.platform.vault.errors import Erased
from hireloop.platform.vault.sweeping import sweep_orphans

from .test_keys import own_master_file  # noqa: F401

pytestmark = pytest.mark.django_db


def age(path, days):
    then = time.time() - days * 86400
    os.utime(path, (then, then))


def test_files_without_a_row_are_swept_after_a_day(settings, tmp_path):
    settings.VAULT_DIR = tmp_path
    kept = files.store(None, b"kept", name="x", media_type="text/plain", purpose="test")
    orphan, fresh, draft = files.path_of(uuid.uuid4()), files.path_of(uuid.uuid4()), tmp_path / "ab" / ".draft"
    for path in (orphan, fresh, draft):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    for path in (files.path_of(kept.id), orphan, draft):
        age(path, 2)

    assert sweep_orphans() == 2
    assert (files.path_of(kept.id).exists(), orphan.exists(), fresh.exists(), draft.exists()) == (
        True, False, True, False,
    )  # fmt: skip


def test_destroying_by_command_asks_for_a_reason_and_is_recorded(wang_fang):
    call_command("destroy_person_key", str(wang_fang.pk), "--reason", "asked to be forgotten", "--yes")

    with pytest.raises(Erased):
        _ = Person.objects.get(pk=wang_fang.pk).email
    row = AuditRow.objects.get(key="vault.person_key_destroyed")
    assert row.reason == "asked to be forgotten"
    with pytest.raises(CommandError, match="no key"):
        call_command("destroy_person_key", str(wang_fang.pk), "--reason", "again", "--yes")


def test_rotating_by_command_is_recorded(own_master_file, wang_fang, capsys):  # noqa: F811
    call_command("rotate_master_key")

    assert Person.objects.get(pk=wang_fang.pk).email == "wang.fang@example.com"
    assert AuditRow.objects.filter(key="vault.master_key_rotated").exists()
