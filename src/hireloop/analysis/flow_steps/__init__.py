"""What ``interview_flow`` is made of: the steps, what switches them off, and how they are run."""
