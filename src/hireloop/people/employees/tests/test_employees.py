from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from hireloop.kernel.errors import BadInput, Conflict
from hireloop.people.employees import actions, queries
from hireloop.people.employees.models import Employee, EmployeeStatus
from hireloop.people.employees.tasks import start_first_days
from hireloop.people.employees.terms import HireTerms
from hireloop.platform.accounts.roles import Role
from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.directory.models import Department, Employer, Person
from hireloop.platform.records import time_ordered_id

pytestmark = pytest.mark.django_db

SYSTEM = Actor.system("tests")
PAY = {"base_fen": 2_000_000, "allowances": [{"label": "餐补", "fen": 50_050}], "bonus": "年终 2 个月"}


@pytest.fixture
def employer(db):
    return Employer.objects.create(name="聘环示例科技有限公司")


@pytest.fixture
def hire(employer, wang_fang):
    def hire(person=wang_fang, *, days=7, **more):
        starts_on = timezone.localdate() + timedelta(days=days)
        terms = HireTerms(person=person, employer=employer, title="后端工程师", starts_on=starts_on, pay=PAY, **more)
        return actions.hire(terms, actor=SYSTEM)

    return hire


def test_a_signed_contract_makes_one_employee_however_often_it_is_handed_over(hire):
    contract_id = time_ordered_id()
    first = hire(contract_id=contract_id)
    assert hire(contract_id=contract_id) == first
    assert Employee.objects.count() == 1
    assert AuditRow.objects.filter(key="employees.hired").count() == 1


def test_nobody_is_employed_twice_at_once_by_the_same_employer(hire):
    hire(contract_id=time_ordered_id())
    with pytest.raises(Conflict):
        hire(contract_id=time_ordered_id())


def test_numbers_run_on_within_the_year(hire, zhao_lei_person):
    year = (timezone.localdate() + timedelta(days=7)).year
    assert hire().number == f"{year}-0001"
    assert hire(zhao_lei_person).number == f"{year}-0002"


def test_the_first_day_comes_by_itself(hire, zhao_lei_person):
    later, today = hire(), hire(zhao_lei_person, days=0)
    assert (later.status, today.status) == (EmployeeStatus.UPCOMING, EmployeeStatus.ACTIVE)
    Employee.objects.filter(pk=later.pk).update(starts_on=timezone.localdate())
    assert start_first_days() == 1
    assert start_first_days() == 0
    later.refresh_from_db()
    assert later.status == EmployeeStatus.ACTIVE


def test_an_ending_needs_a_day_after_the_first_and_a_reason(hire):
    employee = hire(days=-30)
    with pytest.raises(BadInput):
        actions.end_employment(employee, on=employee.starts_on - timedelta(days=1), reason="辞职", actor=SYSTEM)
    with pytest.raises(BadInput):
        actions.end_employment(employee, on=timezone.localdate(), reason=" ", actor=SYSTEM)
    ended = actions.end_employment(employee, on=timezone.localdate(), reason="辞职", actor=SYSTEM)
    assert ended.status == EmployeeStatus.LEFT
    with pytest.raises(Conflict):
        actions.end_employment(employee, on=timezone.localdate(), reason="辞职", actor=SYSTEM)


def test_who_left_can_be_hired_again(hire):
    actions.end_employment(hire(days=-30), on=timezone.localdate(), reason="辞职", actor=SYSTEM)
    assert hire(contract_id=time_ordered_id()).status == EmployeeStatus.UPCOMING


def test_changes_are_written_down_with_old_and_new(hire, employer):
    employee = hire()
    team = Department.objects.create(employer=employer, name="平台组")
    actions.change_employee(employee, title="高级后端工程师", department=team, actor=SYSTEM, reason="晋升")
    row = AuditRow.objects.get(key="employees.changed")
    assert row.changes["title"] == ["后端工程师", "高级后端工程师"]
    assert row.reason == "晋升"


def test_a_number_is_given_once(hire, zhao_lei_person):
    first, second = hire(), hire(zhao_lei_person)
    with pytest.raises(Conflict):
        actions.change_employee(second, number=first.number, actor=SYSTEM)


def test_pay_is_encrypted_shown_on_asking_and_the_look_recorded(hire, client_of, zhang_min, make_user):
    employee = hire()
    page = client_of(zhang_min).get(reverse("employees:employee", args=[employee.pk])).content.decode()
    assert "20,000" not in page
    shown = client_of(zhang_min).post(reverse("employees:pay", args=[employee.pk])).content.decode()
    assert "¥20,000" in shown
    assert "¥20,500.50" in shown
    assert AuditRow.objects.filter(key="audit.read", payload__what="pay").count() == 1
    legal = client_of(make_user("钱律", "legal@example.com", Role.LEGAL))
    assert legal.get(reverse("employees:employee", args=[employee.pk])).status_code == 200
    assert legal.post(reverse("employees:pay", args=[employee.pk])).status_code == 403
    assert "pay" not in queries.as_dict(employee)


def test_the_record_is_changed_on_its_page_and_wrong_input_keeps_what_was_typed(hire, client_of, zhang_min):
    employee = hire()
    address = reverse("employees:edit", args=[employee.pk])
    wanted = {"number": "A-7", "title": "架构师", "working_time": "standard", "work_place": "上海", "reason": "更正"}
    early = {**wanted, "probation_ends_on": (employee.starts_on - timedelta(days=1)).isoformat()}
    refused = client_of(zhang_min).post(address, early)
    assert refused.status_code == 422
    assert "架构师" in refused.content.decode()
    assert client_of(zhang_min).post(address, wanted).status_code == 302
    employee.refresh_from_db()
    assert (employee.number, employee.title) == ("A-7", "架构师")


def test_saving_the_page_as_it_came_keeps_the_end_of_probation_in_chinese_too(hire, client_of, zhang_min):
    """A date in the reader's wording is an empty field to a browser, and would be saved as none."""
    ends = timezone.localdate() + timedelta(days=60)
    employee = hire(probation_ends_on=ends)
    page = client_of(zhang_min).get(reverse("employees:edit", args=[employee.pk]), headers={"accept-language": "zh"})
    assert f'value="{ends.isoformat()}"' in page.content.decode()


def test_the_list_filters_and_leaves_as_a_file(hire, client_of, zhang_min):
    hire()
    hr = client_of(zhang_min)
    assert "王芳" in hr.get(reverse("employees:list"), {"status": "upcoming"}).content.decode()
    assert "王芳" not in hr.get(reverse("employees:list"), {"status": "left"}).content.decode()
    assert "王芳" in hr.get(reverse("employees:list"), {"export": "csv"}).getvalue().decode()
    assert AuditRow.objects.filter(key="employees.exported").exists()


def test_the_person_page_and_the_api_tell_of_the_employment(hire, client_of, zhang_min, zhao_lei):
    employee = hire()
    hr = client_of(zhang_min)
    assert employee.number in hr.get(reverse("directory:person", args=[employee.person_id])).content.decode()
    assert hr.get("/api/v1/employees/").json()[0]["number"] == employee.number
    assert client_of(zhao_lei).get(reverse("employees:employee", args=[employee.pk])).status_code == 403


def test_the_record_shows_what_the_person_s_file_holds(hire, client_of, zhang_min):
    employee = hire()
    page = client_of(zhang_min).get(reverse("employees:employee", args=[employee.pk])).content.decode()
    assert "course-entry" in page


def test_the_file_stays_closed_to_who_may_not_open_it(hire, client_of, zhang_min, monkeypatch):
    employee = hire()
    monkeypatch.setattr("hireloop.platform.directory.queries.visible_to", lambda user: Person.objects.none())
    page = client_of(zhang_min).get(reverse("employees:employee", args=[employee.pk])).content.decode()
    assert "course-entry" not in page


@given(start=st.dates(date(1990, 1, 1), date(2026, 1, 1)), days=st.integers(0, 15_000))
def test_years_of_service_are_whole_years(start, days):
    end = start + timedelta(days=days)
    years = Employee(starts_on=start, left_on=end).years_of_service
    assert years * 365 <= days
    assert days < (years + 1) * 366
