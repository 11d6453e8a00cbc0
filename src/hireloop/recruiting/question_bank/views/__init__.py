"""The pages of the question bank: single questions, and templates."""
