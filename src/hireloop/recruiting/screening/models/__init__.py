from .match import MatchReport, RequirementOverride, RequirementVerdict
from .proposals import RejectionProposal
from .settings import BlindFor, BlindLift, BlindUntil, ScreeningSetting

__all__ = [
    "BlindFor",
    "BlindLift",
    "BlindUntil",
    "MatchReport",
    "RejectionProposal",
    "RequirementOverride",
    "RequirementVerdict",
    "ScreeningSetting",
]
