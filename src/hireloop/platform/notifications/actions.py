"""Write to people: by mail, and in the bell menu of colleagues."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone, translation
from django.utils.functional import Promise

from hireloop.kernel.errors import N_, BadInput, Conflict
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor

from . import tasks
from .events import MailSentAgain, MailWritten
from .models import Message, Notice
from .writing import write


@transaction.atomic
def send(
    template: str,
    *,
    to_person: Any = None,
    to_user: Any = None,
    to_address: str | None = None,
    language: str | None = None,
    context: dict[str, Any],
    actor: Actor,
) -> Message:
    """Write a mail in the recipient's language and hand it to the worker, once the transaction is committed.

    The templates are ``mail/<template>.<zh-hans|en>.subject.txt`` and ``….txt`` of the sending app, where a
    line "label → URL" becomes a button. Without a mail server (EMAIL_HOST) it is kept in the outbox.
    """
    recipient = to_user or to_person
    address = checked_address(to_address or getattr(recipient, "email", None))
    wanted = language or getattr(recipient, "language", None) or settings.LANGUAGE_CODE
    written = write(template, language=wanted, context={"recipient": recipient, **context})
    message = Message.objects.create(
        person=to_person,
        user=to_user,
        template=template,
        language=written.language,
        to_address=address,
        subject=written.subject,
        body=written.body,
        status=Message.Status.QUEUED if settings.EMAIL_HOST else Message.Status.KEPT,
    )
    record(MailWritten(message.id, template), actor=actor, person=to_person, subject=message)
    if settings.EMAIL_HOST:
        tasks.deliver.enqueue(str(message.id))
    return message


@transaction.atomic
def send_again(message: Message, *, actor: Actor) -> None:
    """Hand a mail that could not be sent to the mail server once more."""
    failed = Message.objects.filter(id=message.id, status=Message.Status.FAILED)
    if not settings.EMAIL_HOST or not failed.update(
        status=Message.Status.QUEUED, refusal="", updated_at=timezone.now()
    ):
        raise Conflict(N_("Only a mail that could not be sent can be sent again."))
    record(MailSentAgain(message.id), actor=actor, person=message.person_id, subject=message)
    tasks.deliver.enqueue(str(message.id))


def checked_address(address: str | None) -> str:
    """The address, or BadInput: a mail to nowhere would only bounce."""
    try:
        validate_email(address)
    except ValidationError as error:
        raise BadInput(N_("There is no e-mail address that could be written to.")) from error
    return str(address)


def notify(user: Any, text: str | Promise, *, url: str = "", person: Any = None) -> Notice:
    """Put a line into the colleague's bell menu; a lazy ``text`` is said in the colleague's language."""
    with translation.override(user.language):
        return Notice.objects.create(user=user, person=person, text=str(text), url=url)


def mark_read(notice: Notice) -> None:
    if notice.read_at is None:
        Notice.objects.filter(id=notice.id).update(read_at=timezone.now())


def mark_all_read(user: Any) -> int:
    return Notice.objects.filter(user=user, read_at=None).update(read_at=timezone.now())
