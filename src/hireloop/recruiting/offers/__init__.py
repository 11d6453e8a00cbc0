"""Offers 录用通知: terms prepared from what is known, approved, sent, asked about, and answered by signature."""
