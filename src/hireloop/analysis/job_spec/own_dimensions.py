"""Dimensions that an employer defines in the job file: label, indicators and anchors, no code."""

from collections.abc import Mapping
from typing import Any

from hireloop.analysis.dimensions import Dimension, Indicator, catalog, find_key
from hireloop.analysis.dimensions.features import FEATURES, USUAL_FEATURES
from hireloop.analysis.job_spec import names
from hireloop.analysis.job_spec.lines import read_line
from hireloop.analysis.job_spec.model import ProfileLine
from hireloop.analysis.job_spec.values import a_number, a_text, by_language, several, texts_of, weight
from hireloop.kernel.errors import N_, BadInput
from hireloop.kernel.languages import LANGUAGES, Language

Found = tuple[dict[str, Dimension], dict[str, ProfileLine]]


def read_own_dimensions(entries: Any, *, language: Language, usual_line: float | None, place: str) -> Found:
    """The employer's dimensions by key, and the profile lines that stand with them.

    An entry that only names a built-in dimension (with a weight, say) is a profile line.
    """
    own: dict[str, Dimension] = {}
    lines: dict[str, ProfileLine] = {}
    for number, (name, entry) in enumerate(_named(entries, place=place), 1):
        here = f"{place} › {name}" if name else f"{place} {number}"
        known = _known(entry, place=here)
        built_in = find_key(str(name or known.get("key") or known.get("label") or ""))
        if built_in and not known.keys() & {"definition", "indicators", "anchors"}:
            key = built_in
        else:
            dimension = _dimension(known, name=name, language=language, place=here)
            key = dimension.key
            own[key] = dimension
        line = {part: known[part] for part in ("weight", "pass_line") if part in known}
        lines[key] = read_line(line or None, usual_line=usual_line, place=here)
    return own, lines


def _named(entries: Any, *, place: str) -> list[tuple[str | None, Any]]:
    if isinstance(entries, Mapping):
        return [(str(name), entry) for name, entry in entries.items()]
    return [(entry, None) if isinstance(entry, str) else (None, entry) for entry in several(entries, place=place)]


def _known(entry: Any, *, place: str) -> dict[str, Any]:
    if entry is None:
        return {}
    if isinstance(entry, int | float | str):
        return {"weight": entry}
    if not isinstance(entry, Mapping):
        raise BadInput(N_("%(place)s: a dimension is a mapping with “label”."), code="bad_value", place=place)
    return names.known_entries(entry, names=names.DIMENSION_KEYS, place=place)


def _dimension(known: dict[str, Any], *, name: str | None, language: Language, place: str) -> Dimension:
    label = known.get("label") or name or known.get("key")
    if not label:
        raise BadInput(N_("%(place)s: the label of the dimension is missing."), code="no_label", place=place)
    if not known.keys() & {"definition", "indicators", "anchors"}:
        every = [each for dimension in catalog().values() for each in dimension.names]
        raise names.unknown(str(name or label), place=place, known=every)
    texts = by_language(label, language=language, place=f"{place} › label")
    return Dimension(
        key=a_text(known.get("key") or name or next(iter(texts.values())), place=f"{place} › key"),
        kind="competency",
        label=texts,
        definition=by_language(known.get("definition") or "", language=language, place=f"{place} › definition"),
        anchors=_anchors(known.get("anchors"), language=language, place=f"{place} › anchors"),
        indicators=_indicators(known.get("indicators"), language=language, place=f"{place} › indicators"),
        features=_features(known.get("features"), place=f"{place} › features"),
        asks=texts_of(known.get("asks"), place=f"{place} › asks"),
    )


def _anchors(entries: Any, *, language: Language, place: str) -> dict[int, dict[Language, str]]:
    if entries is None:
        return {}
    if isinstance(entries, list | tuple):
        entries = dict(zip((1, 3, 5) if len(entries) == 3 else range(1, 6), entries, strict=False))
    if not isinstance(entries, Mapping):
        raise BadInput(N_("%(place)s: anchors are texts by level 1–5."), code="bad_value", place=place)
    return {
        int(a_number(level, low=1, high=5, place=place)): by_language(
            text, language=language, place=f"{place} › {level}"
        )
        for level, text in entries.items()
    }


def _indicators(entries: Any, *, language: Language, place: str) -> tuple[Indicator, ...]:
    return tuple(
        _indicator(entry, language=language, place=f"{place} {number}")
        for number, entry in enumerate(several(entries, place=place), 1)
    )


def _indicator(entry: Any, *, language: Language, place: str) -> Indicator:
    if not isinstance(entry, Mapping):
        text = a_text(entry, place=place)
        return Indicator(key=text, why={language: text}, phrases={language: (text,)})
    known = names.known_entries(entry, names=names.INDICATOR_KEYS, place=place)
    phrases = {each: texts_of(known.get(each), place=f"{place} › {each}") for each in LANGUAGES}
    phrases[language] += texts_of(known.get("phrases"), place=f"{place} › phrases")
    phrases = {each: texts for each, texts in phrases.items() if texts}
    firsts = {each: texts[0] for each, texts in phrases.items()}
    why = by_language(known.get("why") or firsts or known.get("key") or "", language=language, place=f"{place} › why")
    if not any(why.values()):
        raise BadInput(N_("%(place)s: an indicator needs words to look for."), code="no_words", place=place)
    return Indicator(
        key=a_text(known.get("key") or next(iter(why.values())), place=f"{place} › key"),
        why=why,
        phrases=phrases or {each: (text,) for each, text in why.items()},
        against=known.get("against") is True,
        strength=weight(known.get("strength", 1), place=f"{place} › strength"),
    )


def _features(entries: Any, *, place: str) -> dict[str, float]:
    if entries is None:
        return dict(USUAL_FEATURES)
    if not isinstance(entries, Mapping):
        raise BadInput(N_("%(place)s: shares by feature are expected."), code="bad_value", place=place)
    shares = {
        names.known_name(name, names=dict.fromkeys(FEATURES, ()), place=place): weight(share, place=place)
        for name, share in entries.items()
    }
    total = sum(shares.values())
    return {name: share / total for name, share in shares.items()} if total else dict(USUAL_FEATURES)
