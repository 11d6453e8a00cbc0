"""The person's other conversations with the house, beside the one that is looked at."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from hireloop.platform.accounts.access import can
from hireloop.platform.accounts.models import User
from hireloop.platform.modules import switches
from hireloop.recruiting.interviews import queries as interviews
from hireloop.recruiting.interviews.models import Interview
from hireloop.recruiting.voice_screening import queries as voice_screening

from .models import Decision


@dataclass(frozen=True)
class EarlierTalk:
    """``outcome`` is what people decided; "" where nobody has. ``icon`` is a Tabler icon."""

    kind: str
    icon: str
    title: Any
    held_at: datetime
    outcome: str
    url: str


def earlier_of(interview: Interview, *, reader: User) -> list[EarlierTalk]:
    """What was held and the reader may see, the newest first. The machine's views stay on their own pages."""
    found = [*_voice(interview, reader), *_interviews(interview, reader)]
    return sorted(found, key=lambda talk: talk.held_at, reverse=True)


def _voice(interview: Interview, reader: User) -> list[EarlierTalk]:
    if not switches.is_on("voice_screening") or not can(reader, "voice_screening.view"):
        return []
    held = voice_screening.of_person(reader, interview.person).exclude(submitted_at=None)
    return [
        EarlierTalk(
            kind=_("Voice screening"),
            icon="microphone",
            title=each.title,
            held_at=each.submitted_at,
            outcome=each.get_decided_display() if each.decided else "",
            url=reverse("voice_screening:detail", args=[each.pk]),
        )
        for each in held
        if each.submitted_at
    ]


def _interviews(interview: Interview, reader: User) -> list[EarlierTalk]:
    held = interviews.of_person(reader, interview.person).exclude(pk=interview.pk).exclude(submitted_at=None)
    decided: dict[Any, str] = {}
    for decision in Decision.objects.filter(interview__in=list(held)):
        decided.setdefault(decision.interview_id, decision.get_verdict_display())
    return [
        EarlierTalk(
            kind=_("Video interview"),
            icon="video",
            title=each.title,
            held_at=each.submitted_at,
            outcome=decided.get(each.pk, ""),
            url=reverse("evaluation:interview", args=[each.pk]),
        )
        for each in held
        if each.submitted_at
    ]
