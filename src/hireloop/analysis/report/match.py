"""The match of the résumé as the report shows it beside the interview: verdicts that count, in the reader's words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ShownVerdict:
    """``overruled`` is the machine's verdict where a person's stands in its place."""

    requirement: str
    must_have: bool
    verdict: str
    label: str
    why: str
    quote: str = ""
    overruled: str = ""


@dataclass(frozen=True)
class ShownMatch:
    """``score`` 0-100, None where nothing of what is asked is known; ``low`` to ``high`` is its band."""

    score: float | None
    low: float
    high: float
    rows: tuple[ShownVerdict, ...]
    engine: str
