"""The steps on words: which transcript counts, when its words were said, whether it is in the language asked for."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace
from itertools import accumulate

from hireloop.analysis.content import measure_content
from hireloop.analysis.content.languages import detect_language
from hireloop.analysis.flow_steps.sound import Speech
from hireloop.analysis.job_spec import JobSpec
from hireloop.analysis.model import ContentAnalysis, Phrase, Question, Transcript, TranscriptSource, Word
from hireloop.analysis.raters.language_model_rater import SCORER, LanguageModelRater
from hireloop.analysis.voice.spoken_units import PIECES, units_of_piece
from hireloop.engines.catalog import engine
from hireloop.engines.errors import EngineUnavailable
from hireloop.engines.provenance import Provenance
from hireloop.kernel.languages import Language

# What was typed need not be what was said.
SAID = {TranscriptSource.BROWSER, TranscriptSource.CORRECTED, TranscriptSource.FILE}

LANGUAGE_NAMES = {"zh": {"zh": "中文", "en": "Chinese"}, "en": {"zh": "英文", "en": "English"}}
SHORTEST_TO_TELL = 12


def settle_transcript(given_transcript: Transcript | None, recognised: Transcript | None) -> Transcript | None:
    """The transcript handed in, else the recogniser's; None where neither has a word."""
    chosen = given_transcript or recognised
    return chosen if chosen and chosen.text.strip() else None


def place_words(transcript: Transcript, speech: Speech | None) -> Transcript:
    """With times for words that have none, spread over the speech by their length: right to a few seconds."""
    if transcript.words or transcript.source not in SAID or speech is None or not speech.spans:
        return transcript
    chinese = transcript.language == "zh"
    pieces = PIECES.findall(transcript.text)
    ends = list(accumulate(units_of_piece(piece, chinese=chinese) for piece in pieces))
    if not ends:
        return transcript
    spoken_ms = sum(span.length_ms for span in speech.spans)
    edges = [when(speech, spoken_ms * done / ends[-1]) for done in (0, *ends)]
    words = (
        Word(piece, start, max(start, end)) for piece, start, end in zip(pieces, edges[:-1], edges[1:], strict=True)
    )
    return replace(transcript, words=tuple(words))


def when(speech: Speech, spoken_ms: float) -> int:
    """The time in the recording at which so much speech has gone by."""
    before = list(accumulate((span.length_ms for span in speech.spans), initial=0))
    index = min(bisect_right(before, spoken_ms) - 1, len(speech.spans) - 1)
    return round(speech.spans[index].start_ms + min(spoken_ms - before[index], speech.spans[index].length_ms))


def measure_words(
    timed_transcript: Transcript,
    transcript: Transcript,
    question: Question,
    language: Language,
    engines: Mapping[str, str],
    job: JobSpec | None,
) -> ContentAnalysis:
    """What the words show, rated a second time where a language model is set up, with notes on the transcript."""
    content = measure_content(timed_transcript, question, job=job, rater=second_rater(engines))
    notes = [other_language(transcript, language)]
    if timed_transcript.words != transcript.words:
        notes.append(Phrase("flow.times_estimated"))
    return replace(content, notes=(*(note for note in notes if note), *content.notes))


def second_rater(engines: Mapping[str, str]) -> LanguageModelRater | None:
    """None where no language model is set up; rules alone then rate."""
    try:
        return LanguageModelRater(engine("language_model", engines.get("language_model")))
    except EngineUnavailable:
        return None


def second_provenance(content: ContentAnalysis | None, engines: Mapping[str, str]) -> tuple[Provenance, ...]:
    """Of the language model, where any score has been rated by it."""
    rater = second_rater(engines)
    if rater is None or content is None or not any(SCORER in score.scorer for score in content.scores):
        return ()
    return (replace(rater.model.provenance, step="rate_again"),)


def other_language(transcript: Transcript, asked: Language) -> Phrase | None:
    """A note where an answer of some length is in another language than asked for."""
    spoken = detect_language(transcript.text)
    if spoken not in LANGUAGE_NAMES or spoken == asked or len(transcript.text) < SHORTEST_TO_TELL:
        return None
    return Phrase("flow.other_language", {"asked": LANGUAGE_NAMES[asked], "spoken": LANGUAGE_NAMES[spoken]})
