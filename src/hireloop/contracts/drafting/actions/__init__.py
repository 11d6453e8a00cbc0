"""The only writer of contracts."""

from .approving import approve, hand_in, reopen, take_back
from .asking import answer_facts, ask_for_facts, ask_where_needed, facts_url
from .bulk import (
    BatchTerms,
    draft_row,
    forget_old_rows,
    go_on_drafting,
    lay_out,
    start_drafting,
    stop_drafting,
    undo_drafting,
)
from .drafting import NewContract, draft_contract, end_of_term
from .editing import Terms, adopt, keep_version, save_terms
from .ending import cancel, end, note_export, put_in_force
from .library import retire_clause, save_clause
from .overriding import override, withdraw_override
from .sending import came_back, mark_signed, send_for_signing
from .suggesting import decide_suggestion, suggest_terms

__all__ = [
    "BatchTerms",
    "NewContract",
    "Terms",
    "adopt",
    "answer_facts",
    "approve",
    "ask_for_facts",
    "ask_where_needed",
    "came_back",
    "cancel",
    "decide_suggestion",
    "draft_contract",
    "draft_row",
    "end",
    "end_of_term",
    "facts_url",
    "forget_old_rows",
    "go_on_drafting",
    "hand_in",
    "keep_version",
    "lay_out",
    "mark_signed",
    "note_export",
    "override",
    "put_in_force",
    "reopen",
    "retire_clause",
    "save_clause",
    "save_terms",
    "send_for_signing",
    "start_drafting",
    "stop_drafting",
    "suggest_terms",
    "take_back",
    "undo_drafting",
    "withdraw_override",
]
