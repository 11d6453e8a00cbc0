"""The rater with the real adapter, against a small server on this machine that plays the OpenAI protocol."""

import json
from collections.abc import Iterator

import pytest

from hireloop.analysis.content import measure_content
from hireloop.analysis.model import ContentAnalysis, Question, Score, Transcript, TranscriptSource
from hireloop.analysis.raters.language_model_rater import LanguageModelRater
from hireloop.engines.language_model_openai import OpenAILanguageModel
from hireloop.engines.settings import EngineSettings
from hireloop.engines.tests.conftest import Reply, StandIn

QUESTION = Question("Tell me about a conflict in a team.", "en", ("teamwork",))
TEXT = (
    "I invited my colleague for a coffee and listened to his concerns. We agreed on a compromise and shipped on time."
)


@pytest.fixture
def server() -> Iterator[StandIn]:
    stand_in = StandIn()
    yield stand_in
    stand_in.close()


def chat(content: str) -> Reply:
    return Reply({"choices": [{"message": {"role": "assistant", "content": content}, "finish_reason": "stop"}]})


def level(value: int, quote: str) -> Reply:
    scores = [{"dimension": "teamwork", "level": value, "quotes": [{"quote": quote, "why": "listens"}]}]
    return chat(json.dumps({"scores": scores}))


def measured(server: StandIn, *, timeout_s: float = 5) -> ContentAnalysis:
    settings = EngineSettings("language_model", url=f"{server.url}/v1", model="qwen", key="sk-test")
    rater = LanguageModelRater(OpenAILanguageModel(settings), timeout_s=timeout_s)
    return measure_content(Transcript(TEXT, "en", TranscriptSource.TYPED), QUESTION, rater=rater)


def teamwork(content: ContentAnalysis) -> Score:
    return next(score for score in content.scores if score.dimension == "teamwork")


def failed(content: ContentAnalysis) -> bool:
    return any(note.key == "content.second_rater_failed" for note in content.notes)


def test_a_good_answer_is_taken_in_with_its_quote(server: StandIn):
    server.replies = [level(4, "listened to his concerns")]
    score = teamwork(measured(server))
    assert score.scorer == "rules+language_model"
    assert any(evidence.quote == "listened to his concerns" for evidence in score.evidence)


def test_an_invented_quote_leaves_the_rules_score(server: StandIn):
    server.replies = [level(5, "I single-handedly saved the project")]
    content = measured(server)
    assert teamwork(content).scorer == "rules"
    assert not failed(content)


@pytest.mark.parametrize(
    "reply", [chat("I would say: a solid four!"), chat('{"scores": "many"}'), Reply("oops", status=500)]
)
def test_malformed_and_failing_servers_leave_the_rules_score_and_a_note(server: StandIn, reply: Reply):
    server.replies = [reply]
    content = measured(server)
    assert teamwork(content).scorer == "rules"
    assert failed(content)


def test_a_slow_server_leaves_the_rules_score_and_a_note(server: StandIn):
    server.replies = [Reply(b"{}", wait_s=1.0)]
    content = measured(server, timeout_s=0.2)
    assert teamwork(content).scorer == "rules"
    assert failed(content)
