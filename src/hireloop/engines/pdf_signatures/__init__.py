"""Signatures in PDF files (PAdES): certificates, stamps, signing, verifying. Keys are handed in."""

import logging

# What pyHanko logs is said in its answers too, and holds names.
for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)
