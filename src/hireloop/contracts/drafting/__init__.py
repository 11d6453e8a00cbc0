"""Labour contracts from the first draft to the last day: terms, versions, approval, signing."""
