"""Profile lines: which dimension counts how much, and from where it passes."""

from collections.abc import Collection, Mapping
from typing import Any

from hireloop.analysis.dimensions import Dimension, catalog
from hireloop.analysis.job_spec import names
from hireloop.analysis.job_spec.model import JobSpec, ProfileLine
from hireloop.analysis.job_spec.values import pass_line, weight
from hireloop.kernel.errors import N_, BadInput


def read_lines(
    entries: Any,
    *,
    own: Mapping[str, Dimension],
    usual_line: float | None,
    place: str,
    among: Collection[str] | None = None,
) -> dict[str, ProfileLine]:
    """Lines by dimension key, from ``{communication: 2}``, ``{沟通表达: {weight: 2}}`` or a list of either."""
    lines: dict[str, ProfileLine] = {}
    for name, entry in _named(entries, place=place):
        key = _dimension_key(name, own=own, place=place, among=among)
        if key in lines:
            raise BadInput(N_("%(place)s: “%(name)s” stands there twice."), code="named_twice", place=place, name=name)
        lines[key] = read_line(entry, usual_line=usual_line, place=f"{place} › {name}")
    return lines


def read_line(entry: Any, *, usual_line: float | None, place: str) -> ProfileLine:
    """One line: a weight alone, or a mapping with weight and pass line."""
    if entry is None:
        return ProfileLine(pass_line=usual_line)
    if not isinstance(entry, Mapping):
        return ProfileLine(weight=weight(entry, place=place), pass_line=usual_line)
    known = names.known_entries(entry, names=names.LINE_KEYS, place=place)
    return ProfileLine(
        weight=weight(known.get("weight", 1), place=f"{place} › weight"),
        pass_line=pass_line(known["pass_line"], place=f"{place} › pass_line") if "pass_line" in known else usual_line,
    )


def _named(entries: Any, *, place: str) -> list[tuple[str, Any]]:
    """Name and line of each entry of a mapping or a list."""
    if entries is None:
        return []
    if isinstance(entries, Mapping):
        return [(str(name), entry) for name, entry in entries.items()]
    if not isinstance(entries, list | tuple):
        raise BadInput(
            N_("%(place)s: dimensions with weights are expected, for example “communication: 2”."),
            code="bad_value",
            place=place,
        )
    return [_named_in_list(entry, place=f"{place} {number}") for number, entry in enumerate(entries, 1)]


def _named_in_list(entry: Any, *, place: str) -> tuple[str, Any]:
    if isinstance(entry, str):
        return entry, None
    if isinstance(entry, Mapping) and len(entry) == 1 and not _is_key(next(iter(entry))):
        return next((str(name), line) for name, line in entry.items())
    if not isinstance(entry, Mapping):
        raise BadInput(N_("%(place)s: a dimension is expected."), code="bad_value", place=place)
    known = names.known_entries(entry, names=names.NAMED_LINE_KEYS, place=place)
    if "dimension" not in known:
        raise BadInput(N_("%(place)s: “dimension” is missing."), code="no_dimension", place=place)
    return str(known.pop("dimension")), known


def _is_key(name: Any) -> bool:
    return any(name == key or name in others for key, others in names.NAMED_LINE_KEYS.items())


def _dimension_key(name: str, *, own: Mapping[str, Dimension], place: str, among: Collection[str] | None) -> str:
    key = JobSpec(title="", dimensions=own).dimension_key(name)
    if key is None or (among is not None and key not in among):
        usable = [dimension for dimension in {**catalog(), **own}.values() if among is None or dimension.key in among]
        raise names.unknown(name, place=place, known=[each for dimension in usable for each in dimension.names])
    return key
