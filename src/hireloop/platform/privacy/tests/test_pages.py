import pytest

from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.models import Employer
from hireloop.platform.privacy import gate
from hireloop.platform.privacy.actions import give, withdraw
from hireloop.platform.privacy.gate import ConsentMissing
from hireloop.platform.privacy.notices import current_version
from hireloop.platform.privacy.purposes import Purpose

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(zhou_ning, client_of):
    return client_of(zhou_ning)


@pytest.fixture
def consented(wang_fang):
    actor = Actor.candidate(wang_fang)
    give(wang_fang, [Purpose.RECORDING, Purpose.VOICE], notice_version=current_version(), actor=actor)
    withdraw(wang_fang, Purpose.VOICE, actor=actor)
    return wang_fang


def test_the_officer_sees_who_agreed_to_what(officer, consented):
    page = officer.get("/privacy/").content.decode()
    assert "王芳" in page
    standing = officer.get("/privacy/?state=standing&purpose=voice").content.decode()
    assert "王芳" not in standing
    assert "王芳" in officer.get("/privacy/?q=wf&state=withdrawn").content.decode()


def test_every_consent_is_shown_with_its_evidence(officer, consented):
    page = officer.get(f"/privacy/people/{consented.pk}/").content.decode()
    for consent in consented.consents.all():
        assert consent.notice_hash in page
        assert consent.notice_version in page


def test_what_modules_keep_comes_from_their_manifests(officer):
    from hireloop.platform.modules.registry import all_modules

    page = officer.get("/privacy/kept/").content.decode()
    assert "邮箱" in page or "E-mail" in page
    assert page.count("<tr>") > sum(len(module.personal_data) for module in all_modules())


def test_refusals_are_listed(officer, wang_fang, zhang_min):
    with pytest.raises(ConsentMissing):
        gate.require(wang_fang.pk, Purpose.FACE_BODY, actor=Actor.user(zhang_min), what="report")
    page = officer.get("/privacy/refusals/").content.decode()
    assert "评估报告" in page or "evaluation report" in page
    assert "张敏" in page
    assert "王芳" in page


def test_others_do_not_see_consents(zhang_min, sun_yue, client_of, wang_fang):
    for user in (zhang_min, sun_yue):
        for address in ("/privacy/", "/privacy/kept/", "/privacy/refusals/", f"/privacy/people/{wang_fang.pk}/"):
            assert client_of(user).get(address).status_code == 403


def test_anybody_may_read_the_notice_in_either_language(client):
    Employer.objects.create(name="上海聘环科技有限公司", privacy_contact="privacy@example.com")
    chinese = client.get("/privacy/notice/", headers={"accept-language": "zh-CN"}).content.decode()
    assert "上海聘环科技有限公司" in chinese
    assert "单独同意" in chinese
    english = client.get("/privacy/notice/", headers={"accept-language": "en"}).content.decode()
    assert "separately agree" in english or "Analysis of the voice" in english


def test_the_person_page_says_what_was_agreed_to(zhang_min, client_of, consented):
    page = client_of(zhang_min).get(f"/people/{consented.pk}/").content.decode()
    assert 'id="consents"' in page


def test_the_api(officer, client, consented, zhang_min, client_of):
    consents = officer.get(f"/api/v1/privacy/consents?person_id={consented.pk}").json()
    assert {entry["purpose"] for entry in consents} == {"recording", "voice"}
    assert client_of(zhang_min).get("/api/v1/privacy/consents").status_code == 403
    notice = client.get("/api/v1/privacy/notices/current/en").json()
    assert [entry["purpose"] for entry in notice["purposes"]] == Purpose.values
    assert client.get("/api/v1/privacy/notices/1999-01/en").status_code == 404
    assert officer.get("/api/v1/privacy/policy?jurisdiction=EU").json()["face_emotion_allowed"] is False
