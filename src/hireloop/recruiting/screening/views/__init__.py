"""The pages of screening: ranked lists, one match, comparing, proposals, blind mode."""
