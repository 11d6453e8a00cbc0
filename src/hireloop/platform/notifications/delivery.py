"""Hand one mail to the mail server."""

from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPResponseException, SMTPSenderRefused
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from .models import Message
from .writing import html_part

REFUSALS = (SMTPRecipientsRefused, SMTPSenderRefused, SMTPDataError)


def deliver_message(message_id: str, *, is_last_attempt: bool) -> None:
    """Send the mail unless it was sent. Its Message-ID never changes: should it go out twice, it is shown once.

    A refusal for good is written down; any other error comes out, so that the mail is tried again.
    """
    message = Message.objects.filter(id=message_id, status=Message.Status.QUEUED).first()
    if message is None:
        return
    try:
        as_mail(message).send()
    except OSError as error:  # every smtplib error is one
        if is_for_good(error):
            _finish(message, Message.Status.FAILED, refusal=type(error).__name__)
            return
        if is_last_attempt:
            _finish(message, Message.Status.FAILED, refusal=type(error).__name__)
        raise
    _finish(message, Message.Status.SENT, sent_at=timezone.now())


def as_mail(message: Message) -> EmailMultiAlternatives:
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    mail = EmailMultiAlternatives(
        subject=message.subject,
        body=message.body,
        to=[message.to_address],
        headers={
            "Message-ID": f"<{message.id}@{host}>",
            "Auto-Submitted": "auto-generated",
            "Content-Language": message.language,
        },
    )
    mail.attach_alternative(html_part(message.subject, message.body, language=message.language), "text/html")
    return mail


def is_for_good(error: OSError) -> bool:
    """Whether the server said 5xx of this mail: writing again would only bounce again. 4xx is tried later."""
    if isinstance(error, SMTPRecipientsRefused):
        return all(code >= 500 for code, _reason in error.recipients.values())
    return isinstance(error, REFUSALS) and isinstance(error, SMTPResponseException) and error.smtp_code >= 500


def _finish(message: Message, status: str, **fields: object) -> None:
    Message.objects.filter(id=message.id).update(status=status, updated_at=timezone.now(), **fields)
