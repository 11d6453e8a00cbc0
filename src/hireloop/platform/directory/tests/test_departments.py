"""Departments and their heads."""

import pytest
from django.urls import reverse

from hireloop.kernel.errors import BadInput, Conflict
from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.directory.actions import save_department
from hireloop.platform.directory.models import Department, Employer

SYSTEM = Actor.system("tests")


@pytest.fixture
def employer(db):
    return Employer.objects.create(name="云杉科技")


def test_an_administrator_adds_a_department_and_names_its_head(employer, sun_yue, li_qiang, client_of):
    browser = client_of(sun_yue)
    filled = {"employer": employer.pk, "name": "研发部", "head": li_qiang.pk}
    assert browser.post(reverse("directory:new_department"), filled).status_code == 302
    assert Department.objects.get().head == li_qiang
    assert "李强" in browser.get(reverse("directory:departments")).content.decode()
    again = browser.post(reverse("directory:new_department"), filled)
    assert again.status_code == 422
    assert AuditRow.objects.filter(key="directory.department_changed").count() == 1


def test_a_department_lies_within_another_but_never_within_itself(employer):
    above = save_department(Department(employer=employer, name="技术中心"), actor=SYSTEM)
    below = save_department(Department(employer=employer, name="研发部", parent=above), actor=SYSTEM)
    above.parent = below
    with pytest.raises(BadInput):
        save_department(above, actor=SYSTEM)
    other = Employer.objects.create(name="别家")
    with pytest.raises(BadInput):
        save_department(Department(employer=other, name="销售部", parent=above), actor=SYSTEM)
    with pytest.raises(Conflict):
        save_department(Department(employer=employer, name="研发部"), actor=SYSTEM)
