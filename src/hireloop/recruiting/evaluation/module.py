"""The manifest of the evaluation: report, human review, decision, feedback."""

from django.utils.translation import gettext_lazy as _

from hireloop.platform.accounts.roles import Role
from hireloop.platform.modules.manifest import HomeCard, MenuEntry, Module, Permission, PersonalData, PersonPanel

HERE = "hireloop.recruiting.evaluation"

module = Module(
    key="evaluation",
    label=_("Evaluation"),
    description=_("The report with its evidence, the reviewers' own scores, human review, decision and feedback."),
    app=HERE,
    urls=f"{HERE}.urls",
    url_prefix="evaluation/",
    api=f"{HERE}.api:router",
    menu=(
        MenuEntry(
            label=_("Reviews"), url_name="evaluation:queue", icon="checklist", permission="evaluation.review", order=50
        ),
    ),
    permissions=(
        Permission(
            key="evaluation.review",
            label=_("Score interviews and see their reports"),
            roles=(Role.HR, Role.INTERVIEWER),
        ),
        Permission(key="evaluation.decide", label=_("Decide and release feedback"), roles=(Role.HR,)),
    ),
    personal_data=(
        PersonalData(what=_("Analyses and evaluation reports"), purpose="recruiting", kept_months=6),
        PersonalData(what=_("Reviewers' scores, decisions and feedback"), purpose="recruiting", kept_months=24),
    ),
    person_panels=(PersonPanel(key="evaluation", render=f"{HERE}.panels.person_panel", order=30, is_blind_safe=True),),
    home_cards=(
        HomeCard(key="evaluation", render=f"{HERE}.panels.home_card", permission="evaluation.review", order=10),
    ),
    needs=("interviews",),
)
