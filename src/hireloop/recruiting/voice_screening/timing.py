"""How long a voice screening takes."""

from .models import VoiceScreening

ARRIVAL_S = 120
"""Notice, microphone and greeting, together."""

USUAL_ANSWER_S = 100
"""A question, an answer and sometimes a follow-up."""


CHECKING_S = 30
"""Looking over one answer before sending."""


def expected_minutes(screening: VoiceScreening) -> int:
    """Minutes to allow for, rounded up."""
    seconds = ARRIVAL_S + screening.questions.count() * (CHECKING_S + min(USUAL_ANSWER_S, screening.answer_seconds))
    return max(3, -(-seconds // 60))
