import pytest
from django.apps import apps
from django.urls import reverse

from hireloop.kernel.errors import Conflict
from hireloop.platform.accounts import links
from hireloop.platform.accounts.models import AccessLink
from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.directory import references
from hireloop.platform.directory.actions import find_or_create_person, find_person, merge_people, unmerge
from hireloop.platform.directory.models import Person
from hireloop.platform.privacy.models import Consent
from hireloop.platform.vault import files, keys
from hireloop.platform.vault.errors import Erased
from hireloop.platform.vault.models import StoredFile

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system("tests")
NOT_FOLLOWING = {"audit.auditrow"}
"""Append-only: read for all ids of the person instead."""


@pytest.fixture
def twin():
    """王芳 once more, without an e-mail address."""
    return find_or_create_person(name="王芳", phone="137 0013 7000", city="苏州", actor=SYSTEM)[0]


def test_every_column_that_names_a_person_follows():
    covered = {(each.label, each.column) for each in references.references()}
    assert {("vault.storedfile", "person_id"), ("accounts.accesslink", "person_id")} <= covered
    assert {("applications.application", "person_id"), ("notifications.message", "person_id")} <= covered
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if field.attname == "person_id" and model._meta.label_lower not in NOT_FOLLOWING:
                assert (model._meta.label_lower, "person_id") in covered


def test_what_points_to_the_merged_entry_follows_and_goes_back(wang_fang, twin, zhang_min):
    stored = files.store(twin.pk, b"hello", name="a.txt", media_type="text/plain", purpose="resume")
    links.issue(twin, scope="application", valid_for=links.timedelta(days=1))
    before = {each.label for each in references.references()}
    merge = merge_people(wang_fang, merged=twin, actor=Actor.user(zhang_min), reason="同一个人", user=zhang_min)
    assert StoredFile.objects.get().person_id == wang_fang.pk
    assert AccessLink.objects.get().person_id == wang_fang.pk
    with files.open_file(stored) as source:
        assert source.read() == b"hello"
    twin.refresh_from_db()
    assert twin.merged_into == wang_fang
    assert {label for label, _column, _pk in merge.moved} <= before
    unmerge(merge, actor=SYSTEM)
    twin.refresh_from_db()
    assert twin.merged_into is None
    assert StoredFile.objects.get().person_id == twin.pk
    assert AccessLink.objects.get().person_id == twin.pk
    assert AuditRow.objects.filter(key="directory.people_unmerged").count() == 1
    with pytest.raises(Conflict):
        unmerge(merge, actor=SYSTEM)


def test_missing_contacts_are_taken_and_given_back(twin, zhang_min):
    other = find_or_create_person(name="王芳", email="wf@example.com", actor=SYSTEM)[0]
    merge = merge_people(twin, merged=other, actor=SYSTEM, reason="")
    twin.refresh_from_db()
    assert (twin.email, twin.phone, twin.city) == ("wf@example.com", "137 0013 7000", "苏州")
    unmerge(merge, actor=SYSTEM)
    twin.refresh_from_db()
    assert (twin.email, twin.email_index, twin.phone) == (None, None, "137 0013 7000")
    assert find_person(name="", email="wf@example.com") == other


def test_whoever_writes_from_the_merged_address_is_the_kept_person(wang_fang):
    other = find_or_create_person(name="王芳", email="old@example.com", phone="136 0013 6000", actor=SYSTEM)[0]
    merge_people(wang_fang, merged=other, actor=SYSTEM, reason="")
    assert find_person(name="", email="OLD@example.com") == wang_fang
    assert find_or_create_person(name="王芳", phone="13600136000", actor=SYSTEM) == (wang_fang, False)


def test_merges_of_merges_come_apart_in_turn(wang_fang, twin, zhao_lei_person):
    inner = merge_people(twin, merged=zhao_lei_person, actor=SYSTEM, reason="")
    outer = merge_people(wang_fang, merged=twin, actor=SYSTEM, reason="")
    zhao_lei_person.refresh_from_db()
    assert zhao_lei_person.merged_into == wang_fang
    with pytest.raises(Conflict):
        unmerge(inner, actor=SYSTEM)
    unmerge(outer, actor=SYSTEM)
    zhao_lei_person.refresh_from_db()
    assert zhao_lei_person.merged_into == twin
    unmerge(inner, actor=SYSTEM)
    assert Person.objects.filter(merged_into=None).count() == 3


def test_nobody_is_merged_with_themselves_or_twice(wang_fang, twin):
    with pytest.raises(Conflict):
        merge_people(wang_fang, merged=wang_fang, actor=SYSTEM, reason="")
    merge_people(wang_fang, merged=twin, actor=SYSTEM, reason="")
    with pytest.raises(Conflict):
        merge_people(wang_fang, merged=twin, actor=SYSTEM, reason="")


def test_two_identity_numbers_are_two_people(wang_fang, twin):
    wang_fang.set_identity(kind="resident", number="11010519491231002X")
    wang_fang.save()
    twin.set_identity(kind="resident", number="440308199901101512")
    twin.save()
    with pytest.raises(Conflict) as caught:
        merge_people(wang_fang, merged=twin, actor=SYSTEM, reason="")
    assert caught.value.code == "different_identities"


def test_erasing_the_kept_person_erases_the_merged_entry(wang_fang, twin):
    Consent.objects.filter(person=twin).exists()
    merge_people(wang_fang, merged=twin, actor=SYSTEM, reason="")
    keys.destroy(wang_fang.pk)
    with pytest.raises(Erased):
        _ = Person.objects.get(pk=twin.pk).phone


def test_the_page_of_a_merged_entry_leads_to_the_kept_one_and_the_merge_is_taken_back_there(
    client_of, zhang_min, wang_fang, twin
):
    merge = merge_people(wang_fang, merged=twin, actor=Actor.user(zhang_min), reason="", user=zhang_min)
    browser = client_of(zhang_min)
    assert browser.get(reverse("directory:person", args=[twin.pk])).url == reverse(
        "directory:person", args=[wang_fang.pk]
    )
    page = browser.get(reverse("directory:person", args=[wang_fang.pk])).content.decode()
    assert reverse("directory:unmerge", args=[merge.pk]) in page
    browser.post(reverse("directory:unmerge", args=[merge.pk]))
    assert browser.get(reverse("directory:person", args=[twin.pk])).status_code == 200
