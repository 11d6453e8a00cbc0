"""A match as pages show it, put together once, with people's verdicts beside the machine's."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hireloop.analysis.matching import MatchResult, Verdict, overruled, requirement_key
from hireloop.analysis.matching.as_dict import requirement_as_dict
from hireloop.analysis.phrases import say
from hireloop.kernel.languages import Language
from hireloop.platform.accounts.models import User
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.jobs.models import RequirementKind

from . import queries
from .models import MatchReport, RequirementOverride
from .models.match import Verdict as VerdictLabel
from .stored import from_json

LITTLE_SURE = 0.6
TONES = {"met": "good", "partly": "caution", "not_met": "strong", "unknown": "neutral"}
ICONS = {"met": "check", "partly": "circle-half-2", "not_met": "x", "unknown": "help-circle"}


@dataclass(frozen=True)
class VerdictView:
    """One requirement: the verdict that counts, and what the machine said where a person overruled it."""

    key: str
    kind: str
    requirement: str
    must_have: bool
    knock_out: bool
    weight: float
    verdict: str
    verdict_label: str
    tone: str
    icon: str
    why: str
    evidence: list[dict[str, Any]]
    is_doubtful: bool
    override: RequirementOverride | None
    machine_label: str
    machine_why: str

    @property
    def knocks_out(self) -> bool:
        return self.knock_out and self.verdict == "not_met"


@dataclass(frozen=True)
class MatchView:
    report: MatchReport
    rows: list[VerdictView]
    would_raise: list[dict[str, Any]]

    @property
    def engine(self) -> str:
        return f"{self.report.engine} {self.report.engine_version}"

    @property
    def grounds(self) -> list[VerdictView]:
        """The knock-outs that are surely not met."""
        return [row for row in self.rows if row.knocks_out]


def match_of(application: Application, *, reader: User, language: Language) -> MatchView | None:
    """The match of an application as this colleague may see it."""
    found = queries.visible_to(reader).select_related("application__person").filter(application=application).first()
    return view_of(found, language) if found else None


def view_of(report: MatchReport, language: Language) -> MatchView:
    """Everything that a page shows of one match."""
    machine, cover = from_json(report.result), report.application.person.covered
    overrides = queries.overrides_in_force(report.application)
    counting = overruled(machine, {key: Verdict(row.verdict) for key, row in overrides.items()})
    return MatchView(report, _rows(machine, counting, overrides, language, cover), _raises(counting, language))


def _rows(
    machine: MatchResult,
    counting: MatchResult,
    overrides: dict[str, RequirementOverride],
    language: Language,
    cover: Callable[[str], str],
) -> list[VerdictView]:
    """Knock-outs and must-haves first, in the job's order."""
    rows = []
    for said, counts in zip(machine.results, counting.results, strict=True):
        key, told = requirement_key(said.requirement), requirement_as_dict(counts, language)
        override = overrides.get(key)
        rows.append(
            VerdictView(
                key=key,
                kind=str(RequirementKind(told["kind"]).label),
                requirement=told["requirement"],
                must_have=told["must_have"],
                knock_out=told["knock_out"],
                weight=told["weight"],
                verdict=told["verdict"],
                verdict_label=label_of(told["verdict"]),
                tone=TONES[told["verdict"]],
                icon=ICONS[told["verdict"]],
                why=cover(told["why"]),
                evidence=[{**place, "text": cover(place["text"])} for place in told["evidence"]],
                is_doubtful=told["confidence"] is not None and told["confidence"] < LITTLE_SURE,
                override=override,
                machine_label=label_of(said.verdict.value),
                machine_why=cover(say(said.judgement.why, language)),
            )
        )
    return sorted(rows, key=lambda row: (not row.knock_out, not row.must_have))


def label_of(verdict: str) -> str:
    """The verdict in the reader's language."""
    return str(VerdictLabel(verdict).label)


def _raises(result: MatchResult, language: Language) -> list[dict[str, Any]]:
    return [
        {"points": round(points, 1), "requirement": say(each.said, language), "how": say(each.judgement.gain, language)}
        for points, each in result.would_raise[:5]
        if each.judgement.gain
    ]
