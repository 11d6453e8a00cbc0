"""What the words of one answer show: STAR, relevance, key points, indicators, specificity, own part, structure."""

from hireloop.analysis.content.measuring import Rater, measure_content

__all__ = ["Rater", "measure_content"]
