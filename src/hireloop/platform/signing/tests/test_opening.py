"""Opening an envelope, and the ways in which it ends without all signatures."""

import io
from datetime import timedelta

import pypdfium2
import pytest
from django.utils import timezone
from pyhanko.pdf_utils.reader import PdfFileReader

from hireloop.kernel.errors import BadInput, Conflict
from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.notifications.models import Message, Notice
from hireloop.platform.signing import actions, queries, tasks
from hireloop.platform.signing.actions import SignerSpec
from hireloop.platform.signing.models import Envelope
from hireloop.platform.signing.states import EnvelopeState, SignerState

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system("tests")


def fields_of(pdf: bytes) -> dict[str, object]:
    return {name: value for name, value, _ref in _fields(PdfFileReader(io.BytesIO(pdf)))}


def _fields(reader: PdfFileReader) -> list:
    from pyhanko.sign.fields import enumerate_sig_fields

    return list(enumerate_sig_fields(reader))


def test_the_document_gets_a_page_with_a_place_for_each_signer(envelope, contract_pdf):
    prepared = queries.current_pdf(envelope)
    assert fields_of(prepared) == {"signature_1": None, "signature_2": None}
    document = pypdfium2.PdfDocument(prepared)
    assert len(document) == len(pypdfium2.PdfDocument(contract_pdf)) + 1
    last = document[len(document) - 1].get_textpage().get_text_range()
    assert envelope.code in last
    assert "王芳" in last


def test_an_anchor_spares_the_page(open_for, wang_fang, contract_pdf):
    spec = SignerSpec("person", "王芳", person=wang_fang, anchor="乙方（签字）")
    prepared = queries.current_pdf(open_for(signers=[spec]))
    assert len(pypdfium2.PdfDocument(prepared)) == len(pypdfium2.PdfDocument(contract_pdf))
    assert list(fields_of(prepared)) == ["signature_1"]


def test_the_first_signer_is_written_to_and_the_second_waits(envelope, wang_fang):
    states = list(envelope.signers.values_list("role", "state"))
    assert states == [("person", SignerState.READY), ("employer", SignerState.WAITING)]
    mail = Message.objects.get(template="signing_invitation")
    assert mail.to_address == wang_fang.email
    assert "/sign/" in mail.body
    row = AuditRow.objects.get(key="signing.envelope_opened")
    assert row.person_id == wang_fang.pk
    assert row.payload["subject_type"] == "directory.employer"


def test_a_caller_may_write_its_own_mail(open_for):
    envelope = open_for(invite=False)
    assert not Message.objects.exists()
    assert "/sign/" in actions.signing_url(envelope.signers.get(role="person"))


def test_equal_order_is_up_at_once(open_for, wang_fang, zhao_lei_person):
    specs = [SignerSpec("person", each.name, person=each, order=1) for each in (wang_fang, zhao_lei_person)]
    assert set(open_for(signers=specs).signers.values_list("state", flat=True)) == {SignerState.READY}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"signers": []}, "signers"),
        ({"signers": [SignerSpec("person", " ", email="a@example.com")]}, "signer_name"),
        ({"signers": [SignerSpec("person", "王芳", email="no address")]}, "bad_input"),
        ({"signers": [SignerSpec("employer", "公司")]}, "signer_employer"),
        ({"pdf": b"%PDF-1.7 nothing"}, "no_pdf"),
        ({"pdf": b""}, "no_pdf"),
        ({"expires_at": timezone.now() - timedelta(minutes=1)}, "expires_at"),
        ({"consent_text_key": "unknown"}, "consent_key"),
    ],
)
def test_bad_input_opens_nothing(open_for, changes, code):
    with pytest.raises(BadInput) as refused:
        open_for(**changes)
    assert refused.value.code == code
    assert not Envelope.objects.exists()


def test_declining_ends_it_and_tells_who_sent_it(signer, zhang_min):
    actions.decline(signer, reason="薪资与约定不符", actor=SYSTEM)
    envelope = Envelope.objects.get()
    assert envelope.state == EnvelopeState.DECLINED
    assert envelope.end_reason == "薪资与约定不符"
    assert Notice.objects.filter(user=zhang_min).count() == 1
    with pytest.raises(Conflict):
        actions.decline(signer, reason="再来一次", actor=SYSTEM)


def test_declining_needs_a_reason(signer):
    with pytest.raises(BadInput):
        actions.decline(signer, reason="  ", actor=SYSTEM)
    assert Envelope.objects.get().state == EnvelopeState.OPEN


def test_whoever_is_not_up_can_not_decline(envelope):
    with pytest.raises(Conflict):
        actions.decline(envelope.signers.get(role="employer"), reason="不", actor=SYSTEM)


def test_cancelled_once_and_for_all(envelope):
    actions.cancel(envelope, reason="条款有误", actor=SYSTEM)
    assert Envelope.objects.get().state == EnvelopeState.CANCELLED
    with pytest.raises(Conflict):
        actions.cancel(envelope, reason="条款有误", actor=SYSTEM)


def test_time_runs_out_once(envelope):
    assert tasks.expire_envelopes() == 0
    Envelope.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert tasks.expire_envelopes() == 1
    assert tasks.expire_envelopes() == 0
    assert AuditRow.objects.filter(key="signing.expired").count() == 1


def test_reminded_once_when_the_time_comes(envelope):
    assert tasks.remind_signers() == 0
    now = timezone.now()
    Envelope.objects.update(expires_at=now + timedelta(hours=20), created_at=now - timedelta(days=3))
    assert tasks.remind_signers() == 1
    assert tasks.remind_signers() == 0
    assert Message.objects.filter(template="signing_reminder").count() == 1


def test_the_subject_knows_its_envelope(envelope, employer):
    assert queries.state_of(employer) == EnvelopeState.OPEN
    assert queries.envelope_of(employer) == envelope
    employer.pk = envelope.pk
    assert queries.state_of(employer) is None


def test_who_sees_what(envelope, zhang_min, li_qiang, sun_yue, zhao_lei):
    assert envelope in queries.visible_to(zhang_min)
    for user in (li_qiang, sun_yue, zhao_lei):
        assert envelope not in queries.visible_to(user)


def test_a_subject_may_say_who_sees_its_envelopes(envelope, zhang_min, employer, monkeypatch):
    monkeypatch.setattr(queries, "_visibility", {})
    queries.register_visibility("directory.employer", lambda user: type(employer).objects.none())
    assert envelope not in queries.visible_to(zhang_min)
    queries.register_visibility("directory.employer", lambda user: type(employer).objects.all())
    assert envelope in queries.visible_to(zhang_min)


@pytest.mark.parametrize(
    ("name", "masked"), [("王小芳", "王**"), ("王芳", "王*"), ("Ann Lee", "A** L**"), ("𠮷", "𠮷*")]
)
def test_names_are_masked(name, masked):
    assert queries.masked_name(name) == masked
