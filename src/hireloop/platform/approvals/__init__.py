"""Approvals 审批: who has to agree before something goes out, in which order, and what they said."""
