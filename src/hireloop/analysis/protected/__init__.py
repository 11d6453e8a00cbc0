"""Protected attributes: what no employer may ask for, how texts name it, and which articles say so."""

from hireloop.analysis.protected.finding import (
    ProtectedAttribute,
    WordingWarning,
    protected_attributes,
    protected_kind,
    protected_requirement,
    warnings_in,
)
from hireloop.analysis.protected.refusing import refuse_protected, refuse_protected_kind

__all__ = [
    "ProtectedAttribute",
    "WordingWarning",
    "protected_attributes",
    "protected_kind",
    "protected_requirement",
    "refuse_protected",
    "refuse_protected_kind",
    "warnings_in",
]
