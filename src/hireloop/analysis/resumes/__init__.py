"""Résumés to structured values, each with the place in the document that it came from."""

from .dates import PartialDate
from .model import ParsedResume, Source, Value
from .reading import parse_resume

__all__ = ["ParsedResume", "PartialDate", "Source", "Value", "parse_resume"]
