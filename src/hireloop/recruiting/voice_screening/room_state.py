"""Where one candidate is, as the room in the browser wants it. The server's state decides."""

from typing import Any

from hireloop.platform.privacy import gate

from .models import VoiceQuestion, VoiceScreening
from .models.script import Patience
from .queries import current_question
from .spoken import asked_text


def room_state(screening: VoiceScreening) -> dict[str, Any]:
    """Plain values for JSON. Only the question that is being asked is in it."""
    consents = gate.allowed_purposes(screening.person_id)
    question = current_question(screening)
    return {
        "id": str(screening.pk),
        "status": screening.status,
        "is_open": screening.is_open,
        "in_writing": screening.in_writing or "recording" not in consents,
        "consents": sorted(consents),
        "language": screening.language,
        "voice": screening.voice,
        "patience_ms": screening.manner.patience_ms,
        "patience_choices": list(Patience.values),
        "total": screening.questions.count(),
        "question": _question(question) if question else None,
    }


def _question(question: VoiceQuestion) -> dict[str, Any]:
    answer = getattr(question, "answer", None)
    return {
        "number": question.position,
        "text": asked_text(question),
        "main": question.text,
        "part": answer.part if answer else 1,
        "written": (answer.written or "") if answer else "",
        "has_begun": answer is not None,
    }
