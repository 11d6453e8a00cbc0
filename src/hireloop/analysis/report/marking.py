"""The transcript cut into pieces, so that every quote of evidence stands out and can be pointed at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any


@dataclass(frozen=True)
class Piece:
    """A run of the transcript with the numbers of all evidence that quotes it; ``starts`` are those that begin here."""

    text: str
    numbers: tuple[int, ...]
    starts: tuple[int, ...]


def marked(text: str, evidence: Sequence[Mapping[str, Any]]) -> list[Piece]:
    """``evidence`` entries have ``number``, ``start_char``, ``end_char``; those without a place are left out."""
    placed = [entry for entry in evidence if entry["start_char"] is not None and entry["end_char"] is not None]
    edges = {0, len(text)}
    for entry in placed:
        edges |= {min(max(entry[edge], 0), len(text)) for edge in ("start_char", "end_char")}
    cuts = sorted(edges)
    pieces = []
    for start, end in pairwise(cuts):
        inside = [entry for entry in placed if entry["start_char"] <= start and entry["end_char"] >= end]
        begins = tuple(entry["number"] for entry in inside if entry["start_char"] == start)
        pieces.append(Piece(text[start:end], tuple(entry["number"] for entry in inside), begins))
    return pieces
