"""The report as ``report.json``: what programs read. Keys are stable; texts are in the reader's language."""

from typing import Any

from hireloop.analysis.model import (
    AnswerAnalysis,
    DimensionResult,
    Evidence,
    Interval,
    Lane,
    Phrase,
    Report,
    SignalAnalysis,
    SwitchedOff,
)
from hireloop.analysis.phrases import say, say_all
from hireloop.engines.provenance import Provenance
from hireloop.kernel.languages import Language


def to_dict(report: Report, language: Language) -> dict[str, Any]:
    """The whole report, with every Phrase said in ``language``."""
    return {
        "job": report.job_title,
        "language": report.language,
        "recommendation": report.recommendation.value,
        "reasons": say_all(report.reasons, language),
        "match": _rounded(report.match),
        "dimensions": {key: _dimension(result, language=language) for key, result in report.dimensions.items()},
        "traits": {key: _dimension(result, language=language) for key, result in report.traits.items()},
        "style": _said(report.style, language=language),
        "state": say_all(report.state, language),
        "answers": [_answer(answer, language=language) for answer in report.answers],
        "switched_off": [_switched_off(entry, language=language) for entry in report.switched_off],
        "provenance": [_provenance(entry) for entry in report.provenance],
        "timings": {step: round(seconds, 3) for step, seconds in report.timings_s.items()},
    }


def _dimension(result: DimensionResult, *, language: Language) -> dict[str, Any]:
    score = result.score
    return {
        "label": result.label.get(language) or next(iter(result.label.values())),
        "score": _rounded(score.score),
        "low": _rounded(score.low),
        "high": _rounded(score.high),
        "weight": result.weight,
        "pass_line": result.pass_line,
        "scorer": score.scorer,
        "scorer_version": score.scorer_version,
        "evidence": [_evidence(evidence, language=language) for evidence in score.evidence],
        "doubts": say_all(score.doubts, language),
    }


def _evidence(evidence: Evidence, *, language: Language) -> dict[str, Any]:
    return {
        "quote": evidence.quote,
        "answer": evidence.answer,
        "start_char": evidence.start_char,
        "end_char": evidence.end_char,
        "start_ms": evidence.start_ms,
        "end_ms": evidence.end_ms,
        "why": say(evidence.why, language),
        "supports": evidence.supports,
    }


def _answer(answer: AnswerAnalysis, *, language: Language) -> dict[str, Any]:
    content = answer.content
    return {
        "question": answer.question.text,
        "competencies": list(answer.question.dimensions),
        "transcript": answer.transcript.text if answer.transcript else None,
        "transcript_source": answer.transcript.source.value if answer.transcript else None,
        "transcript_confidence": answer.transcript.confidence if answer.transcript else None,
        "language": answer.transcript.language if answer.transcript else None,
        "duration_ms": answer.duration_ms,
        "relevance": _rounded(content.relevance, digits=3) if content else None,
        "star": [
            {"part": part.part, "text": part.text, "start_char": part.start_char, "end_char": part.end_char}
            for part in (content.star if content else ())
        ],
        "scores": {score.dimension: _rounded(score.score) for score in (content.scores if content else ())},
        "measures": _measures(content.measures) if content else {},
        "notes": say_all(content.notes, language) if content else [],
        **{
            name: _signal(signal, language=language)
            for name, signal in (("voice", answer.voice), ("face", answer.face), ("posture", answer.posture))
            if signal is not None
        },
        "switched_off": [_switched_off(entry, language=language) for entry in answer.switched_off],
    }


def _signal(signal: SignalAnalysis, *, language: Language) -> dict[str, Any]:
    return {
        "measures": _measures(signal.measures),
        "description": say_all(signal.description, language),
        "lanes": [_lane(lane) for lane in signal.lanes],
        "intervals": [_interval(interval) for interval in signal.intervals],
    }


def _lane(lane: Lane) -> dict[str, Any]:
    return {
        "key": lane.key,
        "unit": lane.unit,
        "times_ms": list(lane.times_ms),
        "values": [_rounded(value, digits=4) for value in lane.values],
    }


def _interval(interval: Interval) -> dict[str, Any]:
    return {
        "kind": interval.kind,
        "start_ms": interval.start_ms,
        "end_ms": interval.end_ms,
        "strength": _rounded(interval.strength, digits=3),
        "shown_at_ms": interval.shown_at_ms,
    }


def _switched_off(entry: SwitchedOff, *, language: Language) -> dict[str, str]:
    return {"signal": entry.signal, "why": say(entry.why, language)}


def _provenance(entry: Provenance) -> dict[str, Any]:
    return {"step": entry.step, "engine": entry.engine, "version": entry.version, "model_hash": entry.model_hash}


def _measures(measures: dict[str, float | int | None]) -> dict[str, float | int | None]:
    return {name: _rounded(value, digits=3) if isinstance(value, float) else value for name, value in measures.items()}


def _said(value: Any, *, language: Language) -> Any:
    """The value with each Phrase in it said."""
    if isinstance(value, Phrase):
        return say(value, language)
    if isinstance(value, dict) and value.keys() == {"key", "values"}:
        # A Phrase that has been through JSON inside an untyped mapping.
        return say(Phrase(**value), language)
    if isinstance(value, dict):
        return {key: _said(entry, language=language) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_said(entry, language=language) for entry in value]
    return value


def _rounded(value: float | None, *, digits: int = 1) -> float | None:
    return None if value is None else round(value, digits)
