"""What an identity service has to do for us, and its answer."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

Verdict = Literal["match", "no_match", "not_answerable", "unavailable"]


@dataclass(frozen=True)
class Answer:
    """What the service said, never the number itself.

    "not_answerable": it cannot say (no such record, a kind of document it does not know). "unavailable": it did not
    answer, and ``why`` is a short code for whoever runs this. ``reference`` is its own number for the request.
    """

    verdict: Verdict
    provider: str
    at: datetime
    reference: str = ""
    why: str = ""


class IdentityCheck(Protocol):
    """EngineUnavailable on making where it is not configured."""

    @property
    def name(self) -> str: ...

    def ask(self, name: str, *, id_number: str) -> Answer:
        """Whether they belong together. Whatever the service does wrong is "unavailable", never an exception."""
