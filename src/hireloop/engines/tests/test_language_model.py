"""The language model behind an OpenAI-compatible server, and all the ways in which it may let one down."""

import json
import time

import pytest

from hireloop.engines.errors import EngineFailed, EngineUnavailable
from hireloop.engines.language_model_openai import LONGEST_PROMPT, OpenAILanguageModel
from hireloop.engines.settings import EngineSettings
from hireloop.kernel.errors import BadInput

from .conftest import Reply

SCHEMA = {
    "type": "object",
    "properties": {"score": {"type": "integer", "minimum": 0, "maximum": 100}, "quote": {"type": "string"}},
    "required": ["score", "quote"],
    "additionalProperties": False,
}
GOOD = {"score": 70, "quote": "I called a meeting"}
ASKED = [{"role": "user", "content": "Rate this answer."}]


def said(content, **message) -> Reply:
    content = content if isinstance(content, str) else json.dumps(content)
    return Reply(
        {"choices": [{"message": {"role": "assistant", "content": content, **message}, "finish_reason": "stop"}]}
    )


def model(server, **settings) -> OpenAILanguageModel:
    told = {"url": f"{server.url}/v1", "model": "qwen", "key": "sk-secret", **settings}
    return OpenAILanguageModel(EngineSettings("language_model", **told))


def test_it_asks_with_the_schema_and_gives_the_object(server):
    server.replies = [said(GOOD)]
    assert model(server).complete_json(ASKED, SCHEMA) == GOOD
    call = server.calls[0]
    assert call.path == "/v1/chat/completions"
    assert call.headers["Authorization"] == "Bearer sk-secret"
    assert call.json["model"] == "qwen"
    assert call.json["response_format"]["json_schema"]["schema"] == SCHEMA


def test_it_takes_the_object_out_of_a_fence(server):
    server.replies = [said(f"Here it is:\n```json\n{json.dumps(GOOD)}\n```")]
    assert model(server).complete_json(ASKED, SCHEMA) == GOOD


@pytest.mark.parametrize("malformed", ["not json", "[1]", '{"score": 700, "quote": "x"}', '{"score": 7}', ""])
def test_it_asks_once_more_after_a_malformed_answer_and_says_what_was_wrong(server, malformed):
    server.replies = [said(malformed), said(GOOD)]
    assert model(server).complete_json(ASKED, SCHEMA) == GOOD
    assert server.calls[1].json["messages"][-2]["content"] == malformed
    assert "not valid" in server.calls[1].json["messages"][-1]["content"]


def test_it_gives_up_after_two_malformed_answers(server):
    server.replies = [said("not json")]
    with pytest.raises(EngineFailed, match="twice") as caught:
        model(server).complete_json(ASKED, SCHEMA)
    assert caught.value.code == "engine_malformed"
    assert len(server.calls) == 2


@pytest.mark.parametrize(
    "reply",
    [
        said("", refusal="I cannot judge people."),
        Reply({"choices": [{"message": {"content": ""}, "finish_reason": "content_filter"}]}),
    ],
)
def test_it_says_that_the_model_refuses(server, reply):
    server.replies = [reply]
    with pytest.raises(EngineFailed) as caught:
        model(server).complete_json(ASKED, SCHEMA)
    assert caught.value.code == "engine_refused_answer"
    assert len(server.calls) == 1


@pytest.mark.parametrize("status", [400, 422])
def test_it_tells_the_schema_in_words_to_a_server_that_knows_none(server, status):
    def answer(call):
        if call.json["response_format"]["type"] == "json_schema":
            return Reply({"error": {"message": "response_format is not supported"}}, status=status)
        return said(GOOD)

    server.replies = [answer]
    asked = model(server)
    assert asked.complete_json(ASKED, SCHEMA) == GOOD
    assert '"maximum": 100' in server.calls[1].json["messages"][0]["content"]
    assert asked.complete_json(ASKED, SCHEMA) == GOOD
    assert len(server.calls) == 3  # it does not try again what the server does not know


@pytest.mark.parametrize("slow", [Reply(b"{}", wait_s=2), Reply(b"{" + b" " * 100, drip_s=0.1)])
def test_it_gives_up_on_a_slow_server(server, slow):
    server.replies = [slow]
    started = time.monotonic()
    with pytest.raises(EngineFailed, match="did not answer in time") as caught:
        model(server).complete_json(ASKED, SCHEMA, timeout_s=0.5)
    assert caught.value.code == "engine_timeout"
    assert time.monotonic() - started < 2


@pytest.mark.parametrize("status", [500, 503, 429])
def test_it_tries_passing_trouble_once_more(server, status):
    server.replies = [Reply("busy", status=status, headers={"Retry-After": "0"}), said(GOOD)]
    assert model(server).complete_json(ASKED, SCHEMA) == GOOD


def test_it_says_what_the_server_said_when_it_goes_on_failing(server):
    server.replies = [Reply("out of memory", status=500, headers={"Retry-After": "0"})]
    with pytest.raises(EngineFailed, match="HTTP 500: out of memory"):
        model(server).complete_json(ASKED, SCHEMA)
    assert len(server.calls) == 2


@pytest.mark.parametrize(
    ("status", "says"),
    [(401, "ENGINE_LANGUAGE_MODEL_KEY"), (403, "ENGINE_LANGUAGE_MODEL_KEY"), (404, "ENGINE_LANGUAGE_MODEL_MODEL")],
)
def test_it_names_the_setting_that_is_wrong(server, status, says):
    server.replies = [Reply("no", status=status)]
    with pytest.raises(EngineUnavailable, match=says) as caught:
        model(server).complete_json(ASKED, SCHEMA)
    assert "sk-secret" not in str(caught.value)


def test_it_says_that_the_server_cannot_be_reached():
    settings = EngineSettings("language_model", url="http://127.0.0.1:9/v1", model="qwen")
    with pytest.raises(EngineUnavailable, match="cannot be reached"):
        OpenAILanguageModel(settings).complete_json(ASKED, SCHEMA)


@pytest.mark.parametrize("body", ["<html>", "{}", '{"choices": []}', '{"choices": [{"message": null}]}', "[]"])
def test_it_says_that_this_is_no_such_server(server, body):
    server.replies = [Reply(body)]
    with pytest.raises(EngineFailed, match="OpenAI protocol"):
        model(server).complete_json(ASKED, SCHEMA)


def test_it_neither_sends_nor_reads_without_end(server):
    server.replies = [Reply(b"x" * 3_000_000)]
    with pytest.raises(EngineFailed, match="too long"):
        model(server).complete_json(ASKED, SCHEMA)
    with pytest.raises(BadInput, match="too long"):
        model(server).complete_json([{"role": "user", "content": "x" * (LONGEST_PROMPT + 1)}], SCHEMA)


@pytest.mark.parametrize(
    ("settings", "says"), [({"url": ""}, "ENGINE_LANGUAGE_MODEL_URL"), ({"model": ""}, "ENGINE_LANGUAGE_MODEL_MODEL")]
)
def test_it_says_what_to_set(server, settings, says):
    with pytest.raises(EngineUnavailable, match=says):
        model(server, **settings)


def test_its_key_does_not_get_into_logs(server):
    assert "sk-secret" not in repr(EngineSettings("language_model", key="sk-secret"))
