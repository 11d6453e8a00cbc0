"""What can be wrong in the room; the code tells the candidate's browser what to do next."""

from hireloop.kernel.errors import N_, BadInput, Conflict, NotFound


class ScreeningClosed(Conflict):
    code = "screening_closed"

    def __init__(self) -> None:
        super().__init__(N_("This voice screening is closed: it was held, has expired or was cancelled."))


class SwitchedOff(NotFound):
    def __init__(self) -> None:
        super().__init__(N_("The voice screening is not available at the moment. What you said is kept."))


class TalkOver(Conflict):
    """The questions are over: what is left is to look over the answers and send them."""

    code = "talk_over"

    def __init__(self) -> None:
        super().__init__(N_("The questions are over. Please look over your answers, then send them."))


class TalkGoesOn(Conflict):
    code = "talk_goes_on"

    def __init__(self) -> None:
        super().__init__(N_("The questions are not over yet; go on with the voice screening first."))


class NotAgreedYet(Conflict):
    code = "not_agreed"

    def __init__(self) -> None:
        super().__init__(N_("Please read the notice first and say what you agree to."))


class SegmentUnknown(NotFound):
    code = "segment_unknown"

    def __init__(self) -> None:
        super().__init__(N_("There is no such recording in this voice screening."))


class SoundMissing(Conflict):
    """Sound before this piece has not arrived; ``expected`` is the sample to go on from."""

    code = "sound_missing"

    def __init__(self, expected: int) -> None:
        super().__init__(N_("A part of the recording before this one has not arrived."))
        self.expected = expected


class SoundTooLarge(BadInput):
    code = "sound_too_large"
    status = 413

    def __init__(self, seconds: int) -> None:
        super().__init__(N_("One piece of sound may last %(seconds)s seconds at most."), seconds=seconds)


class AnswerFull(BadInput):
    code = "answer_full"
    status = 413

    def __init__(self, minutes: int) -> None:
        super().__init__(
            N_("The recording of this answer has reached %(minutes)s minutes. What is there is kept."), minutes=minutes
        )
