import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hireloop.platform.audit.models import AuditRow

pytestmark = pytest.mark.django_db
CONTRACT = """劳动合同
甲方（用人单位）：云杉科技（演示）有限公司
乙方（劳动者）：王芳
一、合同期限
本合同为固定期限劳动合同，自2026年12月1日起至2027年11月30日止，其中试用期六个月。
二、工资
乙方的月工资为人民币10000元，试用期月工资为人民币7000元。
三、其他
乙方自愿放弃社会保险，甲方将社保费用折现发放。
"""


def upload(text=CONTRACT, name="合同.txt"):
    return SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)


def test_a_file_is_read_and_judged_with_places_and_nothing_is_kept(zhang_min, client_of):
    page = client_of(zhang_min).post(
        "/contracts/check/", {"file": upload(), "region": "上海", "signed_on": "2026-11-25"}
    )
    words = page.content.decode()
    assert page.status_code == 200
    assert "劳动合同法第19条" in words
    assert "<mark>" in words
    assert "劳动合同法第26条" in words or "社会保险法" in words
    assert AuditRow.objects.get(key="checking.file_checked").payload["violations"] >= 3


@pytest.mark.parametrize(
    "file", [upload(b"\x00\x01\x02" * 50, "x.docx"), upload("太短", "x.txt"), upload(b"", "x.pdf")]
)
def test_a_file_that_is_no_contract_is_refused_in_words(zhang_min, client_of, file):
    page = client_of(zhang_min).post("/contracts/check/", {"file": file, "region": "上海"})
    assert page.status_code == 422
    assert "invalid-feedback" in page.content.decode()
    assert not AuditRow.objects.filter(key="checking.file_checked").exists()


def test_the_api_answers_as_the_command_line(zhang_min, client_of):
    answer = client_of(zhang_min).post("/api/v1/checking/file", {"file": upload(), "region": "上海"}).json()
    assert answer["facts"]["probation"]["value"]["months"] == 6
    assert {"rule", "verdict", "cites"} <= set(answer["findings"][0])
    wrong = client_of(zhang_min).post("/api/v1/checking/file", {"file": upload(), "region": "亚特兰蒂斯"})
    assert (wrong.status_code, wrong.json()["code"]) == (400, "unknown_region")


def test_the_coverage_says_what_is_not_checked(zhang_min, client_of):
    page = client_of(zhang_min).get("/contracts/law/").content.decode()
    assert "劳动合同法第19条" in page
    assert 'id="gaps"' in page
