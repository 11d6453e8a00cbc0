"""Law as code: contracts checked, endings computed. Plain Python and YAML; knows nothing of the product's database.

    report = check(facts, region="上海", signed_on=date(2026, 11, 1))

A folder per country holds its rules (``rules``, one function per paragraph), its dated values (``parameters``) and the
cases that its tests run (``cases``).
"""

from hireloop.law.checking import COUNTRIES, check
from hireloop.law.model import (
    VERDICTS,
    Cite,
    Clause,
    ContractFacts,
    Finding,
    Penalty,
    Place,
    Report,
    Verdict,
    Words,
)
from hireloop.law.spans import Span

__all__ = [
    "COUNTRIES",
    "VERDICTS",
    "Cite",
    "Clause",
    "ContractFacts",
    "Finding",
    "Penalty",
    "Place",
    "Report",
    "Span",
    "Verdict",
    "Words",
    "check",
]
