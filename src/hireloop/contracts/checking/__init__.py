"""The law's view of a contract: of one that is being drafted, and of any file."""
