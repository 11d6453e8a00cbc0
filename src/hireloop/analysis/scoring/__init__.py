"""From the scores of single answers to one result per dimension, with its band and its evidence."""

from hireloop.analysis.scoring.across_answers import score_dimensions, score_traits
from hireloop.analysis.scoring.style import describe_style

__all__ = ["describe_style", "score_dimensions", "score_traits"]
