"""What is assessed: twelve competencies, five personality tendencies and the communication style, as data files."""

from hireloop.analysis.dimensions.catalog import COMPETENCIES, STYLE, TRAITS, catalog, find_key
from hireloop.analysis.dimensions.model import Dimension, Indicator

__all__ = ["COMPETENCIES", "STYLE", "TRAITS", "Dimension", "Indicator", "catalog", "find_key"]
