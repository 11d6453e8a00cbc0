import pytest
from django.core.exceptions import FieldError
from django.db import connection

from hireloop.platform.directory.models import Person
from hireloop.platform.vault import keys
from hireloop.platform.vault.errors import Erased, Tampered
from hireloop.platform.vault.fields import Sealed


def raw_email(person: Person) -> bytes:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT email FROM directory_person WHERE id = %s", [person.pk.hex if is_sqlite() else person.pk]
        )
        return bytes(cursor.fetchone()[0])


def write_raw_email(person: Person, blob: bytes) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE directory_person SET email = %s WHERE id = %s", [blob, person.pk.hex if is_sqlite() else person.pk]
        )


def is_sqlite() -> bool:
    return connection.vendor == "sqlite"


def test_contacts_are_ciphertext_in_the_database_and_plain_on_the_object(wang_fang):
    again = Person.objects.get(pk=wang_fang.pk)

    assert b"wang" not in raw_email(wang_fang)
    assert again.email == "wang.fang@example.com"


def test_saving_what_was_not_touched_writes_the_same_ciphertext(wang_fang):
    before = raw_email(wang_fang)
    again = Person.objects.get(pk=wang_fang.pk)
    again.city = "杭州"

    again.save()

    assert raw_email(wang_fang) == before


def test_a_new_value_is_saved_under_a_new_nonce(wang_fang):
    before = raw_email(wang_fang)
    wang_fang.email = "wang.fang@example.com"

    wang_fang.save()

    assert raw_email(wang_fang) != before
    assert Person.objects.get(pk=wang_fang.pk).email == "wang.fang@example.com"


def test_deferred_and_refreshed_values_are_decrypted(wang_fang):
    assert Person.objects.defer("email").get(pk=wang_fang.pk).email == "wang.fang@example.com"
    wang_fang.email = "other@example.com"
    wang_fang.refresh_from_db()
    assert wang_fang.email == "wang.fang@example.com"


def test_values_stay_sealed_until_they_are_revealed(wang_fang):
    value = Person.objects.values_list("email", flat=True).get(pk=wang_fang.pk)

    assert isinstance(value, Sealed)
    assert "wang" not in repr(value)
    assert value.reveal() == "wang.fang@example.com"


def test_encrypted_fields_cannot_be_filtered_or_updated_in_bulk(wang_fang):
    assert Person.objects.filter(email__isnull=False).count() == 1
    with pytest.raises(FieldError):
        Person.objects.filter(email="wang.fang@example.com").exists()
    with pytest.raises(FieldError):
        Person.objects.update(email="plain@example.com")
    with pytest.raises(FieldError):
        Person.objects.bulk_update([wang_fang], ["email"])


def test_a_flipped_bit_anywhere_is_noticed(wang_fang):
    blob = raw_email(wang_fang)
    for place in (0, 1, 20, len(blob) - 1):
        changed = bytearray(blob)
        changed[place] ^= 1
        write_raw_email(wang_fang, bytes(changed))
        with pytest.raises((Tampered, Erased)):
            _ = Person.objects.get(pk=wang_fang.pk).email


def test_a_value_moved_to_another_column_is_noticed(wang_fang):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE directory_person SET phone = email")
    with pytest.raises(Tampered):
        _ = Person.objects.get(pk=wang_fang.pk).phone


def test_destroying_the_key_erases_one_person_and_no_other(wang_fang, zhao_lei_person):
    assert keys.destroy(wang_fang.pk)

    with pytest.raises(Erased):
        _ = Person.objects.get(pk=wang_fang.pk).email
    assert Person.objects.get(pk=zhao_lei_person.pk).email == "zhao.lei@example.net"


def test_an_erased_person_can_still_be_listed_and_saved(wang_fang):
    keys.destroy(wang_fang.pk)
    person = Person.objects.get(pk=wang_fang.pk)
    person.city = ""

    person.save()

    assert person.name == "王芳"


def test_json_changed_in_place_is_saved(zhang_min):
    from hireloop.platform.audit.models import AuditRow

    field = AuditRow._meta.get_field("changes")
    row = AuditRow(changes={"a": [1, 2]})
    sealed = field.pre_save(row, add=True)
    again = AuditRow()
    again.__dict__["changes"] = sealed
    again.changes["a"].append(3)

    assert field.pre_save(again, add=False).reveal() == {"a": [1, 2, 3]}


@pytest.mark.parametrize("value", ["", "x", "张敏 🎧", "a" * 100_000])
def test_any_text_survives(wang_fang, value):
    wang_fang.email = value
    wang_fang.save()
    assert Person.objects.get(pk=wang_fang.pk).email == value
