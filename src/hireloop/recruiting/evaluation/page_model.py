"""What the page of one interview shows, put together once: the template asks nothing of the database."""

from dataclasses import dataclass
from typing import Any

from hireloop.analysis.model import Report
from hireloop.analysis.report import to_dict
from hireloop.kernel.languages import Language
from hireloop.platform.accounts.models import User
from hireloop.platform.directory import showing
from hireloop.platform.directory.models import Person
from hireloop.platform.modules import switches
from hireloop.recruiting.interviews.models import Interview
from hireloop.recruiting.screening.match_view import MatchView, match_of
from hireloop.web import charts
from hireloop.web.charts import RadarAxis

from . import queries
from .answer_views import AnswerView, answer_views
from .as_json import from_json
from .card_rows import CardRow, card_rows
from .earlier import EarlierTalk, earlier_of
from .models import CandidateFeedback, Decision, EvaluationReport, Scorecard
from .player import player_data
from .reading_aids import labelled_star, measures_of, signal_label

HIGH_CONFIDENCE_WIDTH = 20
MEDIUM_CONFIDENCE_WIDTH = 35


@dataclass(frozen=True)
class InterviewPage:
    """``report`` is report.json in the reader's language, None until the reader has scored."""

    interview: Interview
    scorecard: Scorecard | None
    card_rows: list[CardRow]
    answers: list[AnswerView]
    has_report: bool
    report: dict[str, Any] | None
    dimensions: list[dict[str, Any]]
    traits: list[dict[str, Any]]
    player: dict[str, Any]
    decisions: list[Decision]
    feedback: CandidateFeedback | None
    resume_match: MatchView | None
    earlier: list[EarlierTalk]

    @property
    def top_reasons(self) -> list[str]:
        return self.report["reasons"][:3] if self.report else []

    @property
    def confidence(self) -> str:
        """ "high", "medium" or "low", from the mean width of the bands."""
        widths = [row["high"] - row["low"] for row in self.dimensions if row["score"] is not None]
        if not widths or sum(widths) / len(widths) > MEDIUM_CONFIDENCE_WIDTH:
            return "low"
        return "high" if sum(widths) / len(widths) <= HIGH_CONFIDENCE_WIDTH else "medium"

    @property
    def compared(self) -> list[dict[str, Any]]:
        """The reader's own scores beside the machine's, per dimension."""
        machine = {row["key"]: row for row in self.dimensions}
        return [{**machine.get(row.key, {}), "label": row.label, "own": row.given} for row in self.card_rows]

    @property
    def weighed(self) -> list[dict[str, Any]]:
        """The dimensions of the job's profile."""
        return [row for row in self.dimensions if row["weight"]]

    @property
    def seen_besides(self) -> list[dict[str, Any]]:
        """Dimensions that the profile does not weigh, where the answers show something of them."""
        return [row for row in self.dimensions if not row["weight"] and row["score"] is not None]

    @property
    def radar(self) -> dict[str, Any]:
        """For ``{% chart "radar" %}``: the profile's dimensions."""
        return charts.radar(
            [RadarAxis(row["label"], row["score"], row["low"], row["high"], row["pass_line"]) for row in self.weighed]
        )


def build_page(interview: Interview, *, reader: User, language: Language) -> InterviewPage:
    """Everything for one reader."""
    card = queries.scorecard_of(interview, reader)
    stored = queries.report_of(interview)
    answers = answer_views(interview)
    report = _as_read(report_as_read(stored, interview.person), language) if stored and card else None
    return InterviewPage(
        interview=interview,
        scorecard=card,
        card_rows=card_rows(interview, card, language=language),
        answers=answers,
        has_report=stored is not None,
        report=report,
        dimensions=_rows(report["dimensions"]) if report else [],
        traits=_rows(report["traits"]) if report else [],
        player=player_data(answers, report, shows_recordings=not interview.person.is_hidden),
        decisions=list(queries.decisions_of(interview)),
        feedback=queries.feedback_of(interview),
        resume_match=resume_match_of(interview, reader=reader, language=language) if card else None,
        earlier=earlier_of(interview, reader=reader) if card else [],
    )


def resume_match_of(interview: Interview, *, reader: User, language: Language) -> MatchView | None:
    """The match of the application's résumé; None where screening is off or there is none."""
    if not switches.is_on("screening"):
        return None
    return match_of(interview.application, reader=reader, language=language)


def report_as_read(stored: EvaluationReport, person: Person) -> Report:
    """The report, without who the person is where the reader may not know."""
    return from_json(Report, showing.covered_all(stored.report, person))


def _as_read(report: Report, language: Language) -> dict[str, Any]:
    """report.json with what only the page needs: shown measures, names of STAR parts and of signals."""
    said = to_dict(report, language)
    for answer in said["answers"]:
        answer["shown_measures"] = measures_of(answer, language)
        answer["star"] = labelled_star(answer["star"], language)
    for entry in said["switched_off"]:
        entry["label"] = signal_label(entry["signal"], language)
    return said


def _rows(results: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """The heaviest dimensions first; those without a score at the end."""
    rows = [{"key": key, **result} for key, result in results.items()]
    return sorted(rows, key=lambda row: (row["score"] is None, -(row["weight"] or 0)))
