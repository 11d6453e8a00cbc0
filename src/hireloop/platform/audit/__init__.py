"""Who did what, when, to whom, and why: append-only, chained by hash, and the outbox of everything that follows."""
