"""A job description (JD) to a draft of a job: requirements and profile, each with its place in the text."""

from hireloop.analysis.job_drafts.drafting import draft_of_document, draft_of_text
from hireloop.analysis.job_drafts.model import (
    DraftedLine,
    DraftedRequirement,
    JobSpecDraft,
    LeftOut,
)

__all__ = ["DraftedLine", "DraftedRequirement", "JobSpecDraft", "LeftOut", "draft_of_document", "draft_of_text"]
