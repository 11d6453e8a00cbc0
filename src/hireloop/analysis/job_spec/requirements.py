"""Must-haves and nice-to-haves of a job file."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from hireloop.analysis.job_spec import names
from hireloop.analysis.job_spec.model import Requirement, RequirementKind
from hireloop.analysis.job_spec.values import several, weight
from hireloop.kernel.errors import N_, BadInput


def read_requirements(entries: Any, *, place: str) -> tuple[Requirement, ...]:
    """From a list, or from ``{must: …, nice: …}`` where each side is a list or values by kind."""
    if entries is None:
        return ()
    if not isinstance(entries, Mapping):
        return tuple(_in_list(several(entries, place=place), must_have=True, place=place))
    if all(_is_kind(key) for key in entries):
        return tuple(_side(entries, must_have=True, place=place))
    sides = names.known_entries(entries, names=names.REQUIREMENT_GROUPS, place=place)
    return tuple(
        requirement
        for side, content in sides.items()
        for requirement in _side(content, must_have=side == "must", place=f"{place} › {side}")
    )


def _side(content: Any, *, must_have: bool, place: str) -> Iterator[Requirement]:
    if not isinstance(content, Mapping):
        yield from _in_list(several(content, place=place), must_have=must_have, place=place)
        return
    for name, values in content.items():
        kind = _kind(name, place=place)
        for value in values if isinstance(values, list | tuple) else [values]:
            yield Requirement(kind=kind, value=value, must_have=must_have)


def _in_list(entries: Any, *, must_have: bool, place: str) -> Iterator[Requirement]:
    for number, entry in enumerate(entries, 1):
        yield _one(entry, must_have=must_have, place=f"{place} {number}")


def _one(entry: Any, *, must_have: bool, place: str) -> Requirement:
    if not isinstance(entry, Mapping):
        return Requirement(kind="skill", value=entry, must_have=must_have)
    if len(entry) == 1 and _is_kind(name := next(iter(entry))):
        return Requirement(kind=_kind(name, place=place), value=entry[name], must_have=must_have)
    known = names.known_entries(entry, names=names.REQUIREMENT_KEYS, place=place)
    if known.get("value") in (None, ""):
        raise BadInput(N_("%(place)s: the value of the requirement is missing."), code="no_value", place=place)
    return Requirement(
        kind=_kind(known.get("kind", "skill"), place=f"{place} › kind"),
        value=known["value"],
        must_have=bool(known.get("must_have", must_have)),
        weight=weight(known.get("weight", 1), place=f"{place} › weight"),
    )


def _is_kind(name: Any) -> bool:
    return any(name == kind or name in others for kind, others in names.KIND_NAMES.items())


def _kind(name: Any, *, place: str) -> RequirementKind:
    return cast(RequirementKind, names.known_name(name, names=names.KIND_NAMES, place=place))
