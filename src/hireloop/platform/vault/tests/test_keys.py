import json
import stat
import uuid

import pytest
from django.conf import settings
from django.db import connection, transaction

from hireloop.platform.directory.models import Person
from hireloop.platform.vault import keys, master
from hireloop.platform.vault.blind import blind_index
from hireloop.platform.vault.errors import Erased, VaultError
from hireloop.platform.vault.keyring import KEPT_SECONDS, Keyring, keyring
from hireloop.platform.vault.models import DataKey
from hireloop.platform.vault.sealing import seal, unseal


@pytest.fixture
def own_master_file(settings, tmp_path):
    """Rotations of this test must not touch the master keys of the run."""
    old = settings.VAULT_MASTER_KEYS_FILE
    settings.VAULT_MASTER_KEYS_FILE = tmp_path / "secrets" / "master.json"
    settings.VAULT_MASTER_KEYS_FILE.parent.mkdir()
    settings.VAULT_MASTER_KEYS_FILE.write_bytes(old.read_bytes())
    settings.VAULT_MASTER_KEYS_FILE.chmod(0o600)
    return settings.VAULT_MASTER_KEYS_FILE


def test_the_first_master_key_is_made_for_the_owner_only(settings, tmp_path):
    settings.VAULT_MASTER_KEYS_FILE = tmp_path / "new" / "master.json"

    made = master.master_keys()

    assert stat.S_IMODE(settings.VAULT_MASTER_KEYS_FILE.stat().st_mode) == 0o600
    assert made == master.master_keys()
    assert len(made.key(1)) == 32


def test_a_key_file_that_others_can_read_is_refused(own_master_file):
    own_master_file.chmod(0o644)
    with pytest.raises(VaultError, match="chmod 600"):
        master.master_keys()


def test_master_keys_may_come_from_the_environment(own_master_file, settings):
    settings.VAULT_MASTER_KEYS = own_master_file.read_text()
    own_master_file.unlink()

    assert master.master_keys().current == 1
    with pytest.raises(VaultError, match="VAULT_MASTER_KEYS"):
        master.add_master_key()


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"current": 1, "keys": {"1": "AAAA"}}', '{"current": 2, "keys": {}}']
)
def test_broken_master_keys_are_refused_in_words(own_master_file, text):
    own_master_file.write_text(text)
    with pytest.raises(VaultError, match="master keys"):
        master.master_keys()


def test_rotating_rewraps_every_key_and_leaves_the_data_readable(own_master_file, wang_fang, zhao_lei_person):
    living = DataKey.objects.filter(destroyed_at=None).count()

    assert keys.rotate_master(drop_old=True) == living

    keyring.forget_all()
    assert set(DataKey.objects.values_list("master_version", flat=True)) == {2}
    assert set(json.loads(own_master_file.read_text())["keys"]) == {"2"}
    assert Person.objects.get(pk=wang_fang.pk).email == "wang.fang@example.com"
    assert blind_index("Wang.Fang@Example.com", "email") == wang_fang.email_index


def test_without_its_master_key_nothing_opens(own_master_file, wang_fang):
    own_master_file.unlink()
    master.master_keys()
    keyring.forget_all()
    with pytest.raises(VaultError):
        _ = Person.objects.get(pk=wang_fang.pk).email


def test_a_destroyed_key_is_never_replaced(wang_fang):
    keys.destroy(wang_fang.pk)

    assert not keys.destroy(wang_fang.pk)
    with pytest.raises(Erased):
        seal(b"new", person_id=wang_fang.pk, context="test")
    assert DataKey.objects.get(scope=keys.scope_of(wang_fang.pk)).wrapped is None


def test_a_wrapped_key_put_in_anothers_place_is_noticed(wang_fang, zhao_lei_person):
    others = DataKey.objects.get(scope=keys.scope_of(zhao_lei_person.pk))
    DataKey.objects.filter(scope=keys.scope_of(wang_fang.pk)).update(wrapped=others.wrapped)
    keyring.forget_all()
    with pytest.raises(VaultError):
        _ = Person.objects.get(pk=wang_fang.pk).email


@pytest.mark.django_db(transaction=True)
def test_a_key_that_was_rolled_back_never_encrypts():
    person_id = uuid.uuid4()
    with transaction.atomic():
        seal(b"lost", person_id=person_id, context="test")
        transaction.set_rollback(True)

    blob = seal(b"kept", person_id=person_id, context="test")
    keyring.forget_all()

    assert unseal(blob, context="test") == b"kept"


@pytest.mark.django_db(transaction=True)
def test_a_held_key_of_a_rolled_back_transaction_gives_way_to_the_real_one():
    person_id = uuid.uuid4()
    with transaction.atomic():
        seal(b"lost", person_id=person_id, context="test")
        transaction.set_rollback(True)
    unsure = keyring.get(keys.scope_of(person_id))
    blob = seal(b"kept", person_id=person_id, context="test")
    keyring.hold(keys.scope_of(person_id), unsure.key, sure=False)

    assert unseal(blob, context="test") == b"kept"


@pytest.mark.django_db(transaction=True)
def test_destroying_tells_other_processes_on_the_machine():
    person_id = uuid.uuid4()
    blob = seal(b"secret", person_id=person_id, context="test")
    elsewhere = Keyring()
    elsewhere.hold("person:other", bytes(32), sure=True)
    assert elsewhere.get("person:other")

    keys.destroy(person_id)

    assert elsewhere.get("person:other") is None
    with pytest.raises(Erased):
        unseal(blob, context="test")


def test_held_keys_expire_and_are_bounded(monkeypatch):
    ring = Keyring()
    ring.hold("a", bytes(32), sure=True)
    now = __import__("time").monotonic()
    monkeypatch.setattr("hireloop.platform.vault.keyring.time.monotonic", lambda: now + KEPT_SECONDS + 1)
    assert ring.get("a") is None
    monkeypatch.setattr("hireloop.platform.vault.keyring.MOST_KEYS", 3)
    for name in "bcdef":
        ring.hold(name, bytes(32), sure=True)
    assert [name for name in "bcdef" if ring.get(name)] == ["d", "e", "f"]


def test_many_keys_are_loaded_in_one_query(wang_fang, zhao_lei_person, django_assert_num_queries):
    keyring.forget_all()
    people = list(Person.objects.all())
    with django_assert_num_queries(1):
        keys.preload(person.pk for person in people)
    with django_assert_num_queries(0):
        assert {person.email for person in people} == {"wang.fang@example.com", "zhao.lei@example.net"}


def test_data_key_rows_hold_no_plain_key(wang_fang):
    held = keyring.get(keys.scope_of(wang_fang.pk)).key
    with connection.cursor() as cursor:
        cursor.execute("SELECT wrapped FROM vault_datakey")
        assert all(held not in bytes(wrapped) for (wrapped,) in cursor.fetchall())
    assert str(settings.VAULT_MASTER_KEYS_FILE)
