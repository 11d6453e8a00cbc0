"""The link to the candidate's own page: only ever sent by mail to the address that the application came with."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from hireloop.platform.accounts import links
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.actions import find_person
from hireloop.platform.notifications import actions as notifications

from .. import events
from ..models import Application

SCOPE = "application"
VALID_FOR = timedelta(days=180)


def own_page_url(application: Application) -> str:
    """A new link to the candidate's own page. Put it into a mail: it cannot be shown again."""
    token = links.issue(application.person, scope=SCOPE, target_id=application.id, valid_for=VALID_FOR)
    return settings.SITE_URL + reverse("applications:my", args=[token])


@transaction.atomic
def send_new_link(email: str, *, actor: Actor) -> int:
    """Mail a new link for each application of whoever has this address; how many there are is told to nobody."""
    person = find_person(name="", email=email)
    if person is None:
        return 0
    applications = list(Application.objects.filter(person=person).select_related("job", "person")[:10])
    for application in applications:
        context = {"name": person.name, "job": application.job.title, "url": own_page_url(application)}
        notifications.send("application_link", to_person=person, context=context, actor=actor)
        record(events.LinkRequested(application_id=application.id), actor=actor, person=person, subject=application)
    return len(applications)
