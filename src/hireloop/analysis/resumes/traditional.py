"""Traditional characters: read as simplified ones, sign for sign, and given back as they were written."""

from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from typing import Any, TypeVar

from opencc import OpenCC

from hireloop.engines.documents import Document

from .model import Source, Value

T = TypeVar("T")


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    return OpenCC("t2s")


@lru_cache(maxsize=8192)
def _simple(sign: str) -> str:
    found = str(_converter().convert(sign))
    return found if len(found) == 1 else sign


def simplified(document: Document) -> Document:
    """The document with each traditional character as its simplified one, at the same place; itself without any."""
    table = {
        ord(sign): simple
        for sign in set(document.text)
        if "\u4e00" <= sign <= "\u9fff" and (simple := _simple(sign)) != sign
    }
    if not table:
        return document
    lines = tuple(replace(line, text=line.text.translate(table)) for line in document.lines)
    return replace(document, text=document.text.translate(table), lines=lines)


def as_written(part: T, document: Document, read: Document) -> T:
    """Values and sources in the characters of ``document``, that were found in ``read``."""
    if document is read:
        return part
    return _restored(part, document)


def _restored(part: Any, document: Document) -> Any:
    if isinstance(part, Value):
        text = document.text[part.source.start : part.source.end]
        value = _in_its_signs(part.value, part.source, text) if isinstance(part.value, str) else part.value
        return replace(part, value=value, source=replace(part.source, text=text))
    if isinstance(part, Source):
        return replace(part, text=document.text[part.start : part.end])
    if isinstance(part, tuple):
        return tuple(_restored(entry, document) for entry in part)
    if is_dataclass(part) and not isinstance(part, type):
        changed = {field.name: _restored(getattr(part, field.name), document) for field in fields(part)}
        return replace(part, **changed)
    return part


def _in_its_signs(value: str, source: Source, written: str) -> str:
    """The value as in the source: canonical names and codes stay, and blanks that the reader made plain."""
    at = source.text.find(value)
    if at >= 0:
        return written[at : at + len(value)]
    if "".join(source.text.split()) == "".join(value.split()):
        letters = iter("".join(written.split()))
        return "".join(sign if sign.isspace() else next(letters) for sign in value)
    return value
