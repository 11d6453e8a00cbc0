"""Refuses a requirement that asks for a protected attribute, with the article."""

from hireloop.analysis.protected.finding import (
    USUAL_JURISDICTION,
    ProtectedAttribute,
    protected_kind,
    protected_requirement,
)
from hireloop.kernel.errors import N_, BadInput
from hireloop.kernel.languages import Language

CODE = "requirement_protected"


def refuse_protected(
    text: str, *, place: str = "", jurisdiction: str = USUAL_JURISDICTION, language: Language = "en"
) -> None:
    """Raise BadInput where ``text`` asks for a protected attribute; ``language`` is that of the names in it."""
    attribute = protected_requirement(text.strip(), jurisdiction=jurisdiction)
    if attribute is not None:
        raise _refusal(attribute, text=text.strip(), place=place, language=language)


def refuse_protected_kind(
    name: str, *, place: str = "", jurisdiction: str = USUAL_JURISDICTION, language: Language = "en"
) -> None:
    """Raise BadInput where a kind of requirement is called after a protected attribute."""
    attribute = protected_kind(name, jurisdiction=jurisdiction)
    if attribute is not None:
        raise _refusal(attribute, text=name.strip(), place=place, language=language)


def _refusal(attribute: ProtectedAttribute, *, text: str, place: str, language: Language) -> BadInput:
    named = {"text": text, "attribute": attribute.label[language], "citation": attribute.citation[language]}
    if place:
        message = N_("%(place)s: “%(text)s” cannot be a requirement: %(attribute)s is protected by law (%(citation)s).")
        return BadInput(message, code=CODE, place=place, **named)
    message = N_("“%(text)s” cannot be a requirement: %(attribute)s is protected by law (%(citation)s).")
    return BadInput(message, code=CODE, **named)
