"""What is handed in for a signature beside the document and the key."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Proof:
    """What goes into the file so that it can be checked without asking anybody.

    ``roots`` and ``others`` are PEM, ``lists`` revocation lists (DER) of the authorities in between. With ``fetch``
    the certificates' own addresses are asked too (certificates from elsewhere).
    """

    roots: tuple[bytes, ...]
    others: tuple[bytes, ...] = ()
    lists: tuple[bytes, ...] = ()
    fetch: bool = False


@dataclass(frozen=True)
class Statement:
    """What the signature says of itself; readers show it. ``name`` is the signer's, as the document has it."""

    name: str
    reason: str = ""
    location: str = ""
