"""Everything that the platform stands on: who, whose, what happened, in secret, with consent."""
