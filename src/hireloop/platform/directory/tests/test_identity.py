from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric

from hireloop.kernel.errors import BadInput, Conflict
from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.directory import actions
from hireloop.platform.directory.identity import checked_credit_code, checked_id_number
from hireloop.platform.directory.masking import masked_id_number
from hireloop.platform.directory.models import Employer, IdKind

SYSTEM = Actor.system("tests")
GOOD = "11010519491231002X"


def number_with(birth: str, serial: str = "002", region: str = "110105") -> str:
    return region + birth + serial + ric.calc_check_digit(region + birth + serial + "0")


@given(born=st.dates(date(1930, 1, 1), date(2008, 1, 1)), serial=st.integers(0, 999))
def test_every_number_with_the_right_check_character_is_taken(born, serial):
    number = number_with(f"{born:%Y%m%d}", f"{serial:03}")
    assert checked_id_number(number.lower()) == number


@given(born=st.dates(date(1930, 1, 1), date(2008, 1, 1)), place=st.integers(0, 16), step=st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(born, place, step):
    number = number_with(f"{born:%Y%m%d}")
    wrong = number[:place] + str((int(number[place]) + step) % 10) + number[place + 1 :]
    with pytest.raises(BadInput):
        checked_id_number(wrong)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("110105194912310021", "last character"),
        ("1101051949123100", "18 characters"),
        (number_with("19490231"), "no date of birth"),
        (number_with("29490231"), "no date of birth"),
        ("王芳", "18 characters"),
    ],
)
def test_what_is_wrong_is_said(number, words):
    with pytest.raises(BadInput, match=words):
        checked_id_number(number)


def test_full_width_digits_and_spaces_are_understood():
    assert checked_id_number("１１０１０５ １９４９１２３１ ００２ｘ") == GOOD
    assert checked_id_number("") == ""


def test_a_passport_has_no_check_digit():
    assert checked_id_number("e12345678", kind=IdKind.PASSPORT) == "E12345678"
    with pytest.raises(BadInput):
        checked_id_number("E1", kind=IdKind.PASSPORT)


def test_masked():
    assert masked_id_number(GOOD) == "110•••••••••••002X"
    assert masked_id_number(None) == ""
    assert masked_id_number("E1234567") == "••••"


def test_credit_codes():
    assert checked_credit_code("91110000600037341l") == "91110000600037341L"
    assert checked_credit_code("") == ""
    with pytest.raises(BadInput):
        checked_credit_code("91110000600037342L")


@pytest.mark.django_db
def test_the_number_is_kept_encrypted_and_belongs_to_one_person(wang_fang, zhao_lei_person):
    actions.set_identity(wang_fang, number=GOOD, address="上海市徐汇区漕溪北路1号", actor=SYSTEM)
    wang_fang.refresh_from_db()
    assert (wang_fang.id_number, wang_fang.address) == (GOOD, "上海市徐汇区漕溪北路1号")
    assert AuditRow.objects.filter(key="directory.identity_changed", person_id=wang_fang.pk).count() == 1
    with pytest.raises(Conflict):
        actions.set_identity(zhao_lei_person, number=GOOD.lower(), actor=SYSTEM)
    actions.set_identity(wang_fang, number=GOOD, actor=SYSTEM)
    assert AuditRow.objects.filter(key="directory.identity_changed").count() == 1


@pytest.mark.django_db
def test_other_employers_are_added_and_a_wrong_code_is_said(sun_yue, client_of):
    client = client_of(sun_yue)
    form = {"name": "上海聘环科技有限公司", "credit_code": "", "legal_representative": "沈澜", "city": "上海"}
    client.post("/people/employer/", form)
    wrong = client.post("/people/employer/new/", {**form, "name": "杭州聘环科技有限公司", "credit_code": "123"})
    assert wrong.status_code == 422
    assert "杭州聘环科技有限公司" in wrong.content.decode()
    client.post("/people/employer/new/", {**form, "name": "杭州聘环科技有限公司"})
    assert Employer.objects.count() == 2
    assert "杭州聘环科技有限公司" in client.get("/people/employer/").content.decode()
