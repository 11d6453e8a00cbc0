"""The manifest of the asynchronous interview."""

from django.utils.translation import gettext_lazy as _

from hireloop.platform.accounts.roles import Role
from hireloop.platform.modules.manifest import HomeCard, MenuEntry, Module, Permission, PersonalData, PersonPanel

HERE = "hireloop.recruiting.interviews"

module = Module(
    key="interviews",
    label=_("Video interviews"),
    description=_("Candidates record their answers when it suits them; notice, consent and adjustments included."),
    app=HERE,
    urls=f"{HERE}.urls",
    api=f"{HERE}.api:router",
    menu=(
        MenuEntry(
            label=_("Interviews"), url_name="interviews:list", icon="video", permission="interviews.view", order=30
        ),
    ),
    permissions=(
        Permission(key="interviews.view", label=_("See interviews"), roles=(Role.HR, Role.INTERVIEWER)),
        Permission(key="interviews.invite", label=_("Invite to interviews, extend, cancel"), roles=(Role.HR,)),
        Permission(key="interviews.adjust", label=_("Decide about adjustments"), roles=(Role.HR,)),
    ),
    personal_data=(
        PersonalData(what=_("Recordings of answers"), purpose="recording", kept_months=6),
        PersonalData(what=_("Transcripts and written answers"), purpose="recording", kept_months=6),
        PersonalData(what=_("Wishes for adjustments"), purpose="application", kept_months=6),
        PersonalData(
            what=_("Device checks and integrity prompts"), purpose="application", kept_months=6, encrypted=False
        ),
    ),
    person_panels=(
        PersonPanel(
            key="interviews", render=f"{HERE}.panels.person_panel", column="right", order=30, is_blind_safe=True
        ),
    ),
    home_cards=(
        HomeCard(key="adjustments", render=f"{HERE}.panels.adjustments_card", permission="interviews.adjust", order=15),
        HomeCard(key="interviews_today", render=f"{HERE}.panels.today_card", permission="interviews.view", order=30),
    ),
    handlers=(f"{HERE}.handlers",),
    needs=("applications", "question_bank"),
)
