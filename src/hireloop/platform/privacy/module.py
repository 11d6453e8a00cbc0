from django.utils.translation import gettext_lazy as _

from hireloop.platform.accounts.roles import Role
from hireloop.platform.modules.manifest import MenuEntry, Module, Permission, PersonalData, PersonPanel

module = Module(
    key="privacy",
    label=_("Privacy"),
    description=_("Notice and consent, what is kept about people, and what was refused."),
    app="hireloop.platform.privacy",
    urls="hireloop.platform.privacy.urls",
    api="hireloop.platform.privacy.api",
    url_prefix="privacy/",
    menu=(MenuEntry(_("Privacy"), "privacy:overview", "shield-lock", "privacy.view", 80),),
    permissions=(Permission("privacy.view", _("See consents and what is kept"), (Role.PRIVACY_OFFICER,)),),
    personal_data=(
        PersonalData(_("Consents with version, time and hashed address"), _("To show that consent was given"), None),
    ),
    person_panels=(PersonPanel("consents", "hireloop.platform.privacy.panels.consents", column="left", order=90),),
    required=True,
)
