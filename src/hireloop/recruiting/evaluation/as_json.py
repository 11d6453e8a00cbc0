"""Values of ``analysis`` to JSON and back, for the encrypted columns."""

from typing import Any, TypeVar

from pydantic import TypeAdapter

from hireloop.analysis.model import AnswerAnalysis, Report
from hireloop.analysis.vision.watching import Seen

T = TypeVar("T")

ADAPTERS: dict[type[Any], TypeAdapter[Any]] = {kind: TypeAdapter(kind) for kind in (AnswerAnalysis, Report, Seen)}


def to_json(value: AnswerAnalysis | Report | Seen) -> Any:
    """Lists, dicts, numbers and strings only."""
    return ADAPTERS[type(value)].dump_python(value, mode="json")


def from_json(kind: type[T], value: Any) -> T:
    """Raises pydantic's ValidationError where the stored value is of another shape."""
    found: T = ADAPTERS[kind].validate_python(value)
    return found
