"""What a reviewer should know about an answer besides its scores."""

from collections.abc import Iterator

from hireloop.analysis.content.languages import detect_language
from hireloop.analysis.content.reading import Flaw, Reading
from hireloop.analysis.model import Phrase, Question

OFF_TOPIC = 0.2
NOTED: tuple[tuple[Flaw, str], ...] = (
    ("instruction", "content.instruction_noted"),
    ("repeated", "content.repeated_noted"),
    ("list", "content.list_noted"),
    ("echo", "content.echo_noted"),
)


def notes(reading: Reading, *, question: Question, relevance: float | None) -> tuple[Phrase, ...]:
    """Sentences that did not count and why, an answer beside the point, another language than asked."""
    return tuple(_notes(reading, question=question, relevance=relevance))


def _notes(reading: Reading, *, question: Question, relevance: float | None) -> Iterator[Phrase]:
    for flaw, key in NOTED:
        if flawed := reading.flawed(flaw):
            start, end = reading.place(flawed[0].span.start, flawed[0].span.end)
            yield Phrase(key, {"count": len(flawed), "quote": _short(reading.transcript[start:end])})
    if relevance is not None and relevance < OFF_TOPIC:
        yield Phrase("content.off_topic")
    language = detect_language(reading.transcript)
    if language and language not in ("mixed", question.language):
        yield Phrase("content.other_language")
    if language == "mixed":
        yield Phrase("content.mixed_language")


def _short(quote: str) -> str:
    return quote if len(quote) <= 40 else quote[:39] + "…"
