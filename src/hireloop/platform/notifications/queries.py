from typing import Any

from django.db.models import F, QuerySet

from .models import Message, Notice


def notices_of(user: Any) -> "QuerySet[Notice]":
    return Notice.objects.filter(user=user)


def unread_count(user: Any) -> int:
    return notices_of(user).filter(read_at=None).count()


def latest_notices(user: Any, *, count: int = 8) -> list[Notice]:
    """The newest ones, unread before read."""
    return list(notices_of(user).order_by(F("read_at").asc(nulls_first=True), "-created_at")[:count])


def outbox() -> "QuerySet[Message]":
    """Every mail, newest first; only for those who hold ``notifications.outbox``."""
    return Message.objects.select_related("person", "user")


def messages_to(person: Any) -> "QuerySet[Message]":
    return Message.objects.filter(person=person)
