"""The manifest of jobs and the careers page."""

from django.utils.translation import gettext_lazy as _

from hireloop.platform.accounts.roles import Role
from hireloop.platform.modules.manifest import MenuEntry, Module, Permission

module = Module(
    key="jobs",
    label=_("Jobs"),
    description=_("Requirements, competency profiles, hiring teams and the public careers page."),
    app="hireloop.recruiting.jobs",
    urls="hireloop.recruiting.jobs.urls",
    api="hireloop.recruiting.jobs.api:router",
    menu=(MenuEntry(label=_("Jobs"), url_name="jobs:list", icon="briefcase", permission="jobs.view", order=20),),
    permissions=(
        Permission(key="jobs.view", label=_("See jobs"), roles=(Role.HR, Role.INTERVIEWER)),
        Permission(key="jobs.edit", label=_("Create and change jobs"), roles=(Role.HR,)),
    ),
    required=True,
)
