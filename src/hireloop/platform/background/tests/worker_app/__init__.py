"""An app with tasks, for workers that run as real processes."""
