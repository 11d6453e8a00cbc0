"""Signing: identity, intent, order, and that exactly one signature comes of whatever happens."""

from datetime import timedelta

import pytest
from conftest import PASSWORD
from django.utils import timezone

from hireloop.engines.pdf_signatures.authority import KeyPair
from hireloop.kernel.errors import BadInput, Conflict, HireloopError, NotAllowed
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.notifications.models import Message
from hireloop.platform.signing import actions, queries
from hireloop.platform.signing.actions import authority
from hireloop.platform.signing.actions.evidence import make_evidence
from hireloop.platform.signing.actions.identity import MOST_TRIES
from hireloop.platform.signing.models import Certificate, DocumentVersion, Envelope, OneTimeCode, Seal, SealUse, Signer
from hireloop.platform.signing.states import EnvelopeState, SignerState
from hireloop.platform.signing.testing import last_code, seal_of, sign_as_person, sign_by_everyone
from hireloop.platform.vault import files

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system("tests")


@pytest.fixture
def ready(signer: Signer) -> Signer:
    """Read to the end, with a code in the mail."""
    for number in range(queries.newest_version(signer.envelope).pages):
        actions.note_page_seen(Signer.objects.get(pk=signer.pk), number)
    actions.confirm_read(signer, actor=SYSTEM)
    actions.send_code(signer, actor=SYSTEM)
    return Signer.objects.select_related("envelope").get(pk=signer.pk)


def intent(**changes: object) -> actions.Intent:
    return actions.Intent(**{"agrees": True, "typed_name": "王芳", "code": last_code(), **changes})


def test_both_sign_and_the_envelope_is_complete(envelope, employer, zhang_min):
    done = sign_by_everyone(envelope, sealer=zhang_min, password=PASSWORD)
    assert done.state == EnvelopeState.COMPLETED
    assert list(done.versions.values_list("number", flat=True)) == [0, 1, 2]
    assert queries.signed_pdf(done).startswith(queries.content_of(done.versions.get(number=1)))
    keys = list(AuditRow.objects.filter(key__startswith="signing.").values_list("key", flat=True))
    assert keys.count("signing.signed") == 2
    assert keys.count("signing.completed") == 1
    completed = AuditRow.objects.get(key="signing.completed").event
    assert (completed.subject_type, completed.subject_id) == ("directory.employer", employer.pk)
    assert Message.objects.filter(template="signing_completed").count() == 1
    assert SealUse.objects.get().user == zhang_min


def test_a_persons_key_is_kept_nowhere(envelope, zhang_min):
    sign_by_everyone(envelope, sealer=zhang_min, password=PASSWORD)
    assert Certificate.objects.get(use="person").key is None
    assert "王芳" in Certificate.objects.get(use="person").subject


def test_a_drawn_signature(signer):
    strokes = [[[10 + i * 3, 40 + (i % 7) * 5] for i in range(40)]]
    sign_as_person(signer, typed_name="", strokes=strokes)
    assert Signer.objects.get(pk=signer.pk).means == "drawn"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"agrees": False}, "agrees"),
        ({"typed_name": "王方"}, "typed_name"),
        ({"strokes": [[[1, 1]]]}, "ink_too_little"),
        ({"strokes": "M0 0"}, "ink_unreadable"),
        ({"strokes": [[[1e308, float("nan")]]]}, "ink_unreadable"),
        ({"code": "000000x"}, "code_wrong"),
        ({"code": ""}, "code_wrong"),
    ],
)
def test_what_is_missing_signs_nothing(ready, changes, code):
    with pytest.raises(BadInput) as refused:
        actions.sign_in_person(ready, intent(**changes), actor=SYSTEM)
    assert refused.value.code == code
    assert DocumentVersion.objects.count() == 1
    assert Signer.objects.get(pk=ready.pk).state == SignerState.READY


def test_nobody_signs_unread(signer):
    with pytest.raises(BadInput) as refused:
        actions.confirm_read(signer, actor=SYSTEM)
    assert "1, 2, 3" in str(refused.value)
    actions.send_code(signer, actor=SYSTEM)
    with pytest.raises(BadInput) as refused:
        actions.sign_in_person(signer, intent(), actor=SYSTEM)
    assert refused.value.code == "not_read"


def test_five_wrong_codes_end_the_code(ready):
    right = last_code()
    wrong = f"{(int(right) + 1) % 1_000_000:06d}"
    for _ in range(MOST_TRIES):
        with pytest.raises(BadInput):
            actions.sign_in_person(ready, intent(code=wrong), actor=SYSTEM)
    with pytest.raises(BadInput) as refused:
        actions.sign_in_person(ready, intent(code=right), actor=SYSTEM)
    assert refused.value.code == "code_expired"
    assert AuditRow.objects.filter(key="signing.code_checked").count() == MOST_TRIES


def test_an_old_code_is_no_good(ready):
    OneTimeCode.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(BadInput) as refused:
        actions.sign_in_person(ready, intent(), actor=SYSTEM)
    assert refused.value.code == "code_expired"


def test_a_new_code_ends_the_one_before(ready):
    before = last_code()
    with pytest.raises(HireloopError) as refused:
        actions.send_code(ready, actor=SYSTEM)
    assert refused.value.status == 429
    OneTimeCode.objects.update(created_at=timezone.now() - timedelta(minutes=2))
    actions.send_code(ready, actor=SYSTEM)
    if last_code() != before:
        with pytest.raises(BadInput):
            actions.sign_in_person(ready, intent(code=before), actor=SYSTEM)
    actions.sign_in_person(ready, intent(), actor=SYSTEM)


def test_a_code_is_kept_as_a_hash_only(ready):
    assert last_code() not in str(OneTimeCode.objects.values_list().get())


def test_the_code_of_one_signer_opens_nothing_for_another(open_for, wang_fang, zhao_lei_person):
    specs = [actions.SignerSpec("person", each.name, person=each) for each in (wang_fang, zhao_lei_person)]
    envelope = open_for(signers=specs)
    wang, zhao = (envelope.signers.select_related("envelope").get(person=each) for each in (wang_fang, zhao_lei_person))
    for each in (wang, zhao):
        for number in range(3):
            actions.note_page_seen(Signer.objects.get(pk=each.pk), number)
        actions.confirm_read(each, actor=SYSTEM)
    actions.send_code(zhao, actor=SYSTEM)
    of_zhao = last_code()
    actions.send_code(wang, actor=SYSTEM)
    if last_code() != of_zhao:
        with pytest.raises(BadInput):
            actions.sign_in_person(wang, intent(code=of_zhao), actor=SYSTEM)


def test_the_id_number_has_to_match(open_for, wang_fang):
    spec = actions.SignerSpec("person", "王芳", person=wang_fang, id_number="11010119900307763X")
    signer = open_for(signers=[spec]).signers.select_related("envelope").get()
    assert "11010119900307763X" not in signer.id_number_index
    with pytest.raises(BadInput) as refused:
        sign_as_person(signer, id_number="110101199003077639")
    assert refused.value.code == "id_number"
    actions.sign_in_person(signer, intent(id_number="11010119900307763x"), actor=SYSTEM)
    assert Envelope.objects.get().state == EnvelopeState.COMPLETED


def test_signed_is_signed(signer):
    sign_as_person(signer)
    for attempt in (
        lambda: actions.sign_in_person(signer, intent(), actor=SYSTEM),
        lambda: actions.send_code(Signer.objects.get(pk=signer.pk), actor=SYSTEM),
    ):
        with pytest.raises(Conflict) as refused:
            attempt()
        assert refused.value.code == "signed_already"
    assert DocumentVersion.objects.count() == 2


def test_nobody_signs_out_of_turn(envelope, zhang_min, employer):
    seal = seal_of(employer, holder=zhang_min)
    with pytest.raises(Conflict) as refused:
        actions.put_seal(envelope.signers.get(role="employer"), seal, user=zhang_min, password=PASSWORD, actor=SYSTEM)
    assert refused.value.code == "not_their_turn"


def test_only_a_holder_seals_and_only_with_the_password(envelope, signer, zhang_min, sun_yue, employer):
    seal = seal_of(employer, holder=zhang_min)
    sign_as_person(signer)
    place = envelope.signers.get(role="employer")
    with pytest.raises(NotAllowed):
        actions.put_seal(place, seal, user=sun_yue, password=PASSWORD, actor=SYSTEM)
    with pytest.raises(BadInput):
        actions.put_seal(place, seal, user=zhang_min, password="wrong", actor=SYSTEM)
    actions.stop_seal(seal, reason="印章遗失", user=zhang_min, actor=SYSTEM)
    with pytest.raises(HireloopError):
        actions.put_seal(place, seal, user=zhang_min, password=PASSWORD, actor=SYSTEM)
    assert not SealUse.objects.exists()
    assert Seal.objects.get().certificate.revoked_at is not None


def test_a_stopped_seal_stays_stopped(zhang_min, employer):
    seal = seal_of(employer, holder=zhang_min)
    actions.stop_seal(seal, reason="遗失", user=zhang_min, actor=SYSTEM)
    for attempt in (
        lambda: actions.stop_seal(seal, reason="再次", user=zhang_min, actor=SYSTEM),
        lambda: actions.name_holder(Seal.objects.get(), zhang_min, by=None, actor=SYSTEM),
    ):
        with pytest.raises(Conflict):
            attempt()


def test_a_failure_while_writing_leaves_nothing_half_done(ready, monkeypatch):
    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("power cut")

    monkeypatch.setattr("hireloop.platform.signing.actions.signing.invite_next", fail)
    with pytest.raises(RuntimeError):
        actions.sign_in_person(ready, intent(), actor=SYSTEM)
    assert DocumentVersion.objects.count() == 1
    assert Signer.objects.get(pk=ready.pk).state == SignerState.READY
    assert OneTimeCode.objects.get().ended_at is None
    monkeypatch.undo()
    actions.sign_in_person(ready, intent(), actor=SYSTEM)
    assert DocumentVersion.objects.count() == 2


def test_somebody_else_signs_in_between(open_for, wang_fang, zhao_lei_person, monkeypatch):
    """The document moves on while the signature is being made: it is made anew on the newer version."""
    specs = [actions.SignerSpec("person", each.name, person=each) for each in (wang_fang, zhao_lei_person)]
    envelope = open_for(signers=specs)
    wang, zhao = (envelope.signers.select_related("envelope").get(person=each) for each in (wang_fang, zhao_lei_person))
    from hireloop.engines.pdf_signatures import signing

    real, raced = signing.sign, []

    def slow(pdf: bytes, **kwargs: object) -> bytes:
        if not raced:
            raced.append(True)
            sign_as_person(zhao)
        return real(pdf, **kwargs)

    monkeypatch.setattr(signing, "sign", slow)
    sign_as_person(wang)
    done = Envelope.objects.get()
    assert done.state == EnvelopeState.COMPLETED
    assert done.versions.count() == 3


def test_a_double_submit_signs_once(ready, monkeypatch):
    """The same form arrives again while its signature is being made."""
    from hireloop.engines.pdf_signatures import signing

    given, real, again = intent(), signing.sign, []

    def slow(pdf: bytes, **kwargs: object) -> bytes:
        if not again:
            again.append(True)
            actions.sign_in_person(ready, given, actor=SYSTEM)
        return real(pdf, **kwargs)

    monkeypatch.setattr(signing, "sign", slow)
    with pytest.raises(Conflict) as refused:
        actions.sign_in_person(ready, given, actor=SYSTEM)
    assert refused.value.code == "signed_already"
    assert DocumentVersion.objects.count() == 2
    assert AuditRow.objects.filter(key="signing.signed").count() == 1
    assert Certificate.objects.filter(use="person").count() == 1


def test_the_evidence_names_every_step_and_is_sealed(envelope, zhang_min):
    from hireloop.platform.signing.evidence import evidence_of

    done = sign_by_everyone(envelope, sealer=zhang_min, password=PASSWORD)
    found = evidence_of(done)
    assert [each["sha256"] for each in found["versions"]] == list(done.versions.values_list("sha256", flat=True))
    steps = [step["step"] for step in found["signers"][0]["steps"]]
    assert steps == ["invited", "read", "code_sent", "code_right", "consented", "signed"]
    assert make_evidence(done.pk) is True
    assert make_evidence(done.pk) is False
    done.refresh_from_db()
    with files.open_file(done.evidence) as source:
        assert source.read().startswith(b"%PDF")


def test_what_is_not_complete_has_no_signed_document(envelope):
    with pytest.raises(HireloopError):
        queries.signed_pdf(envelope)
    assert make_evidence(envelope.pk) is False


def test_a_second_click_hears_that_the_first_one_signed(ready, monkeypatch):
    """The first click is through after the second one was let in, and before it looks for the document."""
    code, issue = last_code(), authority.issue_for_one_signature

    def first_click_signs_meanwhile(*arguments: object, **options: object) -> KeyPair:
        monkeypatch.undo()
        actions.sign_in_person(ready, intent(code=code), actor=SYSTEM)
        return issue(*arguments, **options)

    monkeypatch.setattr(authority, "issue_for_one_signature", first_click_signs_meanwhile)
    with pytest.raises(Conflict) as refused:
        actions.sign_in_person(ready, intent(code=code), actor=SYSTEM)
    assert refused.value.code == "signed_already"
    assert DocumentVersion.objects.filter(envelope=ready.envelope, number__gt=0).count() == 1


def test_sealing_without_password_needs_a_second_factor(envelope, signer, zhang_min, employer):
    seal = seal_of(employer, holder=zhang_min)
    sign_as_person(signer)
    User.objects.filter(pk=zhang_min.pk).update(password="!")
    with pytest.raises(Conflict) as refused:
        actions.put_seal(
            envelope.signers.get(role="employer"),
            seal,
            user=User.objects.get(pk=zhang_min.pk),
            password="",
            actor=SYSTEM,
        )
    assert refused.value.code == "no_way_to_confirm"
