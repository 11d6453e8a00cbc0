"""The only writer of offers: preparing, approval, sending, the candidate's answer, ends."""

from .answering import accept_offer, decline_offer, note_viewed
from .approving import hand_in, note_approved, note_not_approved
from .asking import answer_question, ask_question
from .ending import expire_offers, remind_candidates, withdraw_offer
from .exporting import note_export
from .preparing import prepare_offer, revise_offer, save_draft
from .printing import printed
from .sending import offer_url, send_again, send_offer

__all__ = [
    "accept_offer",
    "answer_question",
    "ask_question",
    "decline_offer",
    "expire_offers",
    "hand_in",
    "note_approved",
    "note_export",
    "note_not_approved",
    "note_viewed",
    "offer_url",
    "prepare_offer",
    "printed",
    "remind_candidates",
    "revise_offer",
    "save_draft",
    "send_again",
    "send_offer",
    "withdraw_offer",
]
