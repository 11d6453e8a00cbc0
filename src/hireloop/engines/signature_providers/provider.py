"""What a signing service has to do for us, and the values that pass."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

FlowState = Literal["open", "completed", "declined", "cancelled", "expired"]


@dataclass(frozen=True)
class PartyPlace:
    """Where a signature goes: page from 1, the middle of the stamp in points from the lower left corner."""

    page: int
    x: float
    y: float


@dataclass(frozen=True)
class Party:
    """Who signs at the service. ``account``: e-mail or phone; for an employer the one who acts for it."""

    role: Literal["person", "employer"]
    name: str
    account: str
    order: int
    place: PartyPlace
    acting_name: str = ""


@dataclass(frozen=True)
class Callback:
    """What the service tells of a flow, once its signature was checked. It is a hint: ask ``state`` for the truth."""

    reference: str
    event: str


class SignatureProvider(Protocol):
    """EngineUnavailable where it is not configured, EngineFailed where it does not do what was asked."""

    @property
    def name(self) -> str: ...

    def hand_over(
        self, pdf: bytes, *, title: str, parties: Sequence[Party], expires_at: datetime, callback_url: str
    ) -> str:
        """Begin a flow; its reference at the service."""

    def signing_url(self, reference: str, party: Party) -> str: ...

    def state(self, reference: str) -> FlowState: ...

    def signed_pdf(self, reference: str) -> bytes: ...

    def cancel(self, reference: str, *, reason: str) -> None: ...

    def read_callback(self, headers: Mapping[str, str], query: Mapping[str, str], body: bytes) -> Callback:
        """BadInput where the signature does not fit."""
