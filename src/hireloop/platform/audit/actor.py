"""Who acts: a colleague, a candidate, the system itself, or somebody unknown."""

from dataclasses import dataclass
from typing import Protocol, Self
from uuid import UUID

from django.db.models import TextChoices
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class ActorKind(TextChoices):
    USER = "user", _("Colleague")
    CANDIDATE = "candidate", _("Candidate")
    SYSTEM = "system", _("System")
    ANONYMOUS = "anonymous", _("Not signed in")


class HasId(Protocol):
    """A user or a person; audit stands below both."""

    @property
    def pk(self) -> UUID: ...


@dataclass(frozen=True)
class Actor:
    """``name`` says which part of the system acts. Addresses are stored as keyed hashes only."""

    kind: ActorKind
    id: UUID | None = None
    name: str = ""
    ip: str = ""
    user_agent: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        """Whoever makes this request: the signed-in colleague, or the candidate whose link it came by."""
        ip, agent = client_ip(request), request.headers.get("User-Agent", "")
        link = getattr(request, "link", None)
        user = getattr(request, "user", None)
        if link is not None and link.person_id:
            return cls(ActorKind.CANDIDATE, link.person_id, ip=ip, user_agent=agent)
        if user is not None and user.is_authenticated:
            return cls(ActorKind.USER, user.pk, ip=ip, user_agent=agent)
        return cls(ActorKind.ANONYMOUS, ip=ip, user_agent=agent)

    @classmethod
    def user(cls, user: HasId) -> Self:
        return cls(ActorKind.USER, user.pk)

    @classmethod
    def candidate(cls, person: HasId) -> Self:
        return cls(ActorKind.CANDIDATE, person.pk)

    @classmethod
    def system(cls, name: str) -> Self:
        return cls(ActorKind.SYSTEM, name=name)


def client_ip(request: HttpRequest) -> str:
    """The address of the client. Behind a proxy (BEHIND_PROXY) the last hop's X-Forwarded-For entry is believed."""
    from django.conf import settings

    forwarded = request.headers.get("X-Forwarded-For", "")
    if settings.SECURE_PROXY_SSL_HEADER and forwarded:
        return forwarded.rpartition(",")[2].strip()
    return request.META.get("REMOTE_ADDR", "")
