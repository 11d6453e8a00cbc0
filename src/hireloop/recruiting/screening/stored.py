"""The machine's MatchResult to JSON and back, for the encrypted column."""

from typing import Any

from pydantic import TypeAdapter

from hireloop.analysis.matching import MatchResult

ADAPTER: TypeAdapter[MatchResult] = TypeAdapter(MatchResult)


def to_json(result: MatchResult) -> Any:
    """Lists, dicts, numbers and strings only."""
    return ADAPTER.dump_python(result, mode="json")


def from_json(value: Any) -> MatchResult:
    """Raises pydantic's ValidationError where the stored value is of another shape."""
    return ADAPTER.validate_python(value)
