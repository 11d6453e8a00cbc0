import pytest

from hireloop.kernel.errors import BadInput, NotFound
from hireloop.platform.audit.actor import Actor, ActorKind
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.privacy import gate
from hireloop.platform.privacy.actions import give, withdraw
from hireloop.platform.privacy.gate import ConsentMissing
from hireloop.platform.privacy.jurisdiction import policy
from hireloop.platform.privacy.models import Consent
from hireloop.platform.privacy.notices import current_version, notice
from hireloop.platform.privacy.purposes import Purpose

pytestmark = pytest.mark.django_db


@pytest.fixture
def her(wang_fang):
    return Actor(ActorKind.CANDIDATE, wang_fang.pk, ip="10.1.2.3")


def agree(person, actor, *purposes, **options):
    return give(person, purposes, notice_version=current_version(), actor=actor, **options)


def test_consent_is_given_purpose_by_purpose(wang_fang, her):
    agree(wang_fang, her, Purpose.RECORDING)

    assert gate.allowed(wang_fang.pk, Purpose.RECORDING)
    assert not gate.allowed(wang_fang.pk, Purpose.FACE_BODY)
    assert gate.allowed_purposes(wang_fang.pk) == {"recording"}


def test_the_evidence_says_to_which_text_when_and_from_where(wang_fang, her):
    consent = agree(wang_fang, her, Purpose.VOICE, language="en")[0]
    shown = notice(current_version(), "en")

    assert (consent.notice_version, consent.notice_language) == (current_version(), "en")
    assert consent.notice_hash == shown.hash_of(Purpose.VOICE)
    assert consent.given_at is not None
    assert len(consent.given_ip_hash) == 64
    assert AuditRow.objects.get(key="privacy.consent_given").event.consent_id == consent.pk


def test_saying_yes_twice_is_one_consent(wang_fang, her):
    assert agree(wang_fang, her, Purpose.VOICE) == agree(wang_fang, her, Purpose.VOICE, Purpose.VOICE)
    assert AuditRow.objects.filter(key="privacy.consent_given").count() == 1


def test_a_yes_to_a_new_version_ends_the_one_before(wang_fang, her):
    agree(wang_fang, her, Purpose.VOICE)
    Consent.objects.update(notice_version="2020-01")

    agree(wang_fang, her, Purpose.VOICE)

    assert Consent.objects.filter(withdrawn_at=None).get().notice_version == current_version()
    assert Consent.objects.count() == 2


def test_withdrawing_works_at_once_and_only_for_that_purpose(wang_fang, her):
    agree(wang_fang, her, Purpose.VOICE, Purpose.RECORDING)

    assert withdraw(wang_fang, Purpose.VOICE, actor=her)

    assert not gate.allowed(wang_fang.pk, Purpose.VOICE)
    assert gate.allowed(wang_fang.pk, Purpose.RECORDING)
    assert AuditRow.objects.get(key="privacy.consent_withdrawn").payload["purpose"] == "voice"
    assert not withdraw(wang_fang, Purpose.VOICE, actor=her)


def test_consent_can_be_given_again(wang_fang, her):
    agree(wang_fang, her, Purpose.VOICE)
    withdraw(wang_fang, Purpose.VOICE, actor=her)
    agree(wang_fang, her, Purpose.VOICE)
    assert gate.allowed(wang_fang.pk, Purpose.VOICE)
    assert Consent.objects.count() == 2


def test_the_gate_refuses_and_writes_it_down(wang_fang, zhang_min, her):
    agree(wang_fang, her, Purpose.RECORDING)
    gate.require(wang_fang.pk, Purpose.RECORDING, actor=Actor.user(zhang_min), what="recording")

    with pytest.raises(ConsentMissing) as refused:
        gate.require(wang_fang.pk, Purpose.FACE_BODY, actor=Actor.user(zhang_min), what="face_lanes")

    assert refused.value.status == 403
    row = AuditRow.objects.get(key="privacy.access_refused")
    assert (row.actor_id, row.person_id) == (zhang_min.pk, wang_fang.pk)
    assert row.payload == {"person_id": str(wang_fang.pk), "purpose": "face_body", "what": "face_lanes"}


def test_one_persons_consent_opens_nothing_of_anothers(wang_fang, zhao_lei_person, her):
    agree(wang_fang, her, Purpose.RECORDING)
    assert not gate.allowed(zhao_lei_person.pk, Purpose.RECORDING)


def test_unknown_purposes_and_versions_are_refused(wang_fang, her):
    with pytest.raises(BadInput, match="telepathy"):
        give(wang_fang, ["telepathy"], notice_version=current_version(), actor=her)
    for version in ("1999-01", "..", "", "__pycache__"):
        with pytest.raises(NotFound):
            give(wang_fang, [Purpose.VOICE], notice_version=version, actor=her)
    assert not Consent.objects.exists()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_notice_tells_all_that_the_law_asks_for(language):
    shown = notice(current_version(), language)
    assert set(shown.purposes) == set(Purpose)
    for purpose in shown.purposes.values():
        for part in ("title", "what", "why", "impact", "who", "how_long", "without", "law", "ask"):
            assert len(getattr(purpose, part)) > 5, (purpose.purpose, part)
        assert "14" in purpose.law or "十四" in purpose.law
    for biometric in (Purpose.FACE_BODY, Purpose.VOICE):
        entry = shown.purposes[biometric]
        assert entry.single
        assert all(
            any(number in entry.law for number in pair) for pair in (("28", "二十八"), ("29", "二十九"), ("30", "三十"))
        )
    assert "聘环" in shown.controller_text(employer="聘环", contact="x")


def test_each_text_has_a_hash_of_its_own():
    hashes = [notice(current_version(), lang).hash_of(purpose) for lang in ("zh", "en") for purpose in Purpose]
    assert len(set(hashes)) == len(hashes)


def test_emotions_are_locked_off_where_unlawful_or_unknown():
    assert policy("CN").face_emotion_allowed
    for code in ("EU", "eu", "XX"):
        assert not policy(code).face_emotion_allowed
        assert not policy(code).voice_emotion_allowed
        assert str(policy(code).why)
