"""Signing services from outside, behind one protocol: hand a document over, ask how it stands, fetch it signed."""
