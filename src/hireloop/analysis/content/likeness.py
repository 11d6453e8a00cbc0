"""How much of one answer stands in another: a prompt for a person to look, never a score.

Broder, "On the resemblance and containment of documents" (1997): texts are compared by keyed hashes of their
shingles, so that they can be told alike without keeping or opening either text.
"""

import hashlib
import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .tokens import normalised

TOKEN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]|[a-z]+(?:'[a-z]+)?|\d+(?:\.\d+)?")
SHINGLE = 5
"""Tokens that must follow one another: Chinese characters, words, numbers. Set phrases are shorter."""
FEWEST_SHINGLES = 25
"""Shorter answers are alike by chance."""
MOST_SHINGLES = 1024

Sketch = NDArray[np.uint64]


def sketch_of(text: str, *, key: bytes, without: str = "") -> Sketch:
    """The smallest keyed hashes of the text's shingles, sorted, at most ``MOST_SHINGLES``.

    What also stands in ``without`` (the question, which people repeat) is left out.
    """
    hashes = {_hash(shingle, key) for shingle in _shingles(text) - _shingles(without)}
    return np.array(sorted(hashes)[:MOST_SHINGLES], dtype=np.uint64)


def likeness(one: Sketch, other: Sketch) -> float | None:
    """0-1: which part of the shorter text stands in the longer one; None where either is too short to tell."""
    if min(len(one), len(other)) < FEWEST_SHINGLES:
        return None
    # Where a sketch was cut, only the range that both cover whole can be compared.
    limit = min(_covered(one), _covered(other))
    first, second = one[one <= limit], other[other <= limit]
    shorter = min(len(first), len(second))
    return len(np.intersect1d(first, second, assume_unique=True)) / shorter if shorter else 0.0


def most_alike(one: Sketch, others: Sequence[Sketch], *, at_least: float) -> list[tuple[int, float]]:
    """(index, likeness) of those at least so alike, the most alike first."""
    found = [(index, share) for index, other in enumerate(others) if (share := likeness(one, other)) is not None]
    return sorted((pair for pair in found if pair[1] >= at_least), key=lambda pair: -pair[1])


def _covered(sketch: Sketch) -> np.uint64:
    return sketch[-1] if len(sketch) == MOST_SHINGLES else np.iinfo(np.uint64).max  # type: ignore[return-value]


def _shingles(text: str) -> set[tuple[str, ...]]:
    tokens = TOKEN.findall(normalised(text))
    return {tuple(tokens[start : start + SHINGLE]) for start in range(len(tokens) - SHINGLE + 1)}


def _hash(shingle: tuple[str, ...], key: bytes) -> int:
    return int.from_bytes(hashlib.blake2b("\x1f".join(shingle).encode(), key=key[:64], digest_size=8).digest(), "big")
