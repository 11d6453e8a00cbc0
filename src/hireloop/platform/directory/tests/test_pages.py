import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.directory import queries
from hireloop.platform.directory.actions import find_or_create_person
from hireloop.platform.directory.masking import masked_email, masked_phone
from hireloop.platform.directory.models import Employer, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def li_qiang_sees_wang_fang(li_qiang, wang_fang, monkeypatch):
    monkeypatch.setattr(queries, "_visibility", [lambda user: Q(pk=wang_fang.pk)])
    return li_qiang


def test_the_list_is_searched_and_shows_no_contacts(zhang_min, client_of, wang_fang, zhao_lei_person):
    page = client_of(zhang_min).get("/people/?q=wangf").content.decode()
    assert "王芳" in page
    assert "赵磊" not in page
    assert "wang.fang@example.com" not in page


def test_the_list_costs_the_same_however_many_there_are(zhang_min, client_of):
    client = client_of(zhang_min)

    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get("/people/").status_code == 200
        return len(queries)

    Person.objects.bulk_create(Person(name=f"Person {number}", name_keys=f"person {number}") for number in range(3))
    client.get("/people/")
    few = cost()
    Person.objects.bulk_create(Person(name=f"More {number}", name_keys=f"more {number}") for number in range(300))
    assert cost() == few


def test_contacts_are_masked_until_somebody_asks_and_that_is_recorded(zhang_min, client_of, wang_fang):
    client = client_of(zhang_min)
    page = client.get(f"/people/{wang_fang.pk}/").content.decode()
    assert "wang.fang@example.com" not in page
    assert "w•••@example.com" in page
    assert "138••••8000" in page
    assert not AuditRow.objects.filter(key="audit.read").exists()

    shown = client.post(f"/people/{wang_fang.pk}/contacts/").content.decode()

    assert "wang.fang@example.com" in shown
    row = AuditRow.objects.get(key="audit.read")
    assert (row.actor_id, row.person_id, row.payload["what"]) == (zhang_min.pk, wang_fang.pk, "contacts")


def test_an_interviewer_sees_whom_he_interviews_without_contacts(
    li_qiang_sees_wang_fang, client_of, wang_fang, zhao_lei_person
):
    client = client_of(li_qiang_sees_wang_fang)
    assert "王芳" in client.get(f"/people/{wang_fang.pk}/").content.decode()
    assert client.get(f"/people/{zhao_lei_person.pk}/").status_code == 404
    assert client.post(f"/people/{wang_fang.pk}/contacts/").status_code == 403
    assert client.get(f"/people/{wang_fang.pk}/edit/").status_code == 403


def test_outsiders_and_administrators_see_nobody(zhao_lei, sun_yue, client_of, wang_fang):
    for user in (zhao_lei, sun_yue):
        assert client_of(user).get(f"/people/{wang_fang.pk}/").status_code == 403


def test_details_are_changed(zhang_min, client_of, wang_fang):
    data = {"name": "王芳芳", "language": "en", "city": "杭州", "email": "fang@example.com", "phone": "13900139001"}
    assert client_of(zhang_min).post(f"/people/{wang_fang.pk}/edit/", data).status_code == 302
    wang_fang = Person.objects.get(pk=wang_fang.pk)
    assert (wang_fang.name, wang_fang.email, wang_fang.name_keys.split()[0]) == ("王芳芳", "fang@example.com", "王芳芳")


@pytest.mark.parametrize("change", [{"phone": "call me"}, {"email": "no address"}, {"name": ""}])
def test_unusable_details_are_refused_and_nothing_is_lost(zhang_min, client_of, wang_fang, change):
    data = {"name": "王芳", "language": "en", "city": "杭州", "email": "", "phone": "", **change}
    page = client_of(zhang_min).post(f"/people/{wang_fang.pk}/edit/", data).content.decode()
    assert "error-summary" in page
    assert "杭州" in page
    assert Person.objects.get(pk=wang_fang.pk).city == "上海"


def test_anothers_address_is_refused_in_words(zhang_min, client_of, wang_fang, zhao_lei_person):
    data = {"name": "赵磊", "language": "en", "city": "", "email": "wang.fang@example.com", "phone": ""}
    page = client_of(zhang_min).post(f"/people/{zhao_lei_person.pk}/edit/", data).content.decode()
    assert "error-summary" in page


def test_the_timeline_tells_what_happened(zhang_min, client_of, wang_fang):
    client = client_of(zhang_min)
    client.post(f"/people/{wang_fang.pk}/edit/", {"name": "王芳", "language": "en", "city": "杭州"})
    page = client.get(f"/people/{wang_fang.pk}/").content.decode()
    assert page.count("course-entry") == 2
    assert "张敏" in page


def test_panels_come_from_modules_that_are_on(zhang_min, client_of, wang_fang, monkeypatch):
    from hireloop.platform.directory import panels
    from hireloop.platform.modules.manifest import PersonPanel

    panel = PersonPanel("tea", "hireloop.platform.directory.tests.test_pages.render_tea", column="right")
    monkeypatch.setattr(panels, "_declared", lambda: [panel])
    assert "likes green tea" in client_of(zhang_min).get(f"/people/{wang_fang.pk}/").content.decode()


def render_tea(request, person):
    return f"<p>{person.name} likes green tea</p>"


def test_a_name_cannot_smuggle_in_markup(zhang_min, client_of):
    person = find_or_create_person(name="<script>alert(1)</script>", actor=Actor.system("tests"))[0]
    client = client_of(zhang_min)
    for address in (f"/people/{person.pk}/", "/people/"):
        assert "<script>alert(1)" not in client.get(address).content.decode()


def test_the_employer_is_named_once(sun_yue, client_of):
    client = client_of(sun_yue)
    data = {
        "name": "上海聘环科技有限公司",
        "credit_code": "",
        "city": "上海",
        "address": "",
        "privacy_contact": "privacy@example.com",
    }
    client.post("/people/employer/", data)
    client.post("/people/employer/", {**data, "city": "杭州"})
    assert Employer.objects.get().city == "杭州"


def test_the_api_masks_contacts_for_those_who_may_not_see_them(
    zhang_min, li_qiang_sees_wang_fang, client_of, wang_fang, zhao_lei_person
):
    address = f"/api/v1/directory/people/{wang_fang.pk}"
    assert client_of(zhang_min).get(address).json()["email"] == "wang.fang@example.com"
    assert AuditRow.objects.filter(key="audit.read").count() == 1
    his = client_of(li_qiang_sees_wang_fang)
    assert his.get(address).json()["email"] == "w•••@example.com"
    assert his.get(address).json()["contacts_masked"] is True
    assert his.get(f"/api/v1/directory/people/{zhao_lei_person.pk}").status_code == 404
    assert [person["name"] for person in his.get("/api/v1/directory/people").json()] == ["王芳"]
    assert his.get(f"{address}/timeline").json()[0]["event"] == "directory.person_added"


@pytest.mark.parametrize(("full", "masked"), [("", ""), (None, ""), ("a@b.cn", "a•••@b.cn"), ("no-at", "•••")])
def test_masked_addresses(full, masked):
    assert masked_email(full) == masked


@pytest.mark.parametrize(
    ("full", "masked"),
    [("", ""), ("+86 138 0013 8000", "+86••••8000"), ("12345", "••••"), ("010-62781234", "010••••1234")],
)
def test_masked_phones(full, masked):
    assert masked_phone(full) == masked
