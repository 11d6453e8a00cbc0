"""Character n-grams: knows no meaning, only likeness of wording. Any language, no model, quick."""

import math
import unicodedata
import zlib
from collections import Counter
from collections.abc import Sequence

import numpy as np

from hireloop.kernel.languages import LANGUAGES, Language

from .embedding import Vectors, unit_length
from .provenance import Provenance
from .settings import EngineSettings

DIMENSIONS = 4096
LENGTHS = (1, 2, 3)
VERSION = "1"


class NgramEmbedder:
    languages: tuple[Language, ...] = LANGUAGES

    def __init__(self, settings: EngineSettings) -> None:
        self.provenance = Provenance(step="embedding", engine="character-ngrams", version=VERSION)

    def embed(self, texts: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        for row, text in zip(vectors, texts, strict=True):
            for gram, count in ngrams(text).items():
                row[zlib.crc32(gram.encode()) % DIMENSIONS] += 1 + math.log(count)
        return unit_length(vectors)


def ngrams(text: str) -> Counter[str]:
    """Runs of 1 to 3 characters, across words, punctuation left out."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    kept = "".join(character if character.isalnum() else " " for character in plain)
    line = " ".join(kept.split())
    grams = (line[start : start + length] for length in LENGTHS for start in range(len(line) - length + 1))
    return Counter(gram for gram in grams if not gram.isspace())
