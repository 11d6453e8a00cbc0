import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.chain import seal_rows
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.directory.actions import change_person
from hireloop.platform.directory.events import PersonChanged

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(zhou_ning, client_of):
    return client_of(zhou_ning)


@pytest.fixture
def history(zhang_min, wang_fang, zhao_lei_person):
    change_person(wang_fang, actor=Actor.user(zhang_min), city="杭州")
    change_person(zhao_lei_person, actor=Actor.system("tests"), city="广州")


def rows_of(page: str) -> int:
    return page.count("data-row=")


def test_the_trail_is_searched_by_name_event_actor_and_day(officer, history):
    assert rows_of(officer.get("/audit/?q=王芳").content.decode()) == 2
    assert rows_of(officer.get("/audit/?q=zhangmin").content.decode()) == 0
    assert rows_of(officer.get("/audit/?q=张敏").content.decode()) == 1
    assert rows_of(officer.get("/audit/?event=directory.person_changed").content.decode()) == 2
    assert rows_of(officer.get("/audit/?by=user&event=directory.person_changed").content.decode()) == 1
    assert rows_of(officer.get("/audit/?at_from=2999-01-01").content.decode()) == 0


def test_a_page_costs_the_same_however_many_rows(officer, zhang_min, wang_fang):
    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert officer.get("/audit/").status_code == 200
        return len(captured)

    def add(count):
        for _ in range(count):
            record(PersonChanged(wang_fang.pk), actor=Actor.user(zhang_min), person=wang_fang, subject=wang_fang)

    add(2)
    cost()
    few = cost()
    add(60)
    assert cost() == few


def test_old_and_new_values_are_for_the_privacy_officer_and_looking_is_recorded(officer, sun_yue, client_of, history):
    row = AuditRow.objects.filter(key="directory.person_changed").first()
    administrator = client_of(sun_yue).get(f"/audit/{row.pk}/").content.decode()
    assert "杭州" not in administrator
    assert not AuditRow.objects.filter(key="audit.read").exists()

    assert "杭州" in officer.get(f"/audit/{row.pk}/").content.decode()
    assert AuditRow.objects.get(key="audit.read").person_id == row.person_id


def test_an_export_has_names_and_is_itself_recorded(officer, history):
    response = officer.get("/audit/?event=directory.person_changed&export=csv")
    text = response.getvalue().decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))
    assert len(lines) == 3
    assert any("王芳" in line and "张敏" in line for line in lines)
    assert AuditRow.objects.get(key="audit.exported").payload == {"count": 2, "file_format": "csv"}


def test_the_chain_is_checked_by_a_button(officer, history):
    page = officer.post("/audit/verify/", follow=True).content.decode()
    assert AuditRow.objects.exclude(position=None).count() > 3
    assert "toast" in page or "alert" in page


def test_others_do_not_see_the_trail(zhang_min, li_qiang, client_of, history):
    row = AuditRow.objects.first()
    for user in (zhang_min, li_qiang):
        for address in ("/audit/", f"/audit/{row.pk}/", "/audit/deliveries/"):
            assert client_of(user).get(address).status_code == 403


def test_an_unknown_row_is_not_found(officer):
    assert officer.get("/audit/999999/").status_code == 404


def test_failed_deliveries_can_be_tried_again(officer, history):
    from hireloop.platform.audit.models import Delivery

    row = AuditRow.objects.first()
    Delivery.objects.create(row=row, handler="x.y", state="failed", due_at=row.at, error="KeyError: y")
    assert "KeyError: y" in officer.get("/audit/deliveries/").content.decode()
    assert "/audit/deliveries/" in officer.get("/audit/").content.decode()
    officer.post("/audit/deliveries/retry/")
    assert Delivery.objects.get().state == Delivery.State.DUE


def test_the_api_gives_rows_in_order_and_the_state_of_the_chain(officer, history):
    seal_rows()
    rows = officer.get("/api/v1/audit/rows?event=directory.person_changed").json()
    assert rows[0]["actor"] == "张敏"
    assert rows[0]["seal"]
    after = officer.get(f"/api/v1/audit/rows?after={rows[0]['id']}&event=directory.person_changed").json()
    assert [row["id"] for row in after] == [rows[1]["id"]]
    assert officer.get("/api/v1/audit/chain").json()["holds"] is True


def test_personal_content_is_not_in_the_api(officer, history):
    assert "杭州" not in officer.get("/api/v1/audit/rows").content.decode()
