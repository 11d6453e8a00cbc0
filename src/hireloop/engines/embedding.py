"""Texts as vectors, so that alike texts lie close together."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from hireloop.kernel.languages import Language

from .provenance import Provenance

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """``embed`` gives (n, d) float32 of length 1 (0 for an empty text), so that a product is the cosine.

    Cosines of different engines cannot be compared with each other.
    """

    languages: tuple[Language, ...]
    provenance: Provenance

    def embed(self, texts: Sequence[str]) -> Vectors: ...


def unit_length(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)
