"""Alike texts lie close together, whichever engine measures it."""

import importlib.util

import numpy as np
import pytest

from hireloop.engines import embedding_minilm
from hireloop.engines.embedding_minilm import MiniLMEmbedder
from hireloop.engines.embedding_ngrams import NgramEmbedder
from hireloop.engines.embedding_openai import OpenAIEmbedder
from hireloop.engines.errors import EngineFailed, EngineUnavailable
from hireloop.engines.model_files import packaged_file
from hireloop.engines.settings import EngineSettings
from hireloop.engines.word_pieces import WordPieces

from .conftest import Reply

SETTINGS = EngineSettings("embedding")
needs_minilm = pytest.mark.skipif(
    importlib.util.find_spec(embedding_minilm.PACKAGE) is None, reason="the MiniLM weights are not installed here"
)


@pytest.fixture(scope="module")
def minilm():
    return MiniLMEmbedder(SETTINGS)


def check_shape(vectors, count):
    assert vectors.shape[0] == count
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_ngrams_know_alike_wording():
    engine = NgramEmbedder(SETTINGS)
    asked, near, far = engine.embed(["说说一次团队冲突", "讲讲团队里的一次冲突", "薪资期望是多少"])
    check_shape(np.stack([asked, near, far]), 3)
    assert asked @ near > 0.3 > asked @ far


def test_ngrams_look_past_width_case_and_punctuation():
    plain, dressed = NgramEmbedder(SETTINGS).embed(["python 项目,完成", "Ｐｙｔｈｏｎ　项目！完成。"])
    assert plain @ dressed == pytest.approx(1)


def test_empty_texts_have_no_direction():
    assert not NgramEmbedder(SETTINGS).embed(["", "。。"]).any()
    assert NgramEmbedder(SETTINGS).embed([]).shape[0] == 0


@needs_minilm
def test_minilm_knows_alike_meaning(minilm):
    asked, near, far = minilm.embed(
        ["How do I reset my password?", "I forgot the code for signing in.", "The weather is nice today."]
    )
    check_shape(np.stack([asked, near, far]), 3)
    assert asked @ near > 0.4
    assert asked @ far < 0.1


@needs_minilm
@pytest.mark.parametrize(
    ("first", "second", "cosine"),
    [
        ("The cat sits outside", "The cat plays in the garden", 0.6788),
        ("I love pasta", "Do you like pizza?", 0.5096),
        ("The new movie is awesome", "The new movie is so great", 0.8939),
    ],
)
def test_minilm_gives_what_its_publisher_shows(minilm, first, second, cosine):
    """Pairs and figures of the sentence-transformers documentation."""
    one, other = minilm.embed([first, second])
    assert one @ other == pytest.approx(cosine, abs=0.0001)


@needs_minilm
def test_minilm_gives_the_same_alone_and_in_company(minilm):
    texts = [
        "We met.",
        "I called a meeting and we agreed on a plan for the release of the payment service.",
        "x " * 400,
        "",
    ]
    together = minilm.embed(texts)
    assert np.allclose(together, np.vstack([minilm.embed([text]) for text in texts]), atol=1e-5)
    assert not together[3].any()
    assert minilm.embed([]).shape == (0, 384)


@needs_minilm
def test_minilm_refuses_changed_weights(tmp_path, monkeypatch):
    changed = tmp_path / "model.safetensors"
    changed.write_bytes(b"\0" * 100)
    monkeypatch.setattr(embedding_minilm, "packaged_file", lambda *parts: changed)
    with pytest.raises(EngineUnavailable, match="not the original"):
        _ = MiniLMEmbedder(SETTINGS)._model


@needs_minilm
def test_words_fall_into_known_pieces():
    pieces = WordPieces(packaged_file(embedding_minilm.PACKAGE, "model", "vocab.txt"))
    assert pieces.numbers("Hello, world!", most=20) == [101, 7592, 1010, 2088, 999, 102]
    assert pieces.numbers("Unaffable café", most=20) == [101, 14477, 20961, 3468, 7668, 102]
    assert pieces.numbers("word " * 50, most=5) == [101, 2773, 2773, 2773, 102]
    assert pieces.numbers("你好", most=9) == pieces.numbers("你 好", most=9)


def server_engine(server) -> OpenAIEmbedder:
    return OpenAIEmbedder(EngineSettings("embedding", url=server.url, model="bge-m3"))


def test_the_servers_vectors_are_put_in_order_and_to_length(server):
    server.replies = [Reply({"data": [{"index": 1, "embedding": [0, 2]}, {"index": 0, "embedding": [3, 4]}]})]
    assert server_engine(server).embed(["a", "b"]) == pytest.approx(np.array([[0.6, 0.8], [0, 1]]))
    assert server.calls[0].json["input"] == ["a", "b"]


@pytest.mark.parametrize(
    "body",
    [
        "<html>",
        "{}",
        {"data": []},
        {"data": [{"index": 0, "embedding": [1]}]},
        {"data": [{"index": 0, "embedding": "x"}] * 2},
    ],
)
def test_a_malformed_answer_is_told(server, body):
    server.replies = [Reply(body)]
    with pytest.raises(EngineFailed, match="wrong form"):
        server_engine(server).embed(["a", "b"])
