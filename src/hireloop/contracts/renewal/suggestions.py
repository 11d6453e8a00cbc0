"""What other areas suggest for a renewal, such as a raise after good reviews: ``register(provider)`` from flows.

A suggestion is a reading aid with its reason and source; a person decides.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from hireloop.contracts.drafting.models import Contract


@dataclass(frozen=True)
class Suggestion:
    """``raise_percent`` of the pay, None: it says nothing of pay. ``source`` names where it comes from."""

    text: str
    reason: str
    source: str
    raise_percent: Decimal | None = None


Provider = Callable[[UUID, Contract], list[Suggestion]]
_providers: list[Provider] = []


def register(provider: Provider) -> Provider:
    """``provider(person_id, contract)`` answers what it suggests; nothing where it knows nothing."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def suggestions_for(contract: Contract) -> list[Suggestion]:
    return [each for provider in _providers for each in provider(contract.person_id, contract)]
