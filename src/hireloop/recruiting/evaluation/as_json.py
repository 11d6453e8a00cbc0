"""The values of ``analysis.model`` to JSON and back, for the encrypted columns."""

from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

T = TypeVar("T")


@cache
def _adapter(kind: type[T]) -> TypeAdapter[T]:
    return TypeAdapter(kind)


def to_json(value: Any) -> Any:
    """Lists, dicts, numbers and strings only."""
    return _adapter(type(value)).dump_python(value, mode="json")


def from_json(kind: type[T], value: Any) -> T:
    """Raises pydantic's ValidationError where the stored value is of another shape."""
    return _adapter(kind).validate_python(value)
