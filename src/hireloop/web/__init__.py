"""The page shell that every page shares."""
