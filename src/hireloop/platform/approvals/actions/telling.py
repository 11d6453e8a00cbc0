"""The mails and notices of approvals. Amounts are in none of them."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actor import Actor
from hireloop.platform.notifications import actions as notifications

from ..models import Approval, Seat, StandIn
from ..states import State, StepState
from ..subjects import subject_of


def tell_approvers(approval: Approval, *, actor: Actor, template: str = "approval_wanted") -> int:
    """Write to whoever is asked now, and to their stand-ins of today; answers how many."""
    people = list(_asked_now(approval))
    for user in people:
        title = _title(approval, user)
        notifications.notify(
            user,
            format_lazy(_("Your approval is asked for: {title}"), title=title),
            url=_path(approval),
            person=approval.person,
        )
        notifications.send(
            template,
            to_user=user,
            context={
                "title": title,
                "author": approval.author.name if approval.author else "",
                "days": (timezone.now() - approval.requested_at).days,
                "url": settings.SITE_URL + _path(approval),
            },
            actor=actor,
        )
    return len(people)


def tell_author(approval: Approval, *, by: User, comment: str, actor: Actor) -> None:
    """Tell whoever asked what came of it, unless they decided it themselves."""
    author = approval.author
    if author is None or author.pk == by.pk or not author.is_active:
        return
    title = _title(approval, author)
    text = {
        State.GRANTED: _("Approved: {title}"),
        State.RETURNED: _("Returned for changes: {title}"),
        State.REFUSED: _("Approval refused: {title}"),
    }[State(approval.state)]
    path = subject_of(approval.kind).url(approval.subject_id)
    notifications.notify(author, format_lazy(text, title=title), url=path, person=approval.person)
    notifications.send(
        "approval_decided",
        to_user=author,
        context={
            "title": title,
            "state": str(approval.state),
            "by": by.name,
            "comment": comment.strip(),
            "url": settings.SITE_URL + path,
        },
        actor=actor,
    )


def _asked_now(approval: Approval) -> Iterable[User]:
    seats = Seat.objects.filter(
        step__approval=approval, step__round=approval.round, step__state=StepState.CURRENT, verdict=""
    )
    absent = list(seats.values_list("user_id", flat=True))
    today = timezone.localdate()
    standing = StandIn.objects.filter(user__in=absent, ended_at=None, from_day__lte=today, until_day__gte=today)
    ids = {*absent, *standing.exclude(stand_in=approval.author).values_list("stand_in_id", flat=True)}
    return User.objects.filter(pk__in=ids, is_active=True).order_by("name")


def _title(approval: Approval, reader: User) -> str:
    with translation.override(reader.language):
        return subject_of(approval.kind).title(approval.subject_id)


def _path(approval: Approval) -> str:
    return reverse("approvals:approval", args=[approval.pk])
