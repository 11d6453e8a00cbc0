"""Several matches of one job side by side."""

from dataclasses import dataclass

from hireloop.kernel.languages import Language
from hireloop.platform.accounts.models import User

from . import queries
from .match_view import MatchView, VerdictView, view_of
from .models import MatchReport


@dataclass(frozen=True)
class Compared:
    """One candidate's column."""

    view: MatchView
    name: str
    is_hidden: bool


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


def comparison(user: User, reports: list[MatchReport], language: Language) -> Comparison:
    """The best match first; the requirements in the order of the first."""
    ordered = sorted(reports, key=lambda report: -(report.score if report.score is not None else -1))
    hidden = queries.hidden_from(user, ordered[0].application.job)
    columns = [
        Compared(view_of(each, language), hidden.name_of(each.application), each.application_id in hidden)
        for each in ordered
    ]
    by_key = [{row.key: row for row in column.view.rows} for column in columns]
    rows = {row.key: row for column in reversed(columns) for row in column.view.rows}
    lines = [
        ComparedLine(row.requirement, row.kind, row.must_have, [found.get(key) for found in by_key])
        for key, row in rows.items()
    ]
    return Comparison(columns, lines)
