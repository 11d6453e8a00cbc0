"""How long an interview takes."""

from .models import Interview

ARRIVAL_S = 180
"""Notice, device check and practice, together."""

CHECKING_S = 45
"""Looking over one answer before sending."""


def expected_minutes(interview: Interview) -> int:
    """Minutes to allow for, rounded up to five."""
    questions = interview.questions.all()
    seconds = ARRIVAL_S + sum(
        interview.seconds_with_extra(question.think_seconds + question.answer_seconds) + CHECKING_S
        for question in questions
    )
    return max(5, -(-seconds // 300) * 5)
