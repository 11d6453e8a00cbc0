"""Which engine is taken, and what is said about those that are not ready."""

import pytest

from hireloop.engines import catalog
from hireloop.engines.embedding_ngrams import NgramEmbedder
from hireloop.engines.errors import EngineUnavailable
from hireloop.engines.settings import EngineSettings
from hireloop.engines.speech_to_text_openai import OpenAISpeechToText
from hireloop.engines.speech_to_text_pocketsphinx import PocketsphinxSpeechToText
from hireloop.kernel.errors import BadInput


def test_without_settings_it_takes_the_embedded_one():
    assert isinstance(catalog.engine("speech_to_text"), PocketsphinxSpeechToText)
    assert isinstance(catalog.engine("embedding", language="zh"), NgramEmbedder)


def test_the_environment_chooses(monkeypatch):
    monkeypatch.setenv("ENGINE_EMBEDDING", "ngrams")
    assert isinstance(catalog.engine("embedding", language="en"), NgramEmbedder)


def test_a_configured_server_comes_first(monkeypatch):
    monkeypatch.setenv("ENGINE_SPEECH_TO_TEXT_URL", "http://127.0.0.1:9/v1")
    assert isinstance(catalog.engine("speech_to_text", language="zh"), OpenAISpeechToText)


def test_the_organisations_settings_come_before_the_environment(monkeypatch):
    monkeypatch.setenv("ENGINE_EMBEDDING", "minilm")
    settings = EngineSettings("embedding", name="ngrams")
    assert isinstance(catalog.engine("embedding", settings=settings), NgramEmbedder)


def test_a_name_comes_before_all(monkeypatch):
    monkeypatch.setenv("ENGINE_EMBEDDING", "minilm")
    assert isinstance(catalog.engine("embedding", "ngrams"), NgramEmbedder)


def test_an_engine_is_made_once():
    assert catalog.engine("embedding", "ngrams") is catalog.engine("embedding", "ngrams")


def test_what_is_missing_is_said_for_each(monkeypatch):
    with pytest.raises(EngineUnavailable) as caught:
        catalog.engine("speech_to_text", language="zh")
    said = str(caught.value)
    assert "No engine for speech to text is ready." in said
    assert "ENGINE_SPEECH_TO_TEXT_URL" in said
    assert "pocketsphinx does not know the language zh" in said


def test_a_chosen_engine_that_is_not_ready_is_not_replaced_in_silence(monkeypatch):
    monkeypatch.setenv("ENGINE_SPEECH_TO_TEXT", "openai")
    with pytest.raises(EngineUnavailable, match="ENGINE_SPEECH_TO_TEXT_URL"):
        catalog.engine("speech_to_text")


def test_unknown_names_are_refused_with_the_known_ones(monkeypatch):
    monkeypatch.setenv("ENGINE_EMBEDDING", "word2vec")
    with pytest.raises(BadInput, match="ENGINE_EMBEDDING is word2vec, but must be one of: openai, minilm, ngrams"):
        catalog.engine("embedding")
    with pytest.raises(BadInput, match="no engine kind smell"):
        catalog.engine("smell")


def test_the_status_covers_the_table():
    found = {(status.kind, status.name): status for status in catalog.status()}
    assert set(found) == {(kind, name) for kind, by_name in catalog.ENGINES.items() for name in by_name}
    sphinx = found["speech_to_text", "pocketsphinx"]
    assert (sphinx.is_ready, sphinx.used_for, sphinx.provenance.engine) == (True, ("en",), "pocketsphinx")
    server = found["language_model", "openai"]
    assert (server.is_ready, server.used_for, server.provenance) == (False, (), None)
    assert "ENGINE_LANGUAGE_MODEL_URL" in str(server.why_not)


def test_a_wrong_setting_does_not_hide_the_other_kinds(monkeypatch):
    monkeypatch.setenv("ENGINE_EMBEDDING", "word2vec")
    found = {(status.kind, status.name): status for status in catalog.status()}
    assert found["voice_activity", "silero"].is_ready
    assert found["embedding", "ngrams"].used_for == ()
