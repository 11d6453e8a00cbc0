"""All measures of one answer's words, in the order in which they are taken."""

from dataclasses import replace
from functools import partial
from typing import Protocol

from hireloop.analysis.content import fillers, own_part, specificity, star, structure
from hireloop.analysis.content.cues import cue
from hireloop.analysis.content.features import answer_features, shown_by_dimension
from hireloop.analysis.content.languages import chinese_share, detect_language
from hireloop.analysis.content.notes import notes
from hireloop.analysis.content.reading import Reading, read
from hireloop.analysis.content.reference import Comparison, compare_with_reference
from hireloop.analysis.content.relevance import relevance
from hireloop.analysis.content.scores import Material, answer_scores
from hireloop.analysis.content.timing import WordTimes
from hireloop.analysis.content.tokens import tokens
from hireloop.analysis.dimensions import Dimension
from hireloop.analysis.job_spec import JobSpec
from hireloop.analysis.model import ContentAnalysis, Phrase, Question, Score, Transcript
from hireloop.analysis.raters.combining import rated_twice

MOST_INFERRED = 3
# What any open question shows, where neither the job nor the question names a dimension.
SHOWN_BY_ANY_ANSWER = ("communication", "logic")


class Rater(Protocol):
    """A second rater of the same rubric; returns scores whose quotes all stand in the transcript."""

    def rate(self, transcript: Transcript, *, question: Question, job: JobSpec) -> tuple[Score, ...]: ...


def measure_content(
    transcript: Transcript, question: Question, *, job: JobSpec | None = None, rater: Rater | None = None
) -> ContentAnalysis:
    """Everything that the words of ``transcript`` show in reply to ``question``.

    Scores cover the dimensions that the question is about and those that the answer shows by itself.
    Evidence carries ``answer=0``; ``score_dimensions`` sets the number of the answer.
    """
    job = job or JobSpec(title="")
    known = tuple(job.known_dimensions.values())
    reading = read(transcript.text, question=question.text)
    if not reading.sentences:
        return ContentAnalysis(None, (), (), {}, (Phrase("content.nothing_said"),))
    asked = asked_dimensions(question, job=job)
    comparison = compare_with_reference(
        reading.factual,
        question=question.text,
        references=references_of(question),
        key_points=question.key_points,
    )
    shown = shown_by_dimension(reading, known)
    relevant_to = partial(
        relevance,
        question=question.text,
        dimensions=asked,
        indicators=sum(not one.indicator.against for key in asked for one in shown.get(key, ())),
        coverage=comparison.coverage if comparison else None,
    )
    relevant = relevant_to(reading.text_with_claims)
    # A claimed quality may be to the point; it earns nothing.
    features = answer_features(
        reading, question=question.text, relevance=relevant_to(reading.text), comparison=comparison
    )
    material = Material(reading, features, shown, comparison, WordTimes(transcript), transcript.confidence, asked)
    scores = answer_scores(material, known)
    content = ContentAnalysis(
        relevance=relevant,
        star=star.star_parts(reading),
        scores=scores,
        measures=_measures(reading, comparison=comparison),
        notes=notes(reading, question=question, relevance=relevant),
    )
    if rater is None:
        return content
    asked_question = replace(question, dimensions=asked)
    return rated_twice(content, rater=lambda: rater.rate(transcript, question=asked_question, job=job))


def asked_dimensions(question: Question, *, job: JobSpec) -> tuple[str, ...]:
    """The dimensions that the question names; else those of the same question in the job; else those it asks for."""
    if question.dimensions:
        return question.dimensions
    for other in job.questions:
        if other.dimensions and other.text.strip() == question.text.strip():
            return other.dimensions
    if question.reference or question.key_points:
        return ("professional",)
    inferred = [key for key, dimension in job.known_dimensions.items() if _asks(dimension, question.text)]
    return tuple(inferred[:MOST_INFERRED]) or SHOWN_BY_ANY_ANSWER


def references_of(question: Question) -> tuple[str, ...]:
    """The reference answers; alternatives are divided by an empty line."""
    return tuple(text for part in (question.reference or "").split("\n\n") if (text := part.strip()))


def _asks(dimension: Dimension, question: str) -> bool:
    return bool(dimension.asked_by and dimension.asked_by.search(question))


def _measures(reading: Reading, *, comparison: Comparison | None) -> dict[str, float | int | None]:
    words = len(tokens(reading.masked.text))
    concrete = specificity.specifics(reading)
    own = own_part.own_part(reading)
    built = structure.structure(reading)
    doing = own.own_sentences + own.team_sentences
    return {
        "characters": len(reading.transcript.strip()),
        "words": words,
        "sentences": len(reading.sentences),
        "words_per_sentence": round(words / len(reading.sentences), 2),
        "chinese_share": chinese_share(reading.transcript),
        "is_mixed_language": int(detect_language(reading.transcript) == "mixed"),
        "star_completeness": round(star.completeness(reading), 3),
        "numbers": concrete.numbers,
        "dates": concrete.dates,
        "tools": concrete.tools,
        "own_sentences": own.own_sentences,
        "team_sentences": own.team_sentences,
        "own_share": round(own.own_sentences / doing, 3) if doing else None,
        "connective_kinds": len(built.kinds),
        "word_variety": built.variety,
        "fillers": len(fillers.filler_words(reading)),
        "fillers_per_100_words": fillers.fillers_per_100_words(reading),
        "hedges": sum(len(cue("hedges").findall(sentence.text)) for sentence in reading.counted),
        "repeated_sentences": len(reading.flawed("repeated")),
        "claimed_sentences": sum(sentence.is_claim for sentence in reading.counted),
        "reference_score": round(comparison.score, 3) if comparison else None,
        "points_told": sum(point.start is not None for point in comparison.points) if comparison else None,
        "points": len(comparison.points) if comparison else None,
    }
