from django.utils.translation import gettext_lazy as _

from hireloop.platform.accounts.roles import Role
from hireloop.platform.modules.manifest import Module, Permission, PersonalData

module = Module(
    key="notifications",
    label=_("Mail and notices"),
    description=_("Mails to candidates and colleagues, and the notices behind the bell."),
    app="hireloop.platform.notifications",
    urls="hireloop.platform.notifications.urls",
    required=True,
    permissions=(Permission("notifications.outbox", _("Read every mail that was sent"), (Role.ADMINISTRATOR,)),),
    personal_data=(
        PersonalData(_("Mails: address, subject and text"), purpose="application", kept_months=6),
        PersonalData(_("Notices to colleagues that name a person"), purpose="application", kept_months=6),
    ),
)
