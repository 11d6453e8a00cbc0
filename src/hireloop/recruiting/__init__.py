"""From a job to a decision."""
