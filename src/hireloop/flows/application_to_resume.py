"""From a résumé that arrives to values that count.

application received or sent again → the résumé is read → (screening hears of it by ``ResumeParsed``)
people merged or taken apart → their entries in the talent pool follow
a person's key destroyed → nothing in the index leads to them any more
"""

from hireloop.platform.audit.handlers import handles
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.directory.events import PeopleMerged, PeopleUnmerged
from hireloop.platform.vault.events import PersonKeyDestroyed
from hireloop.recruiting.applications.events import ApplicationReceived, ApplicationUpdated
from hireloop.recruiting.applications.models import ReceivedResume
from hireloop.recruiting.resumes import actions as resumes


@handles(ApplicationReceived, ApplicationUpdated)
def read_the_resume(event: ApplicationReceived | ApplicationUpdated, row: AuditRow) -> None:
    """Every file that came and is not being read yet."""
    unread = ReceivedResume.objects.filter(application=event.application_id, reading=None)
    for received in unread.select_related("application", "file"):
        resumes.await_reading(received)


@handles(PeopleMerged, PeopleUnmerged)
def bring_the_pool_up(event: PeopleMerged | PeopleUnmerged, row: AuditRow) -> None:
    resumes.refresh_pool(event.person_id)
    resumes.refresh_pool(event.merged_id)


@handles(PersonKeyDestroyed)
def forget_the_person(event: PersonKeyDestroyed, row: AuditRow) -> None:
    resumes.forget_people([event.person_id])
