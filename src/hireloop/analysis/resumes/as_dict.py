"""A parsed résumé as JSON and back."""

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from .dates import PartialDate
from .model import ParsedResume, Value


def to_dict(part: Any) -> Any:
    if isinstance(part, PartialDate):
        return str(part)
    if isinstance(part, date):
        return part.isoformat()
    if isinstance(part, tuple):
        return [to_dict(entry) for entry in part]
    if is_dataclass(part):
        return {field.name: to_dict(getattr(part, field.name)) for field in fields(part)}
    return part


def from_dict(content: Mapping[str, Any]) -> ParsedResume:
    return _made(ParsedResume, content)


def _made(kind: Any, content: Any) -> Any:
    """``content`` as a value of the type ``kind``."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in {Union, types.UnionType}:
        wanted = next(one for one in arguments if one is not type(None))
        return None if content is None else _made(wanted, content)
    if origin is tuple:
        return tuple(_made(arguments[0], entry) for entry in content)
    if origin is Value:
        return _dataclass(Value, content, {"value": arguments[0]})
    if origin is Literal:
        if content not in arguments:
            raise ValueError(f"{content!r} is not one of {arguments}")
        return content
    if kind is PartialDate:
        return PartialDate.parse(content)
    if kind is date:
        return date.fromisoformat(content)
    return _dataclass(kind, content, {}) if is_dataclass(kind) else content


def _dataclass(kind: Any, content: Mapping[str, Any], told: Mapping[str, Any]) -> Any:
    hints = {**_hints(kind), **told}
    known = {}
    for field in fields(kind):
        if field.name in content:
            known[field.name] = _made(hints[field.name], content[field.name])
        elif field.default is MISSING and field.default_factory is MISSING:
            raise KeyError(field.name)
    return kind(**known)


@lru_cache(maxsize=64)
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
