"""Documents to text with places: PDF, DOCX, plain text, pictures. No opinion on what the text means."""

from .model import Box, Document, Flag, Line
from .reading import read_document

__all__ = ["Box", "Document", "Flag", "Line", "read_document"]
