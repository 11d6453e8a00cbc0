"""The mails to the candidate, in the language of the interview's person."""

from typing import Any

from hireloop.platform.audit.actor import Actor
from hireloop.platform.notifications import actions as notifications
from hireloop.platform.notifications.models import Message
from hireloop.web.times import time_with_zone

from .links import new_candidate_url
from .models import Interview
from .timing import expected_minutes


def write_to_candidate(
    interview: Interview, template: str, *, actor: Actor, with_link: bool = False, **more: Any
) -> Message:
    context: dict[str, Any] = {
        "person": interview.person,
        "interview": interview,
        "job_title": interview.application.job.title,
        "question_count": interview.questions.count(),
        "minutes": expected_minutes(interview),
        "open_until": time_with_zone(interview.expires_at),
        **more,
    }
    if with_link:
        context["link"] = new_candidate_url(interview)
    return notifications.send(template, to_person=interview.person, context=context, actor=actor)
