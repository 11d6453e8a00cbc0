"""Chat completions of any OpenAI-compatible server."""

import json
import re
import time
from collections.abc import Sequence
from typing import Any

from hireloop.kernel.errors import N_, BadInput

from .errors import EngineFailed, EngineUnavailable
from .language_model import Message
from .openai_server import OpenAIServer
from .provenance import Provenance
from .settings import EngineSettings

LONGEST_PROMPT = 200_000
LONGEST_ANSWER_BYTES = 2 * 1024 * 1024

FENCED = re.compile(r"```(?:json)?\s*(.*?)```", re.DOTALL)


class OpenAILanguageModel:
    def __init__(self, settings: EngineSettings) -> None:
        self._server = OpenAIServer(settings)
        if not settings.model:
            raise EngineUnavailable(
                N_("Set %(variable)s to the name of the server's model."), variable=settings.variable("model")
            )
        self._model = settings.model
        self._knows_schemas = True
        self.provenance = Provenance(step="language_model", engine="openai-compatible", version=settings.model)

    def complete_json(
        self, messages: Sequence[Message], schema: dict[str, Any], *, timeout_s: float = 60, temperature: float = 0
    ) -> dict[str, Any]:
        check_length(messages)
        deadline = time.monotonic() + timeout_s
        said = self._say(messages, schema, deadline=deadline, temperature=temperature)
        try:
            return checked(said, schema)
        except ValueError as error:
            again = [*messages, *correction(said, str(error))]
        said = self._say(again, schema, deadline=deadline, temperature=temperature)
        try:
            return checked(said, schema)
        except ValueError as error:
            raise EngineFailed(
                N_("The language model %(model)s twice gave an answer of the wrong form: %(why)s"),
                code="engine_malformed",
                model=self._model,
                why=str(error),
            ) from error

    def _say(self, messages: Sequence[Message], schema: dict[str, Any], *, deadline: float, temperature: float) -> str:
        """One turn. A server that does not know schemas is asked for any JSON, and told the schema in words."""
        if self._knows_schemas:
            form = {"type": "json_schema", "json_schema": {"name": "answer", "strict": True, "schema": schema}}
            try:
                return self._post(messages, form, deadline=deadline, temperature=temperature)
            except EngineFailed as error:
                if error.code != "engine_refused":
                    raise
            self._knows_schemas = False
        told = [schema_in_words(schema), *messages]
        return self._post(told, {"type": "json_object"}, deadline=deadline, temperature=temperature)

    def _post(self, messages: Sequence[Message], form: dict[str, Any], *, deadline: float, temperature: float) -> str:
        reply = self._server.post(
            "chat/completions",
            json={
                "model": self._model,
                "messages": list(messages),
                "response_format": form,
                "temperature": temperature,
            },
            timeout_s=max(0.1, deadline - time.monotonic()),
            most_bytes=LONGEST_ANSWER_BYTES,
        )
        return content_of(reply, model=self._model)


def check_length(messages: Sequence[Message]) -> None:
    length = sum(len(message["content"]) for message in messages)
    if length > LONGEST_PROMPT:
        raise BadInput(
            N_("The text for the language model is too long (%(length)d characters, at most %(most)d)."),
            code="prompt_too_long",
            length=length,
            most=LONGEST_PROMPT,
        )


def schema_in_words(schema: dict[str, Any]) -> Message:
    text = json.dumps(schema, ensure_ascii=False)
    return {"role": "system", "content": f"Answer with one JSON object only, valid against this JSON schema:\n{text}"}


def correction(said: str, why: str) -> list[Message]:
    return [
        {"role": "assistant", "content": said[:4000]},
        {"role": "user", "content": f"That is not valid ({why}). Answer again with the JSON object only."},
    ]


def content_of(reply: bytes, *, model: str) -> str:
    """The model's words, out of the server's envelope."""
    try:
        choice = json.loads(reply)["choices"][0]
        message = choice["message"]
        refusal, content = message.get("refusal"), message.get("content")
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise EngineFailed(
            N_("The server of the language model %(model)s does not speak the OpenAI protocol."),
            code="engine_malformed",
            model=model,
        ) from error
    if refusal or choice.get("finish_reason") == "content_filter":
        raise EngineFailed(
            N_("The language model %(model)s refuses to answer: %(why)s"),
            code="engine_refused_answer",
            model=model,
            why=str(refusal or "content filter")[:300],
        )
    return content if isinstance(content, str) else ""


def checked(said: str, schema: dict[str, Any]) -> dict[str, Any]:
    """The object in what was said; ValueError says what is wrong with it."""
    import jsonschema_rs

    fenced = FENCED.search(said)
    answer = json.loads(fenced.group(1) if fenced else said.strip())
    if not isinstance(answer, dict):
        raise ValueError("not a JSON object")
    problem = next(jsonschema_rs.validator_for(schema).iter_errors(answer), None)
    if problem:
        place = "/".join(map(str, problem.instance_path)) or "the object"
        raise ValueError(f"{place}: {problem.message[:300]}")
    return answer
