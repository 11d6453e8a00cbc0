"""The only writer of contracts."""

from .approving import approve, hand_in, reopen, take_back
from .asking import answer_facts, ask_for_facts, ask_where_needed, facts_url
from .drafting import NewContract, draft_contract, end_of_term
from .editing import Terms, adopt, keep_version, save_terms
from .ending import cancel, end, note_export, put_in_force
from .library import retire_clause, save_clause
from .overriding import override, withdraw_override
from .sending import came_back, mark_signed, send_for_signing
from .suggesting import decide_suggestion, suggest_terms

__all__ = [
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
    "end",
    "end_of_term",
    "facts_url",
    "hand_in",
    "keep_version",
    "mark_signed",
    "note_export",
    "override",
    "put_in_force",
    "reopen",
    "retire_clause",
    "save_clause",
    "save_terms",
    "send_for_signing",
    "suggest_terms",
    "take_back",
    "withdraw_override",
]
