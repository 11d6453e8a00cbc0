"""Colleagues who sign in, what they may do, and the links by which candidates come."""
