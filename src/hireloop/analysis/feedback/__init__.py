"""The summary with suggestions that a candidate gets once a person has released it."""

from .drafting import draft_feedback

__all__ = ["draft_feedback"]
