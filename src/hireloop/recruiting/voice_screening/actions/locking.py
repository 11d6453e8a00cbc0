"""Loads for writing: one writer at a time per screening or answer."""

from uuid import UUID

from ..errors import NotAgreedYet, ScreeningClosed, TalkGoesOn, TalkOver
from ..models import VoiceAnswer, VoiceScreening
from ..states import ScreeningStatus

AGREED = {ScreeningStatus.CONSENTED, ScreeningStatus.IN_PROGRESS}


def locked_screening(screening_id: UUID) -> VoiceScreening:
    return (
        VoiceScreening.objects.select_for_update(of=("self",))
        .select_related("person", "application__job", "invited_by")
        .get(pk=screening_id)
    )


def open_for_writing(screening_id: UUID) -> VoiceScreening:
    """The locked screening; raises ScreeningClosed unless the candidate may go on."""
    screening = locked_screening(screening_id)
    if not screening.is_open:
        raise ScreeningClosed
    return screening


def agreed_for_writing(screening_id: UUID) -> VoiceScreening:
    """As ``open_for_writing``; raises NotAgreedYet before the notice was read, TalkOver after the last question."""
    screening = open_for_writing(screening_id)
    if screening.status == ScreeningStatus.CHECKING:
        raise TalkOver
    if screening.status not in AGREED:
        raise NotAgreedYet
    return screening


def locked_answer(answer_id: UUID) -> VoiceAnswer:
    """The locked answer of a talk that goes on; raises ScreeningClosed, TalkOver."""
    answer = _locked(answer_id)
    if answer.question.screening.status == ScreeningStatus.CHECKING:
        raise TalkOver
    return answer


def locked_answer_to_check(answer_id: UUID) -> VoiceAnswer:
    """The locked answer of a talk that is over and not sent; raises ScreeningClosed, TalkGoesOn."""
    answer = _locked(answer_id)
    if answer.question.screening.status != ScreeningStatus.CHECKING:
        raise TalkGoesOn
    return answer


def _locked(answer_id: UUID) -> VoiceAnswer:
    answer = (
        VoiceAnswer.objects.select_for_update(of=("self",))
        .select_related("question__screening__person")
        .get(pk=answer_id)
    )
    if not answer.question.screening.is_open:
        raise ScreeningClosed
    return answer
