from .match import MatchReport, RequirementOverride, RequirementVerdict
from .proposals import RejectionProposal
from .settings import BlindLift, ScreeningSetting

__all__ = [
    "BlindLift",
    "MatchReport",
    "RejectionProposal",
    "RequirementOverride",
    "RequirementVerdict",
    "ScreeningSetting",
]
