import pytest

from hireloop.platform.vault.blind import blind_index

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Wang.Fang@Example.COM", " wang.fang@example.com ", "email"),
        ("ｗang.fang@example.com", "wang.fang@example.com", "email"),
        ("138 0013 8000", "+86 13800138000", "phone"),
        ("１３８００１３８０００", "138-0013-8000", "phone"),
        ("11010119900307763x", "11010119900307763X", "id_number"),
    ],
)
def test_what_means_the_same_has_the_same_index(one, other, kind):
    assert blind_index(one, kind) == blind_index(other, kind)


def test_different_values_and_kinds_differ():
    assert blind_index("13800138000", "phone") != blind_index("13800138001", "phone")
    assert blind_index("13800138000", "phone") != blind_index("13800138000", "text")


def test_nothing_has_no_index():
    assert blind_index("  ", "email") == ""
    assert blind_index("no digits", "phone") == ""


def test_the_index_says_nothing_without_the_key():
    import hashlib

    assert blind_index("a@b.cn", "email") != hashlib.sha256(b"email:a@b.cn").hexdigest()
