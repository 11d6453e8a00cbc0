"""The values that flow through the analysis of an interview.

All are frozen, hold no engine objects, and survive a round trip through JSON
(``pydantic.TypeAdapter(AnswerAnalysis)``), so that each answer can be analysed as soon as
it is up and the report can be put together later.

Times are whole milliseconds from the start of the answer's recording. Character positions
count from the start of the answer's transcript. Scores are 0-100, shares and confidences 0-1.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal

from hireloop.engines.provenance import Provenance
from hireloop.kernel.languages import Language


@dataclass(frozen=True)
class Phrase:
    """A sentence by key, said in the reader's language at the last moment (``analysis.phrases.say``)."""

    key: str
    values: dict[str, Any] = field(default_factory=dict)


class TranscriptSource(StrEnum):
    """Who wrote the words down."""

    ENGINE = "engine"
    BROWSER = "browser"
    TYPED = "typed"
    CORRECTED = "corrected"
    FILE = "file"


@dataclass(frozen=True)
class Word:
    """One recognised word (English) or character run (Chinese) and when it was said."""

    text: str
    start_ms: int
    end_ms: int
    confidence: float | None = None


@dataclass(frozen=True)
class Transcript:
    """What was said. ``confidence`` is the recogniser's mean, None where nobody measured it."""

    text: str
    language: Language
    source: TranscriptSource
    confidence: float | None = None
    words: tuple[Word, ...] = ()


@dataclass(frozen=True)
class Question:
    """One interview question. ``dimensions`` are dimension keys; ``reference`` a model answer, if any."""

    text: str
    language: Language = "zh"
    dimensions: tuple[str, ...] = ()
    reference: str | None = None
    key_points: tuple[str, ...] = ()


@dataclass(frozen=True)
class Evidence:
    """Why a score is what it is: a quote that stands in the transcript, or a moment in the recording."""

    quote: str
    answer: int
    start_char: int | None
    end_char: int | None
    start_ms: int | None
    end_ms: int | None
    why: Phrase
    supports: bool = True


@dataclass(frozen=True)
class StarPart:
    """One sentence and the part of STAR (背景-任务-行动-结果) it plays; "none" plays no part."""

    part: Literal["situation", "task", "action", "result", "none"]
    text: str
    start_char: int
    end_char: int


@dataclass(frozen=True)
class Score:
    """A dimension's score with its band (low <= score <= high); all None where nothing could be scored."""

    dimension: str
    score: float | None
    low: float | None
    high: float | None
    scorer: str
    scorer_version: str
    evidence: tuple[Evidence, ...] = ()
    doubts: tuple[Phrase, ...] = ()


@dataclass(frozen=True)
class ContentAnalysis:
    """What the words of one answer show. ``measures`` has units in its names."""

    relevance: float | None
    star: tuple[StarPart, ...]
    scores: tuple[Score, ...]
    measures: dict[str, float | int | None]
    notes: tuple[Phrase, ...] = ()


@dataclass(frozen=True)
class Lane:
    """One signal over time, to be drawn under the video. ``values`` has one entry per time, None where unseen."""

    key: str
    unit: str
    times_ms: tuple[int, ...]
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class Interval:
    """A stretch of time in which something held: speech, pause, smile, face_lost, several_faces, filler …

    ``shown_at_ms`` is the picture that shows it best.
    """

    kind: str
    start_ms: int
    end_ms: int
    strength: float | None = None
    shown_at_ms: int | None = None


@dataclass(frozen=True)
class SignalAnalysis:
    """What one kind of signal (voice, face, posture) shows over one answer."""

    measures: dict[str, float | int | None]
    lanes: tuple[Lane, ...] = ()
    intervals: tuple[Interval, ...] = ()
    description: tuple[Phrase, ...] = ()


@dataclass(frozen=True)
class SwitchedOff:
    """A signal that was not computed, and why (no consent, jurisdiction, no engine, nothing to see)."""

    signal: str
    why: Phrase


@dataclass(frozen=True)
class AnswerAnalysis:
    """Everything known about one answer."""

    question: Question
    transcript: Transcript | None
    duration_ms: int | None
    content: ContentAnalysis | None
    voice: SignalAnalysis | None = None
    face: SignalAnalysis | None = None
    posture: SignalAnalysis | None = None
    switched_off: tuple[SwitchedOff, ...] = ()
    provenance: tuple[Provenance, ...] = ()
    timings_s: dict[str, float] = field(default_factory=dict)


class Recommendation(StrEnum):
    """推荐 / 待定 / 不推荐: the machine's view; a person decides."""

    RECOMMENDED = "recommended"
    PENDING = "pending"
    NOT_RECOMMENDED = "not_recommended"


@dataclass(frozen=True)
class DimensionResult:
    """A dimension across all answers, against the job's profile. ``weight`` and ``pass_line`` are the job's."""

    label: dict[Language, str]
    score: Score
    weight: float
    pass_line: float | None


@dataclass(frozen=True)
class Report:
    """The evaluation report 评估报告 of one interview. Rendered by ``analysis.report`` in either language."""

    job_title: str
    language: Language
    recommendation: Recommendation
    reasons: tuple[Phrase, ...]
    match: float | None
    dimensions: dict[str, DimensionResult]
    traits: dict[str, DimensionResult]
    style: dict[str, Any]
    state: tuple[Phrase, ...]
    answers: tuple[AnswerAnalysis, ...]
    switched_off: tuple[SwitchedOff, ...]
    provenance: tuple[Provenance, ...]
    timings_s: dict[str, float]
