import socket

import pytest
from django.db import connection, transaction
from django.utils import timezone

from hireloop.kernel.errors import BadInput, Conflict
from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.background.models import QueuedTask
from hireloop.platform.background.testing import run_all
from hireloop.platform.notifications import actions
from hireloop.platform.notifications.models import Message

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system("tests")


def send(person, **kwargs):
    return actions.send("invite", to_person=person, context={"job": "工程师"}, actor=SYSTEM, **kwargs)


def try_again_now():
    QueuedTask.objects.filter(status="READY").update(run_after=timezone.now())
    run_all(raising=False)


def test_it_sends_text_and_html_in_the_recipients_language(smtp, wang_fang):
    message = send(wang_fang)
    assert message.status == Message.Status.QUEUED
    run_all()
    message.refresh_from_db()
    assert message.status == Message.Status.SENT
    assert message.sent_at is not None
    (mail,) = smtp.mails
    assert mail["To"] == "wang.fang@example.com"
    assert mail["Subject"].strip() == "邀请您参加“工程师”的视频面试"
    assert str(message.id) in mail["Message-ID"]
    assert mail["Auto-Submitted"] == "auto-generated"
    text, html = mail.iter_parts()
    assert "王芳,您好" in text.get_content()
    assert 'class="button"' in html.get_content()


def test_it_writes_to_colleagues_and_to_plain_addresses(smtp, li_qiang):
    li_qiang.language = "en"
    actions.send("invite", to_user=li_qiang, context={"job": "Engineer"}, actor=SYSTEM)
    actions.send("invite", to_address="x@example.org", language="en", context={"job": "Engineer"}, actor=SYSTEM)
    run_all()
    assert {mail["To"] for mail in smtp.mails} == {"li.qiang@example.com", "x@example.org"}
    assert all(mail["Subject"] == "Your video interview for Engineer" for mail in smtp.mails)


def test_without_a_mail_server_it_is_kept(wang_fang):
    message = send(wang_fang)
    assert message.status == Message.Status.KEPT
    assert run_all() == 0


def test_what_it_says_is_encrypted_and_the_trail_knows_of_it(wang_fang):
    message = send(wang_fang)
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_address, subject, body FROM notifications_message")
        stored = b"".join(map(bytes, cursor.fetchone()))
    assert b"wang.fang" not in stored
    assert "面试".encode() not in stored
    row = AuditRow.objects.get(key="notifications.mail_written")
    assert row.person_id == wang_fang.id
    assert row.payload == {"message_id": str(message.id), "template": "invite"}


def test_a_rolled_back_action_writes_no_mail(smtp, wang_fang):
    def fail():
        with transaction.atomic():
            send(wang_fang)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    run_all()
    assert not smtp.mails
    assert not Message.objects.exists()


def test_a_refusal_for_good_is_not_tried_again(smtp, wang_fang):
    smtp.answer_to_recipient = "550 no such mailbox"
    message = send(wang_fang)
    run_all()
    message.refresh_from_db()
    assert (message.status, message.refusal) == (Message.Status.FAILED, "SMTPRecipientsRefused")
    assert QueuedTask.objects.get().status == "SUCCESSFUL"


def test_a_refusal_for_now_is_tried_again(smtp, wang_fang):
    smtp.answer_to_recipient = "451 come back later"
    message = send(wang_fang)
    run_all(raising=False)
    message.refresh_from_db()
    assert message.status == Message.Status.QUEUED
    smtp.answer_to_recipient = "250 welcome"
    try_again_now()
    message.refresh_from_db()
    assert message.status == Message.Status.SENT
    assert len(smtp.mails) == 1


def test_a_server_that_stays_away_fails_in_the_end_and_can_be_asked_again(smtp, settings, wang_fang):
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        settings.EMAIL_PORT = nobody.getsockname()[1]
        message = send(wang_fang)
        for _attempt in range(8):
            try_again_now()
    message.refresh_from_db()
    assert (message.status, message.refusal) == (Message.Status.FAILED, "ConnectionRefusedError")

    settings.EMAIL_PORT = smtp.port
    actions.send_again(message, actor=SYSTEM)
    run_all()
    assert len(smtp.mails) == 1


def test_a_mail_that_went_out_cannot_be_sent_again(smtp, wang_fang):
    message = send(wang_fang)
    run_all()
    with pytest.raises(Conflict):
        actions.send_again(message, actor=SYSTEM)


def test_delivering_twice_sends_once(smtp, wang_fang):
    message = send(wang_fang)
    run_all()
    from hireloop.platform.notifications import tasks

    tasks.deliver.enqueue(str(message.id))
    run_all()
    assert len(smtp.mails) == 1


@pytest.mark.parametrize("address", [None, "", "wang.fang", "a b@example.com", "a@example.com\nBcc: b@example.com"])
def test_an_impossible_address_is_refused(address):
    with pytest.raises(BadInput):
        actions.send("invite", to_address=address, context={"job": "x"}, actor=SYSTEM)
    assert not Message.objects.exists()
