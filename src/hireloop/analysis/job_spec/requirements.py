"""Must-haves and nice-to-haves of a job file."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from hireloop.analysis.job_spec import names
from hireloop.analysis.job_spec.model import Requirement, RequirementKind
from hireloop.analysis.job_spec.values import several, weight
from hireloop.analysis.protected import refuse_protected, refuse_protected_kind
from hireloop.kernel.errors import N_, BadInput
from hireloop.kernel.languages import Language


def read_requirements(
    entries: Any, *, place: str, jurisdiction: str = "CN", language: Language = "zh"
) -> tuple[Requirement, ...]:
    """From a list, or from ``{must: …, nice: …}`` where each side is a list or values by kind.

    What asks for a protected attribute is refused with the article of the jurisdiction, named in ``language``.
    """
    for kind in _kinds_named(entries):
        refuse_protected_kind(kind, place=place, jurisdiction=jurisdiction, language=language)
    requirements = _all(entries, place=place)
    for requirement in requirements:
        refuse_protected(_words(requirement.value), place=place, jurisdiction=jurisdiction, language=language)
    return requirements


def _kinds_named(entries: Any) -> Iterator[str]:
    """Everything that stands where the kind of a requirement may stand."""
    if isinstance(entries, Mapping):
        for name, content in entries.items():
            yield str(name)
            if _names_kind(name):
                yield str(content)
            yield from _kinds_named(content)
    elif isinstance(entries, list | tuple):
        for entry in entries:
            yield from _kinds_named(entry)


def _names_kind(name: Any) -> bool:
    """Whether the key's value is the kind of a requirement."""
    return name == "kind" or name in names.REQUIREMENT_KEYS["kind"]


def _words(value: Any) -> str:
    if isinstance(value, Mapping):
        return " ".join(_words(part) for part in value.values())
    if isinstance(value, list | tuple):
        return " ".join(_words(part) for part in value)
    return "" if value is None else str(value)


def _all(entries: Any, *, place: str) -> tuple[Requirement, ...]:
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
        knock_out=bool(known.get("knock_out", False)),
    )


def _is_kind(name: Any) -> bool:
    return any(name == kind or name in others for kind, others in names.KIND_NAMES.items())


def _kind(name: Any, *, place: str) -> RequirementKind:
    return cast(RequirementKind, names.known_name(name, names=names.KIND_NAMES, place=place))
