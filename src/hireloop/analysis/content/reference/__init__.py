"""Holding an answer against a reference answer."""

from hireloop.analysis.content.reference.comparing import Comparison, Point, compare_with_reference

__all__ = ["Comparison", "Point", "compare_with_reference"]
