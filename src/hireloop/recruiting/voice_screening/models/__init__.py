from .answers import VoiceAnswer, VoiceChunk, VoiceSegment
from .results import VoiceDecision, VoiceProposal, VoiceResult
from .screening import VoiceQuestion, VoiceScreening
from .script import VoiceScript, VoiceScriptLine, VoiceSource

__all__ = [
    "VoiceAnswer",
    "VoiceChunk",
    "VoiceDecision",
    "VoiceProposal",
    "VoiceQuestion",
    "VoiceResult",
    "VoiceScreening",
    "VoiceScript",
    "VoiceScriptLine",
    "VoiceSegment",
    "VoiceSource",
]
