from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hireloop.platform.accounts.roles import Role
from hireloop.platform.modules.manifest import MenuEntry, Module, Permission, PersonalData

OUTBOX_READERS = (Role.ADMINISTRATOR, Role.HR) if settings.DEMO else (Role.ADMINISTRATOR,)
"""In the demo HR reads along, so that one can follow a candidate's links without a mail server."""

module = Module(
    key="notifications",
    label=_("Mail and notices"),
    description=_("Mails to candidates and colleagues, and the notices behind the bell."),
    app="hireloop.platform.notifications",
    urls="hireloop.platform.notifications.urls",
    api="hireloop.platform.notifications.api",
    required=True,
    menu=(MenuEntry(_("Outbox"), "notifications:outbox", icon="send", permission="notifications.outbox", order=880),),
    permissions=(Permission("notifications.outbox", _("Read every mail that was written"), OUTBOX_READERS),),
    personal_data=(
        PersonalData(_("Mails: address, subject and text"), purpose="application", kept_months=6),
        PersonalData(_("Notices to colleagues that name a person"), purpose="application", kept_months=6),
    ),
)
