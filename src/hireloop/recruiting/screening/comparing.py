"""Several matches of one job side by side."""

from dataclasses import dataclass

from hireloop.kernel.languages import Language

from .match_view import MatchView, VerdictView, view_of
from .models import MatchReport


@dataclass(frozen=True)
class Compared:
    """One candidate's column."""

    view: MatchView
    name: str


@dataclass(frozen=True)
class ComparedLine:
    """One requirement across the candidates; ``differs`` where they are not all alike."""

    requirement: str
    kind: str
    must_have: bool
    verdicts: list[VerdictView | None]

    @property
    def differs(self) -> bool:
        return len({each.verdict if each else "" for each in self.verdicts}) > 1


@dataclass(frozen=True)
class Comparison:
    columns: list[Compared]
    lines: list[ComparedLine]


def comparison(reports: list[MatchReport], language: Language) -> Comparison:
    """The best match first; the requirements in the order of the first."""
    ordered = sorted(reports, key=lambda report: -(report.score if report.score is not None else -1))
    columns = [Compared(view_of(each, language), each.application.person.shown_name) for each in ordered]
    by_key = [{row.key: row for row in column.view.rows} for column in columns]
    rows = {row.key: row for column in reversed(columns) for row in column.view.rows}
    lines = [
        ComparedLine(row.requirement, row.kind, row.must_have, [found.get(key) for found in by_key])
        for key, row in rows.items()
    ]
    return Comparison(columns, lines)
