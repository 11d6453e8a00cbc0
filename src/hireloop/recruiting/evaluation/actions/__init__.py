"""Everything that can be done in an evaluation, one file per matter."""

from .decisions import decide
from .feedback import change_feedback, draft_for, mark_read, needed_draft_for, release_feedback
from .results import forget_signals, save_answer_result, save_report
from .reviews import close_reviews, open_review, take_review
from .scorecards import open_machine_view, save_scorecard

__all__ = [
    "change_feedback",
    "close_reviews",
    "decide",
    "draft_for",
    "forget_signals",
    "mark_read",
    "needed_draft_for",
    "open_machine_view",
    "open_review",
    "release_feedback",
    "save_answer_result",
    "save_report",
    "save_scorecard",
    "take_review",
]
