"""What can be wrong with an upload; the code tells the candidate's browser what to do next."""

from collections.abc import Mapping, Sequence

from hireloop.kernel.errors import N_, BadInput, Conflict, NotFound


class InterviewClosed(Conflict):
    code = "interview_closed"

    def __init__(self) -> None:
        super().__init__(N_("This interview is closed: it was sent, has expired or was cancelled."))


class AnswerUnknown(NotFound):
    code = "answer_unknown"

    def __init__(self) -> None:
        super().__init__(N_("There is no such answer in this interview."))


class AnswerReplaced(Conflict):
    code = "answer_replaced"

    def __init__(self) -> None:
        super().__init__(N_("A later take has replaced this one."))


class NoTakesLeft(Conflict):
    code = "no_takes_left"

    def __init__(self) -> None:
        super().__init__(N_("This question has no further take."))


class ChunkDamaged(BadInput):
    code = "chunk_damaged"
    status = 422

    def __init__(self) -> None:
        super().__init__(N_("This part of the recording was damaged on the way. It is sent again."))


class ChunkTooLarge(BadInput):
    code = "chunk_too_large"
    status = 413

    def __init__(self, limit: int) -> None:
        super().__init__(N_("One part of a recording may have %(limit)s bytes at most."), limit=limit)


class RecordingFull(BadInput):
    code = "recording_full"
    status = 413

    def __init__(self, limit_mb: int) -> None:
        super().__init__(
            N_("The recording of this answer has reached the limit of %(limit_mb)s MB. What is there is kept."),
            limit_mb=limit_mb,
        )


class SegmentTaken(Conflict):
    """Another recorder writes into that segment; ``next_number`` is free, or already this recorder's own."""

    code = "segment_taken"

    def __init__(self, next_number: int) -> None:
        super().__init__(N_("Another device was recording here."))
        self.next_number = next_number


class ChunksMissing(Conflict):
    """``missing`` maps the segment's number to the places that are not here yet."""

    code = "chunks_missing"

    def __init__(self, missing: Mapping[int, Sequence[int]]) -> None:
        super().__init__(N_("Parts of the recording have not arrived yet."))
        self.missing = missing
