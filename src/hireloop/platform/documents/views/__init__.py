"""The pages of document templates."""
