"""The match of the résumé for the report on paper."""

from hireloop.analysis.report.match import ShownMatch, ShownVerdict
from hireloop.recruiting.screening.match_view import MatchView, VerdictView


def printed_match(view: MatchView | None) -> ShownMatch | None:
    """What the page shows of the match, without what can be clicked."""
    if view is None:
        return None
    report = view.report
    rows = tuple(_row(each) for each in view.rows)
    return ShownMatch(report.score, report.low, report.high, rows, engine=view.engine)


def _row(row: VerdictView) -> ShownVerdict:
    quote = row.evidence[0]["text"] if row.evidence else ""
    overruled = row.machine_label if row.override else ""
    return ShownVerdict(row.requirement, row.must_have, row.verdict, row.verdict_label, row.why, quote, overruled)
