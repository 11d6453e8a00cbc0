"""What the detail page shows of the answers: recording, words with their times, evidence, measures."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from hireloop.analysis.conversation import Proposal
from hireloop.analysis.model import Phrase, TranscriptSource
from hireloop.analysis.phrases import say, say_all, texts
from hireloop.analysis.report import to_dict
from hireloop.analysis.report.measures import shown_measures
from hireloop.analysis.report.timeline import ROWS
from hireloop.kernel.languages import Language
from hireloop.platform.directory import showing
from hireloop.recruiting.interviews.models import TextSource

from . import queries
from .as_json import from_json
from .models import VoiceProposal, VoiceScreening
from .queries import AnsweredQuestion
from .words import words_of

EVIDENCE = {"zh": "证据", "en": "Evidence"}


@dataclass(frozen=True)
class ProposalView:
    """The machine's proposal in the reader's language."""

    verdict: str
    label: str
    score: float | None
    low: float | None
    high: float | None
    reasons: list[str]
    evidence: list[dict[str, Any]]
    dimensions: list[dict[str, Any]]
    engines: list[str]
    ready_at: Any


@dataclass(frozen=True)
class Version:
    """One version of the words of an answer; ``source`` as ``analysis.model.TranscriptSource``."""

    source: TranscriptSource
    text: str
    confidence: float | None

    @property
    def label(self) -> str:
        return str(TextSource(self.source.value).label)

    @property
    def icon(self) -> str:
        return "pencil" if self.source in {TranscriptSource.TYPED, TranscriptSource.CORRECTED} else "file-text"


@dataclass(frozen=True)
class AnswerView:
    """``analysed`` is the answer as in report.json, None before it was analysed; ``versions`` of the words, the one
    that counts first."""

    entry: AnsweredQuestion
    analysed: dict[str, Any] | None
    measures: list[tuple[str, str]]
    versions: list[Version]


def proposal_view(row: VoiceProposal | None, language: Language) -> ProposalView | None:
    if row is None:
        return None
    proposal = _as_read(row)
    report = to_dict(proposal.report, language)
    asked = {key for answer in proposal.report.answers for key in answer.question.dimensions}
    dimensions = [{"key": key, **value} for key, value in report["dimensions"].items() if value["score"] is not None]
    return ProposalView(
        verdict=row.verdict,
        label=row.get_verdict_display(),
        score=proposal.score,
        low=proposal.low,
        high=proposal.high,
        reasons=say_all(proposal.reasons, language),
        evidence=[
            {
                "quote": each.quote,
                "answer": each.answer,
                "start_ms": each.start_ms,
                "start_char": each.start_char,
                "why": say(each.why, language),
            }
            for each in proposal.evidence
        ],
        dimensions=sorted(dimensions, key=lambda each: (each["key"] not in asked, -each["score"])),
        engines=_engines(report),
        ready_at=row.ready_at,
    )


def _as_read(row: VoiceProposal) -> Proposal:
    """The proposal as the reader may see it."""
    return from_json(Proposal, showing.covered_all(row.proposal, row.person))


def _engines(report: dict[str, Any]) -> list[str]:
    named = [f"{entry['engine']} {entry['version']}".strip() for entry in report["provenance"]]
    return list(dict.fromkeys(named))


def answer_views(screening: VoiceScreening, row: VoiceProposal | None, language: Language) -> list[AnswerView]:
    """Every question in order, with what the proposal's report says of it."""
    entries = queries.answers_of(screening)
    reports = _reports(row, language)
    with_result = [entry for entry in entries if entry.answer and getattr(entry.answer, "result", None)]
    by_position = {entry.question.position: report for entry, report in zip(with_result, reports, strict=False)}
    return [_view(entry, by_position.get(entry.question.position), language) for entry in entries]


def _reports(row: VoiceProposal | None, language: Language) -> list[dict[str, Any]]:
    if row is None:
        return []
    report: list[dict[str, Any]] = to_dict(_as_read(row).report, language)["answers"]
    return report


def _view(entry: AnsweredQuestion, analysed: dict[str, Any] | None, language: Language) -> AnswerView:
    def told(key: str) -> str:
        return say(Phrase(f"report.{key}"), language)

    voice = (analysed or {}).get("voice") or {}
    return AnswerView(entry, analysed, shown_measures(voice.get("measures") or {}, told), _versions(entry, analysed))


def _versions(entry: AnsweredQuestion, analysed: dict[str, Any] | None) -> list[Version]:
    """Nothing before the candidate has sent the answers and the proposal stands on them."""
    if entry.answer is None or analysed is None:
        return []
    words = words_of(entry.answer)
    heard = Version(words.heard.source, words.heard.text, words.heard.confidence) if words.heard else None
    own = Version(words.source, words.corrected, None) if words.corrected and words.source else None
    return [version for version in (own, heard) if version]


def player_data(views: list[AnswerView], proposal: ProposalView | None, row: VoiceProposal | None) -> dict[str, Any]:
    """What the player island reads, in the order of the questions."""
    words = _words(row)
    number_of = _numbers(views)
    return {
        "answers": [
            {
                "number": view.entry.question.position,
                "video": _url(view),
                "duration_ms": view.entry.answer.duration_ms if view.entry.answer else None,
                "transcript": view.analysed["transcript"] if view.analysed else None,
                "words": words[number_of[place]] if place in number_of and number_of[place] < len(words) else [],
                "marks": _marks(proposal, number_of.get(place)),
                "lanes": _lanes(view),
                "intervals": _intervals(view),
            }
            for place, view in enumerate(views)
        ]
    }


def _numbers(views: list[AnswerView]) -> dict[int, int]:
    """Place among the questions → place among the analysed answers, which evidence counts by."""
    places = [place for place, view in enumerate(views) if view.analysed]
    return {place: number for number, place in enumerate(places)}


def place_of_evidence(views: list[AnswerView], number: int) -> int:
    """The other way round: where among the questions the analysed answer stands."""
    return next((place for place, each in _numbers(views).items() if each == number), 0)


def _url(view: AnswerView) -> str | None:
    answer = view.entry.answer
    if answer is None or answer.recording_id is None or view.entry.question.screening.person.is_hidden:
        return None
    return reverse("voice_screening:recording", args=[view.entry.question.screening_id, answer.pk])


def _words(row: VoiceProposal | None) -> list[list[list[int]]]:
    """[start_char, end_char, start_ms] of the timed words that are found again in each transcript."""
    if row is None:
        return []
    found = []
    for answer in _as_read(row).report.answers:
        place, words = 0, []
        for word in answer.transcript.words if answer.transcript else ():
            start = answer.transcript.text.find(word.text, place) if answer.transcript else -1
            if start >= 0:
                place = start + len(word.text)
                words.append([start, place, word.start_ms])
        found.append(words)
    return found


def _marks(proposal: ProposalView | None, number: int | None) -> list[dict[str, Any]]:
    if proposal is None or number is None:
        return []
    return [
        {
            "dimension": row["key"],
            "label": row["label"],
            **{name: each[name] for name in ("start_char", "end_char", "start_ms", "end_ms", "why", "supports")},
        }
        for row in proposal.dimensions
        for each in row["evidence"]
        if each["answer"] == number
    ]


def _lanes(view: AnswerView) -> list[dict[str, Any]]:
    drawn = {row.lane for row in ROWS if row.lane}
    voice = (view.analysed or {}).get("voice") or {}
    return [lane for lane in voice.get("lanes", []) if lane["key"] in drawn]


def _intervals(view: AnswerView) -> list[dict[str, Any]]:
    rows = {kind: row.key for row in ROWS for kind in row.kinds}
    voice = (view.analysed or {}).get("voice") or {}
    found = [each for each in voice.get("intervals", []) if each["kind"] in rows]
    return [{**each, "kind": rows[each["kind"]]} for each in found]


def lane_labels(language: Language) -> dict[str, str]:
    """For the player island: the name of each row under the recording."""
    known = texts(language)
    told = {row.key: str(known[f"report.lane_{row.key}"]) for row in ROWS}
    return {**told, "evidence": EVIDENCE[language]}
