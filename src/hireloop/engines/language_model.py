"""A language model that answers in a given form."""

from collections.abc import Sequence
from typing import Any, Literal, Protocol, TypedDict

from .provenance import Provenance


class Message(TypedDict):
    """One turn of the conversation."""

    role: Literal["system", "user", "assistant"]
    content: str


class LanguageModel(Protocol):
    provenance: Provenance

    def complete_json(
        self, messages: Sequence[Message], schema: dict[str, Any], *, timeout_s: float = 60, temperature: float = 0
    ) -> dict[str, Any]:
        """An answer that satisfies the JSON ``schema`` (of type object).

        The model's word is not to be trusted beyond its form. Raises EngineUnavailable (not
        configured, not reachable, wrong key) and EngineFailed (too slow, refused, malformed twice).
        """
        ...
