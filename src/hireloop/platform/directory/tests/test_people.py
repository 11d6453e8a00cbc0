import pytest
from django.db import IntegrityError, transaction

from hireloop.kernel.errors import BadInput, Conflict
from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.directory import queries
from hireloop.platform.directory.actions import change_person, find_or_create_person, merge_people
from hireloop.platform.directory.models import Person
from hireloop.platform.directory.names import name_keys

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system("tests")


def find_or_create(name, **contacts):
    return find_or_create_person(name=name, actor=SYSTEM, **contacts)


def test_the_same_address_is_the_same_person_however_it_is_typed(wang_fang):
    again, created = find_or_create("王芳", email=" Wang.Fang@EXAMPLE.com ")
    assert (again, created) == (wang_fang, False)


def test_what_is_known_is_not_overwritten_by_what_anybody_types(wang_fang):
    again, _created = find_or_create("Mallory", email="wang.fang@example.com", phone="666", city="敌城")
    again.refresh_from_db()
    assert (again.name, again.phone, again.city) == ("王芳", "138 0013 8000", "上海")


def test_the_same_phone_is_the_same_person_only_with_the_same_name(wang_fang):
    assert find_or_create("王芳", phone="+8613800138000") == (wang_fang, False)
    other, created = find_or_create("王强", phone="+8613800138000", email="wang.qiang@example.com")
    assert created
    assert other != wang_fang


def test_people_without_contacts_are_never_taken_for_each_other():
    assert find_or_create("王芳")[0] != find_or_create("王芳")[0]


def test_two_at_once_cannot_make_two_people_of_one_address(wang_fang):
    twin = Person(name="王芳")
    twin.set_contacts(email="wang.fang@example.com")
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()


def test_a_name_is_needed():
    with pytest.raises(BadInput, match="name"):
        find_or_create("  ")


def test_changes_are_recorded_with_old_and_new_values(wang_fang, zhang_min):
    change_person(wang_fang, actor=Actor.user(zhang_min), city="杭州", email="fang@example.com", name="王芳")

    row = AuditRow.objects.get(key="directory.person_changed")
    assert row.changes == {"city": ["上海", "杭州"], "email": ["wang.fang@example.com", "fang@example.com"]}
    assert find_or_create("x", email="FANG@example.com") == (wang_fang, False)


def test_an_unchanged_person_leaves_no_trace(wang_fang, zhang_min):
    change_person(wang_fang, actor=Actor.user(zhang_min), city="上海")
    assert not AuditRow.objects.filter(key="directory.person_changed").exists()


def test_anothers_address_cannot_be_taken(wang_fang, zhao_lei_person):
    with pytest.raises(Conflict):
        change_person(zhao_lei_person, actor=SYSTEM, email="wang.fang@example.com")


def test_merged_people_are_found_as_the_one_that_lives_on(wang_fang, zhang_min):
    double = find_or_create("王芳", email="wf@example.com", phone="137 0013 7000")[0]
    kept = find_or_create("王小芳", phone="136 0013 6000")[0]

    merge_people(kept, merged=double, actor=Actor.user(zhang_min), reason="同一人")

    assert find_or_create("王芳", email="wf@example.com") == (kept, False)
    assert set(queries.visible_to(zhang_min)) == {wang_fang, kept}
    assert Person.objects.get(pk=kept.pk).phone == "136 0013 6000"
    with pytest.raises(Conflict):
        merge_people(wang_fang, merged=double, actor=SYSTEM, reason="")


@pytest.mark.parametrize("typed", ["王", "王芳", "wangfang", "WANG", "wf", "fang"])
def test_people_are_found_by_name_pinyin_and_initials(wang_fang, zhao_lei_person, typed):
    assert list(queries.search(Person.objects.all(), typed)) == [wang_fang]


def test_names_in_letters_are_found_by_any_of_their_words():
    bruce = find_or_create("Bruce Wayne")[0]
    assert list(queries.search(Person.objects.all(), "wayne bru")) == [bruce]
    assert name_keys("Ｂｒｕｃｅ  Wayne") == "bruce wayne"


def test_percent_and_underscore_are_only_letters(wang_fang):
    assert not queries.search(Person.objects.all(), "%").exists()
    assert not queries.search(Person.objects.all(), "_").exists()


def test_a_provider_grants_sight_of_single_people(wang_fang, zhao_lei_person, li_qiang, zhang_min, monkeypatch):
    from django.db.models import Q

    monkeypatch.setattr(queries, "_visibility", [])
    assert not queries.visible_to(li_qiang).exists()

    queries.register_visibility(lambda user: Q(pk=wang_fang.pk) if user == li_qiang else Q(pk__in=()))

    assert list(queries.visible_to(li_qiang)) == [wang_fang]
    assert queries.visible_to(zhang_min).count() == 2
