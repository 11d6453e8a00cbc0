"""The manifest of the question bank."""

from django.utils.translation import gettext_lazy as _

from hireloop.platform.accounts.roles import Role
from hireloop.platform.modules.manifest import MenuEntry, Module, Permission

module = Module(
    key="question_bank",
    label=_("Question bank"),
    description=_("Questions with scoring anchors, and interview templates made of them."),
    app="hireloop.recruiting.question_bank",
    urls="hireloop.recruiting.question_bank.urls",
    url_prefix="questions/",
    api="hireloop.recruiting.question_bank.api:router",
    menu=(
        MenuEntry(
            label=_("Question bank"),
            url_name="question_bank:list",
            icon="books",
            permission="question_bank.view",
            order=50,
        ),
    ),
    permissions=(
        Permission(key="question_bank.view", label=_("See the question bank"), roles=(Role.HR, Role.INTERVIEWER)),
        Permission(key="question_bank.edit", label=_("Write questions and templates"), roles=(Role.HR,)),
    ),
    needs=("jobs",),
)
