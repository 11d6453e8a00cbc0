"""The conversation while it goes on: one socket per candidate."""
