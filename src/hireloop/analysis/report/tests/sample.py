"""A report with everything in it, made of values."""

from hireloop.analysis.model import (
    AnswerAnalysis,
    ContentAnalysis,
    DimensionResult,
    Evidence,
    Interval,
    Lane,
    Phrase,
    Question,
    Recommendation,
    Report,
    Score,
    SignalAnalysis,
    StarPart,
    SwitchedOff,
    Transcript,
    TranscriptSource,
)
from hireloop.engines.provenance import Provenance

TEXT = "我带领五人团队迁移了订单库，没有丢一条数据。<script>alert(1)</script>"
QUOTE = "我带领五人团队迁移了订单库"


def evidence(start: int, end: int, *, supports: bool = True) -> Evidence:
    why = Phrase("posture.movement_usual")
    return Evidence(TEXT[start:end], 0, start, end, 1500, 3000, why, supports=supports)


def result(key: str, label: str, score: float | None, *found: Evidence) -> DimensionResult:
    low, high = (None, None) if score is None else (score - 10, score + 8)
    return DimensionResult(
        {"zh": label, "en": key.title()}, Score(key, score, low, high, "rules", "1", found), 1.0, 60.0
    )


def a_report(**changes) -> Report:
    times = tuple(range(0, 10_000, 500))
    voice = SignalAnalysis(
        measures={"pause_count": 2, "pitch_range_semitones": 6.2, "pause_longest_ms": 1500, "face_present_share": None},
        lanes=(Lane("loudness", "dbfs", times, (None, *(-30.0 + index for index in range(19)))),),
        intervals=(Interval("speech", 0, 4000), Interval("pause", 4000, 5500)),
        description=(Phrase("voice.pauses", {"count": 2, "seconds": 1.5}),),
    )
    answer = AnswerAnalysis(
        question=Question("请讲一次你带队的经历。"),
        transcript=Transcript(TEXT, "zh", TranscriptSource.CORRECTED),
        duration_ms=10_000,
        content=ContentAnalysis(0.8, (StarPart("action", QUOTE, 0, len(QUOTE)),), (), {}, ()),
        voice=voice,
        switched_off=(SwitchedOff("face", Phrase("flow.no_consent_face_body")),),
    )
    values = {
        "job_title": "后端工程师",
        "language": "zh",
        "recommendation": Recommendation.PENDING,
        "reasons": (Phrase("face.gaze_steady", {"percent": 80}),),
        "match": 71.4,
        "dimensions": {
            "leadership": result("leadership", "领导力", 72.0, evidence(0, 13)),
            "teamwork": result("teamwork", "团队合作", 65.0, evidence(3, 7, supports=False)),
            "logic": result("logic", "逻辑思维", None),
        },
        "traits": {},
        "style": {},
        "state": (),
        "answers": (answer,),
        "switched_off": answer.switched_off,
        "provenance": (Provenance("measure_voice", "hireloop", "0.1.0"), Provenance("rate_again", "deepseek", "v3")),
        "timings_s": {"measure_voice": 0.2},
    }
    return Report(**{**values, **changes})
