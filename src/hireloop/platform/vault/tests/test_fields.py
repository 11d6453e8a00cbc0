from hireloop.platform.vault.fields import Sealed


def test_contacts_are_ciphertext_in_the_database_and_plain_on_the_object(wang_fang):
    stored = type(wang_fang).objects.values_list("email", flat=True).get(pk=wang_fang.pk)
    again = type(wang_fang).objects.get(pk=wang_fang.pk)

    assert isinstance(stored, Sealed)
    assert b"wang" not in stored.blob
    assert again.email == "wang.fang@example.com"
