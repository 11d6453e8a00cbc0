"""The manifest of the voice screening."""

from django.utils.translation import gettext_lazy as _

from hireloop.platform.accounts.roles import Role
from hireloop.platform.modules.manifest import HomeCard, MenuEntry, Module, Permission, PersonalData, PersonPanel

HERE = "hireloop.recruiting.voice_screening"

module = Module(
    key="voice_screening",
    label=_("Voice screening"),
    description=_("A machine asks the first questions aloud and waits for the answers; a person confirms who goes on."),
    app=HERE,
    urls=f"{HERE}.urls",
    api=f"{HERE}.api:router",
    sockets=f"{HERE}.live.routing",
    menu=(
        MenuEntry(
            label=_("Voice screening"),
            url_name="voice_screening:list",
            icon="microphone",
            permission="voice_screening.view",
            order=28,
        ),
    ),
    permissions=(
        Permission(key="voice_screening.view", label=_("See voice screenings"), roles=(Role.HR, Role.INTERVIEWER)),
        Permission(key="voice_screening.invite", label=_("Invite to voice screenings"), roles=(Role.HR,)),
        Permission(key="voice_screening.script", label=_("Write the voice script of a job"), roles=(Role.HR,)),
        Permission(key="voice_screening.decide", label=_("Confirm who goes on"), roles=(Role.HR,)),
    ),
    personal_data=(
        PersonalData(what=_("Recordings of spoken answers"), purpose="recording", kept_months=6),
        PersonalData(what=_("Transcripts and written answers"), purpose="recording", kept_months=6),
        PersonalData(what=_("Measures of the voice, proposals and decisions"), purpose="voice", kept_months=6),
    ),
    person_panels=(
        PersonPanel(
            key="voice_screening", render=f"{HERE}.panels.person_panel", column="right", order=25, is_blind_safe=True
        ),
    ),
    home_cards=(
        HomeCard(
            key="voice_screening", render=f"{HERE}.panels.today_card", permission="voice_screening.decide", order=18
        ),
    ),
    handlers=(f"{HERE}.handlers",),
    needs=("applications", "question_bank", "interviews"),
)
