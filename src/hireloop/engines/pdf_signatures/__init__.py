"""Signatures in PDF files (PAdES): certificates, stamps, signing, verifying. Keys are handed in."""
