"""Whether one more question is worth asking, and why: the answer was thin, or beside the question."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from hireloop.analysis.content import measure_content
from hireloop.analysis.content.notes import OFF_TOPIC
from hireloop.analysis.job_spec import JobSpec
from hireloop.analysis.model import ContentAnalysis, Question, Transcript, TranscriptSource
from hireloop.kernel.languages import Language

THIN_SPEECH_MS = 6000
"""Less speech than this holds no example, whatever was said."""

FEW_WORDS, SOME_WORDS = 15, 60
SURE_ENOUGH = 0.6
"""A recogniser less sure than this may have misheard the topic: then only the length is judged."""


class FollowUpKind(StrEnum):
    THIN = "thin"
    OFF_QUESTION = "off_question"


@dataclass(frozen=True)
class Heard:
    """What is known of an answer the moment it ends. ``transcript`` None where nobody wrote it down in time."""

    transcript: Transcript | None
    speech_ms: int


@dataclass(frozen=True)
class FollowUp:
    """``measures`` are the numbers that speak for it."""

    kind: FollowUpKind
    text: str
    measures: dict[str, float | int | None]


GENERIC: dict[Language, dict[FollowUpKind, str]] = {
    "zh": {
        FollowUpKind.THIN: "谢谢。能不能再具体讲讲：当时是什么情况，您自己做了什么，结果怎么样？",
        FollowUpKind.OFF_QUESTION: "谢谢。我想再回到这道题：{question}您能就这一点讲一个自己的例子吗？",
    },
    "en": {
        FollowUpKind.THIN: "Thank you. Could you say a little more: what was the situation, what did you do yourself,"
        " and what came of it?",
        FollowUpKind.OFF_QUESTION: "Thank you. Let me come back to the question: {question} Could you give an example"
        " of your own?",
    },
}


def follow_up_for(
    question: Question, heard: Heard, *, prepared: Sequence[str] = (), job: JobSpec | None = None
) -> FollowUp | None:
    """The one further question, None where the answer will do. ``prepared`` are the question bank's own, used first
    for a thin answer. Something said is needed: silence is answered otherwise."""
    kind, measures = _reason(question, heard, job=job)
    if kind is None:
        return None
    if kind is FollowUpKind.THIN and prepared:
        return FollowUp(kind, prepared[0], measures)
    return FollowUp(kind, GENERIC[question.language][kind].format(question=question.text), measures)


def warm_up(language: Language) -> None:
    """Load the dictionaries now, so that the first answer is not kept waiting for them."""
    follow_up_for(WARMING[language], Heard(Transcript(WARM_WORDS[language], language, TranscriptSource.TYPED), 9000))


WARMING: dict[Language, Question] = {
    "zh": Question("请讲一次您解决客户难题的经历。"),
    "en": Question("Tell us about a client problem that you solved.", language="en"),
}
# Each kind of sign once: a time, a number, a tool, a reason, an action, a result, somebody else.
WARM_WORDS: dict[Language, str] = {
    "zh": "去年三月，因为报表总是晚到，客户要解约。我和两位同事用SQL查出原因，每天开会，一个月后客户续签了120万。",
    "en": "Last March a client complained because reports came late. I found the cause with two colleagues, wrote a SQL"
    " script, and after 3 weeks she renewed the contract for $120,000.",
}


def _reason(
    question: Question, heard: Heard, *, job: JobSpec | None
) -> tuple[FollowUpKind | None, dict[str, float | int | None]]:
    transcript = heard.transcript
    if transcript is None or not transcript.text.strip():
        measures: dict[str, float | int | None] = {"speech_ms": heard.speech_ms}
        return (FollowUpKind.THIN if 0 < heard.speech_ms < THIN_SPEECH_MS else None), measures
    content = measure_content(transcript, question, job=job)
    measures = {
        "speech_ms": heard.speech_ms,
        "words": content.measures.get("words"),
        "relevance": content.relevance,
        "concrete": _concrete(content),
    }
    if _is_thin(content, heard):
        return FollowUpKind.THIN, measures
    return (FollowUpKind.OFF_QUESTION if _is_off(content, transcript) else None), measures


def _is_thin(content: ContentAnalysis, heard: Heard) -> bool:
    """Very few words; or not many, nothing concrete among them, and no action told."""
    words = content.measures.get("words") or 0
    if words < FEW_WORDS:
        return True
    tells_action = any(part.part in {"action", "result"} for part in content.star)
    return words < SOME_WORDS and not _concrete(content) and not tells_action


def _is_off(content: ContentAnalysis, transcript: Transcript) -> bool:
    is_sure = transcript.source is not TranscriptSource.ENGINE or (transcript.confidence or 0) >= SURE_ENOUGH
    return is_sure and content.relevance is not None and content.relevance < OFF_TOPIC


def _concrete(content: ContentAnalysis) -> int:
    return sum(int(content.measures.get(name) or 0) for name in ("numbers", "dates", "tools"))
