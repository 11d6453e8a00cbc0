"""What a labour contract says: its facts, its clauses, and how both become text. No tables, no requests."""
