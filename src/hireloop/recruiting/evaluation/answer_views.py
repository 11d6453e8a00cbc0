"""The questions of an interview with the answers that count, for pages."""

from collections import defaultdict
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from uuid import UUID

from hireloop.recruiting.interviews import queries as interview_queries
from hireloop.recruiting.interviews.models import (
    Answer,
    AnswerText,
    IntegritySignal,
    Interview,
    InterviewQuestion,
    TextSource,
)

COUNTS_FIRST = (TextSource.CORRECTED, TextSource.TYPED, TextSource.ENGINE, TextSource.BROWSER)


@dataclass(frozen=True)
class AnswerView:
    """``texts`` are all versions of the words, the one that counts first; ``answer`` None where there is none."""

    number: int
    question: InterviewQuestion
    answer: Answer | None
    texts: list[AnswerText]
    signals: list[IntegritySignal]

    @property
    def other_texts(self) -> list[AnswerText]:
        return self.texts[1:]


def answer_views(interview: Interview) -> list[AnswerView]:
    """Every question in order. A constant number of queries."""
    cover = interview.person.covered
    counted = {answer.question_id: answer for answer in interview_queries.counted_answers(interview)}
    signals: dict[UUID | None, list[IntegritySignal]] = defaultdict(list)
    for signal in interview.integrity_signals.all():
        signals[signal.question_id].append(signal)
    return [
        AnswerView(
            number=number,
            question=question,
            answer=counted.get(question.pk),
            texts=[_covered(text, cover) for text in _in_order(counted.get(question.pk))],
            signals=signals[question.pk],
        )
        for number, question in enumerate(interview.questions.all(), start=1)
    ]


def _covered(text: AnswerText, cover: Callable[[str], str]) -> AnswerText:
    """The words as the reader may see them, in a copy that is never saved."""
    shown = copy(text)
    shown.text = cover(text.text)
    return shown


def _in_order(answer: Answer | None) -> list[AnswerText]:
    if answer is None:
        return []
    by_source = {text.source: text for text in answer.texts.all() if text.text}
    return [by_source[source] for source in COUNTS_FIRST if source in by_source]
