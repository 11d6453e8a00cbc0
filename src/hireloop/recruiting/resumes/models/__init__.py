"""Résumés as they were read, imports of many, the index of the talent pool, and people who may be the same."""

from .duplicates import DuplicatePair
from .imports import ImportBatch, ImportItem
from .pool import PoolConsent, PoolEntry, PoolToken
from .resume import ContactMark, Resume, ResumeCorrection

__all__ = [
    "ContactMark",
    "DuplicatePair",
    "ImportBatch",
    "ImportItem",
    "PoolConsent",
    "PoolEntry",
    "PoolToken",
    "Resume",
    "ResumeCorrection",
]
