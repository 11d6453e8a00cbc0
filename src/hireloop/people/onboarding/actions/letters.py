"""The mails to the person who starts, with a link to the page for their papers."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse

from hireloop.platform.accounts import links
from hireloop.platform.audit.actor import Actor
from hireloop.platform.notifications import actions as notifications
from hireloop.platform.notifications.models import Message

from ..models import OUTSTANDING, Onboarding

SCOPE = "onboarding"
LINK_VALID_AFTER_START = timedelta(days=30)
SHORTEST_VALIDITY = timedelta(days=14)


def page_url(onboarding: Onboarding) -> str:
    """A new link to the person's own page. Put it into a mail: it cannot be shown again."""
    valid_for = max(SHORTEST_VALIDITY, timedelta(days=onboarding.days_left) + LINK_VALID_AFTER_START)
    token = links.issue(onboarding.person, scope=SCOPE, target_id=onboarding.pk, valid_for=valid_for)
    return settings.SITE_URL + reverse("onboarding:mine", args=[token])


def write_to_person(onboarding: Onboarding, template: str, *, actor: Actor, **more: Any) -> Message:
    context = {
        "person": onboarding.person,
        "onboarding": onboarding,
        "employer": onboarding.employer.name if onboarding.employer else "HireLoop",
        "missing": list(onboarding.materials.filter(status__in=OUTSTANDING)),
        "link": page_url(onboarding),
        **more,
    }
    return notifications.send(
        template, to_person=onboarding.person, language=onboarding.language, context=context, actor=actor
    )
