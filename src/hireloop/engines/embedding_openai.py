"""Vectors from an OpenAI-compatible server (``/v1/embeddings``)."""

import json
from collections.abc import Sequence

import numpy as np

from hireloop.kernel.errors import N_
from hireloop.kernel.languages import LANGUAGES, Language

from .embedding import Vectors, unit_length
from .errors import EngineFailed, EngineUnavailable
from .openai_server import OpenAIServer
from .provenance import Provenance
from .settings import EngineSettings

TIMEOUT_S = 60.0
BATCH = 64


class OpenAIEmbedder:
    languages: tuple[Language, ...] = LANGUAGES

    def __init__(self, settings: EngineSettings) -> None:
        self._server = OpenAIServer(settings)
        if not settings.model:
            raise EngineUnavailable(
                N_("Set %(variable)s to the name of the server's model."), variable=settings.variable("model")
            )
        self._model = settings.model
        self.provenance = Provenance(step="embedding", engine="openai-compatible", version=settings.model)

    def embed(self, texts: Sequence[str]) -> Vectors:
        batches = [self._batch(texts[start : start + BATCH]) for start in range(0, len(texts), BATCH)]
        return np.vstack(batches) if batches else np.zeros((0, 0), dtype=np.float32)

    def _batch(self, texts: Sequence[str]) -> Vectors:
        body = {"model": self._model, "input": list(texts), "encoding_format": "float"}
        reply = self._server.post("embeddings", json=body, timeout_s=TIMEOUT_S)
        try:
            rows = sorted(json.loads(reply)["data"], key=lambda row: row["index"])
            vectors = np.array([row["embedding"] for row in rows], dtype=np.float32)
        except (ValueError, LookupError, TypeError) as error:
            raise malformed(str(error)) from error
        if vectors.ndim != 2 or len(vectors) != len(texts) or not np.isfinite(vectors).all():
            raise malformed(f"{len(rows)} vectors for {len(texts)} texts")
        return unit_length(vectors)


def malformed(why: str) -> EngineFailed:
    return EngineFailed(
        N_("The embedding server's answer has the wrong form: %(why)s"), code="engine_malformed", why=why
    )
