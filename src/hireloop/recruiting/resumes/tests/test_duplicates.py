import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from hireloop.platform.audit.models import AuditRow
from hireloop.platform.background.testing import run_all
from hireloop.platform.directory.actions import find_or_create_person
from hireloop.platform.directory.models import Person, PersonMerge
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.resumes import duplicates
from hireloop.recruiting.resumes.duplicates import Traits, compare, same_name
from hireloop.recruiting.resumes.models import DuplicatePair, PoolEntry

from .conftest import SYSTEM, resume_of


def traits(name="王芳", *, city="", employers=(), schools=(), birth_year=None, **marks):
    return Traits(name, city, tuple(employers), tuple(schools), birth_year, frozenset(marks.items()))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("王芳", "王芳", True),
        ("王芳", " 王芳 ", True),
        ("王芳", "Wang Fang", True),
        ("Fang Wang", "王芳", True),
        ("王芳", "王方", False),
        ("欧阳修远", "Ouyang Xiuyuan", True),
        ("John Smith", "john  smith", True),
        ("John Smith", "Jane Smith", False),
    ],
)
def test_names_are_the_same_in_characters_or_in_pinyin(one, other, same):
    assert same_name(one, other) == same_name(other, one) == same


@pytest.mark.parametrize(
    ("one", "other", "worth_a_look"),
    [
        (traits(), traits(), False),
        (traits(employers=["杭州云帆科技有限公司"]), traits(employers=["云帆科技有限公司"]), True),
        (traits(schools=["浙江大学"]), traits(schools=["浙江大学"]), True),
        (traits(schools=["浙江大学"]), traits(schools=["复旦大学"]), False),
        (traits(schools=["浙江大学"], birth_year=1990), traits(schools=["浙江大学"], birth_year=1975), False),
        (traits("王芳", phone="x"), traits("李明", phone="x"), True),
        (traits("王芳", email="x"), traits("Fang W", email="x"), True),
        (traits("王芳", id_number="x"), traits("王方", id_number="x"), True),
        (
            traits("李明", schools=["浙江大学"], employers=["甲乙丙"]),
            traits(schools=["浙江大学"], employers=["甲乙丙"]),
            False,
        ),
    ],
)
def test_a_name_alone_is_never_enough(one, other, worth_a_look):
    assert (compare(one, other).score >= duplicates.WORTH_A_LOOK) == worth_a_look


words = st.text(alphabet="王芳李明abc", min_size=1, max_size=4)
anybody = st.builds(
    traits,
    words,
    employers=st.lists(words, max_size=3),
    schools=st.lists(words, max_size=3),
    birth_year=st.none() | st.integers(1950, 2005),
)


@given(anybody, anybody)
def test_likeness_is_the_same_from_both_sides(one, other):
    assert compare(one, other) == compare(other, one)
    assert 0 <= compare(one, other).score <= 100


@pytest.fixture
def pair(read_resume):
    """王芳 who applied, and 王芳 with another address, phone and the same school and employers."""
    read_resume()
    read_resume(resume_of(email="wf@example.org", phone="13700137000"), name="王芳", email="wf@example.org")
    return DuplicatePair.objects.get()


def test_a_likely_duplicate_is_found_when_a_resume_is_read(pair):
    assert pair.first.email == "wang.fang@example.com"
    assert {"name", "employer", "school"} & set(pair.reasons) >= {"name"}
    assert pair.likeness >= duplicates.WORTH_A_LOOK


def test_a_contact_inside_a_resume_finds_who_has_it(read_resume, db):
    known = find_or_create_person(name="王女士", phone="13800138000", actor=SYSTEM)[0]
    read_resume()
    found = DuplicatePair.objects.get()
    assert {found.first, found.second} >= {known}
    assert "phone" in found.reasons


def test_they_are_merged_on_the_page_and_come_apart_again(pair, client_of, zhang_min):
    browser = client_of(zhang_min)
    page = browser.get(reverse("resumes:pair", args=[pair.pk])).content.decode()
    assert "浙江大学" in page
    sent = {"kept": pair.first_id, "reason": "同一所学校和公司"}
    answer = browser.post(reverse("resumes:pair", args=[pair.pk]), sent)
    assert answer.url == reverse("directory:person", args=[pair.first_id])
    pair.refresh_from_db()
    assert pair.state == DuplicatePair.State.MERGED
    person = browser.get(answer.url)
    assert person.status_code == 200
    merge = PersonMerge.objects.get()
    assert PoolEntry.objects.get().person_id == pair.first_id
    assert Application.objects.filter(person=pair.first_id).count() == 1, "one stays: the same job"
    assert merge.stayed
    run_all()
    browser.post(reverse("directory:unmerge", args=[merge.pk]))
    run_all()
    assert Person.objects.filter(merged_into=None).count() == 2
    assert set(PoolEntry.objects.values_list("person_id", flat=True)) == {pair.first_id, pair.second_id}


def test_two_people_are_remembered_as_two(pair, client_of, zhang_min):
    browser = client_of(zhang_min)
    browser.post(reverse("resumes:keep_apart", args=[pair.pk]))
    pair.refresh_from_db()
    assert pair.state == DuplicatePair.State.DIFFERENT
    assert AuditRow.objects.filter(key="resumes.people_different").count() == 1
    again = browser.post(reverse("resumes:keep_apart", args=[pair.pk]), follow=True)
    assert "已" in again.content.decode()
    browser.post(reverse("resumes:look_again", args=[pair.pk]))
    pair.refresh_from_db()
    assert pair.state == DuplicatePair.State.OPEN


def test_what_was_decided_is_not_asked_again(pair, apply):
    pair.state = DuplicatePair.State.DIFFERENT
    pair.save()
    apply(resume_of(email="wf@example.org", phone="13700137000") + "\n新的一行", email="wf@example.org")
    run_all()
    assert DuplicatePair.objects.get().state == DuplicatePair.State.DIFFERENT


def test_nothing_is_merged_without_a_choice(pair, client_of, zhang_min):
    browser = client_of(zhang_min)
    assert browser.post(reverse("resumes:pair", args=[pair.pk]), {"reason": "因为"}).status_code == 200
    assert not PersonMerge.objects.exists()


def test_the_api_lists_merges_and_keeps_apart(pair, client_of, zhang_min, li_qiang):
    browser = client_of(zhang_min)
    assert [each["id"] for each in browser.get("/api/v1/resumes/duplicates").json()] == [str(pair.pk)]
    address = f"/api/v1/resumes/duplicates/{pair.pk}"
    assert browser.post(f"{address}/apart", content_type="application/json").json()["state"] == "different"
    late = browser.post(f"{address}/merge", {"kept": str(pair.first_id)}, content_type="application/json")
    assert late.status_code == 409
    assert client_of(li_qiang).get("/api/v1/resumes/duplicates").status_code == 403


def test_today_shows_pairs_that_wait(pair, client_of, zhang_min):
    assert reverse("resumes:pair", args=[pair.pk]) in client_of(zhang_min).get("/").content.decode()
