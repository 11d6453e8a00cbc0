"""Single values of a job file, each checked, each error naming its place."""

from collections.abc import Sequence
from typing import Any, TypeVar

from hireloop.kernel.errors import N_, BadInput
from hireloop.kernel.languages import Language

Choice = TypeVar("Choice", bound=str)


def a_text(value: Any, *, place: str) -> str:
    """A text; numbers are taken as they are written."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise BadInput(
        N_("%(place)s: a text is expected, not %(value)s."), code="bad_value", place=place, value=_shown(value)
    )


def texts_of(value: Any, *, place: str) -> tuple[str, ...]:
    """One text or a list of them; nothing gives none."""
    if value is None:
        return ()
    entries = value if isinstance(value, list | tuple) else [value]
    return tuple(text for entry in entries if (text := a_text(entry, place=place)))


def several(value: Any, *, place: str) -> Sequence[Any]:
    """A list; nothing gives none."""
    if value is None:
        return ()
    if not isinstance(value, list | tuple):
        raise BadInput(
            N_("%(place)s: a list is expected, not %(value)s."), code="bad_value", place=place, value=_shown(value)
        )
    return value


def one_of(value: Any, choices: Sequence[Choice], *, place: str, upper: bool = False) -> Choice:
    """The choice that ``value`` names, in any case."""
    wanted = str(value).strip()
    wanted = wanted.upper() if upper else wanted.casefold()
    for choice in choices:
        if wanted == choice:
            return choice
    raise BadInput(
        N_("%(place)s: “%(value)s” is none of %(known)s."),
        code="bad_value",
        place=place,
        value=str(value),
        known=", ".join(choices),
    )


def a_number(value: Any, *, low: float, high: float, place: str) -> float:
    """A number between ``low`` and ``high``; "30%" counts as 30."""
    try:
        number = float(str(value).strip().rstrip("%％")) if not isinstance(value, bool) else float("nan")
    except ValueError:
        number = float("nan")
    if low <= number <= high:
        return number
    raise BadInput(
        N_("%(place)s: “%(value)s” is not a number from %(low)s to %(high)s."),
        code="bad_value",
        place=place,
        value=_shown(value),
        low=f"{low:g}",
        high=f"{high:g}",
    )


def weight(value: Any, *, place: str) -> float:
    """A weight; the sum need not be anything."""
    return a_number(value, low=0, high=1000, place=place)


def pass_line(value: Any, *, place: str) -> float | None:
    """A pass line 0-100; None: the dimension has none."""
    if value is None:
        return None
    line = a_number(value, low=0, high=100, place=place)
    if 0 < line < 1:
        raise BadInput(
            N_("%(place)s: pass lines are on the scale 0–100; did you mean %(meant)s?"),
            code="bad_value",
            place=place,
            meant=f"{line * 100:g}",
        )
    return line


def by_language(value: Any, *, language: Language, place: str) -> dict[Language, str]:
    """A text by language; a plain text is in the job's language."""
    if not isinstance(value, dict):
        return {language: a_text(value, place=place)}
    texts: dict[Language, str] = {}
    for key, text in value.items():
        texts[one_of(key, ("zh", "en"), place=place)] = a_text(text, place=place)
    return texts


def _shown(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "…"
