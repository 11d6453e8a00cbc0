"""The faces of the evaluation: thin, calling queries and actions."""
