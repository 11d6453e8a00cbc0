from .answers import Answer, AnswerText, Chunk, Segment, TextSource
from .interview import Interview, InterviewQuestion
from .support import AdjustmentKind, AdjustmentRequest, DeviceCheck, IntegritySignal, RequestStatus, SignalKind

__all__ = [
    "AdjustmentKind",
    "AdjustmentRequest",
    "Answer",
    "AnswerText",
    "Chunk",
    "DeviceCheck",
    "IntegritySignal",
    "Interview",
    "InterviewQuestion",
    "RequestStatus",
    "Segment",
    "SignalKind",
    "TextSource",
]
