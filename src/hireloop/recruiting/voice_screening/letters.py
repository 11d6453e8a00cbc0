"""The mails to the candidate."""

from typing import Any

from hireloop.platform.audit.actor import Actor
from hireloop.platform.notifications import actions as notifications
from hireloop.platform.notifications.models import Message
from hireloop.web.times import time_with_zone

from .links import new_candidate_url
from .models import VoiceScreening
from .timing import expected_minutes


def write_to_candidate(
    screening: VoiceScreening, template: str, *, actor: Actor, with_link: bool = False, **more: Any
) -> Message:
    context: dict[str, Any] = {
        "person": screening.person,
        "screening": screening,
        "job_title": screening.application.job.title,
        "question_count": screening.questions.count(),
        "minutes": expected_minutes(screening),
        "open_until": time_with_zone(screening.closes_at if screening.talk_ended_at else screening.expires_at),
        **more,
    }
    if with_link:
        context["link"] = new_candidate_url(screening)
    return notifications.send(template, to_person=screening.person, context=context, actor=actor)
