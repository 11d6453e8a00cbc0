"""Values of ``analysis`` to JSON and back, for the encrypted columns."""

from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import TypeAdapter

from hireloop.analysis.model import AnswerAnalysis, Report

if TYPE_CHECKING:
    from hireloop.analysis.vision.watching import Seen

T = TypeVar("T")

_adapters: dict[type[Any], TypeAdapter[Any]] = {}
"""Made at first use: making one takes a while."""


def to_json(value: "AnswerAnalysis | Report | Seen") -> Any:
    """Lists, dicts, numbers and strings only."""
    return _adapter(type(value)).dump_python(value, mode="json")


def from_json(kind: type[T], value: Any) -> T:
    """Raises pydantic's ValidationError where the stored value is of another shape."""
    found: T = _adapter(kind).validate_python(value)
    return found


def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]
