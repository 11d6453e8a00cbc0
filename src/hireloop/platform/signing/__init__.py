"""Electronic signatures: envelopes, signers, seals, the installation's certificates, evidence."""
