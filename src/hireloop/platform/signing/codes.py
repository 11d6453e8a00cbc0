"""Short codes for people: the document's code, which is printed in it, and the one-time code of a signer."""

import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without signs that look alike."""


def new_document_code() -> str:
    """Like "7KQM-2XRA-9TBD": 12 of 30 signs, about 59 bits."""
    signs = "".join(secrets.choice(ALPHABET) for _ in range(12))
    return "-".join(signs[start : start + 4] for start in (0, 4, 8))


def normal_document_code(typed: str) -> str:
    """What somebody typed, in the form in which it is kept."""
    signs = "".join(sign for sign in typed.upper() if sign in ALPHABET)
    return "-".join(signs[start : start + 4] for start in range(0, len(signs), 4))


def new_one_time_code() -> str:
    return f"{secrets.randbelow(1_000_000):06d}"
