"""From a recorded answer to the report: the whole way, top to bottom.

Each step is a pure function that declares what it needs and gives; the lists are checked when this
module is loaded. Answers are analysed one by one, as soon as each is up; the report is put together
from them. Steps that stand on sound and on pictures run beside each other in processes of their own.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from hireloop import __version__
from hireloop.analysis.flow_steps import describing, judging, picture, recording, sound, words
from hireloop.analysis.flow_steps.gates import switched_off
from hireloop.analysis.flow_steps.missing import what_is_missing
from hireloop.analysis.flow_steps.options import (
    EXPRESSION,
    FACE_SIGNAL,
    POSTURE_SIGNAL,
    RECOGNITION,
    RECORDING,
    TRANSCRIPT,
    VOICE_SIGNAL,
    VOICE_STATE,
    Options,
    Rates,
)
from hireloop.analysis.flow_steps.processes import run_elsewhere
from hireloop.analysis.flow_steps.running import OnProgress, Outcome, Progress, Settings, run_steps
from hireloop.analysis.flow_steps.step import Place, Step, checked
from hireloop.analysis.job_spec import JobSpec
from hireloop.analysis.model import (
    AnswerAnalysis,
    Question,
    Report,
    SignalAnalysis,
    Transcript,
)
from hireloop.analysis.scoring import describe_style, score_dimensions, score_traits
from hireloop.analysis.step_cache import StepCache
from hireloop.analysis.vision.watching import Seen, Sightings
from hireloop.engines.provenance import Provenance

__all__ = ["Options", "Progress", "Rates", "Seen", "analyse_answer", "build_report", "look_ahead", "with_other_words"]

# fmt: off
ANSWER_STEPS = checked(
    (
        Step("open_recording", recording.open_recording, needs=("media_path",), gives="recording"),
        Step("take_sound", recording.take_sound, needs=("recording",), gives="sound", is_told=False),
        Step("take_picture", recording.take_picture, needs=("recording",), gives="picture", is_told=False),
        Step("find_speech", sound.find_speech, needs=("sound", "engines"), gives="speech",
             place=Place.SOUND, engine="voice_activity", signals=(VOICE_SIGNAL, TRANSCRIPT), result=sound.Speech,
             weight=1),
        Step("transcribe", sound.transcribe, needs=("sound", "speech", "language", "engines"), gives="recognised",
             place=Place.SOUND, engine="speech_to_text", signals=(RECOGNITION,), result=Transcript, weight=8),
        Step("watch", picture.watch, needs=("picture", "looking", "engines"), uses=("seen",), gives="sightings",
             place=Place.PICTURE, engine="vision", signals=(FACE_SIGNAL, POSTURE_SIGNAL), result=Sightings, weight=12),
        Step("settle_transcript", words.settle_transcript, uses=("given_transcript", "recognised"), gives="transcript",
             is_told=False),
        Step("measure_voice", sound.measure_voice, needs=("sound", "speech"), uses=("transcript",),
             gives="voice_measured", place=Place.SOUND, signals=(VOICE_SIGNAL,), result=SignalAnalysis, weight=2),
        Step("place_words", words.place_words, needs=("transcript",), uses=("speech",), gives="timed_transcript",
             is_told=False),
        Step("measure_content", words.measure_words, gives="content",
             needs=("timed_transcript", "transcript", "question", "language", "engines"), uses=("job",)),
        # What waits for the pictures comes after what need not.
        Step("describe_voice", describing.describe_voice_step, gives="voice",
             needs=("voice_measured", "speech", "language", "may_read_voice")),
        Step("observe_face", describing.observe_face_step, needs=("sightings", "may_read_face"), gives="face"),
        Step("observe_posture", describing.observe_posture_step, needs=("sightings",), gives="posture"),
    ),
    given=("media_path", "question", "job", "given_transcript", "language", "engines", "looking", "seen",
           "may_read_voice", "may_read_face"),
)
# fmt: on

# fmt: off
INTERVIEW_STEPS = checked(
    (
        Step("score_dimensions", score_dimensions, needs=("answers", "job"), gives="dimensions"),
        Step("score_traits", score_traits, needs=("answers", "job"), gives="traits"),
        Step("recommend", judging.compare_and_recommend, needs=("dimensions", "traits", "job"), gives="verdict"),
        Step("describe_style", describe_style, needs=("answers",), gives="style"),
        Step("describe_state", judging.describe_state, needs=("answers",), gives="state", is_told=False),
    ),
    given=("answers", "job"),
)
# fmt: on


def analyse_answer(
    media_path: str | Path | None,
    question: Question,
    *,
    options: Options,
    job: JobSpec | None = None,
    on_progress: OnProgress | None = None,
) -> AnswerAnalysis:
    """Everything that one answer shows; ``media_path`` None for a typed answer (``options.transcript``).

    ``job`` brings the employer's own dimensions. Raises UnreadableMedia, which names the file; what
    fails or is missing on the way is told in ``switched_off``.
    """
    language = options.language or question.language
    off = signals_off(options)
    given = {
        "media_path": Path(media_path) if media_path is not None and RECORDING in options.consents else None,
        "question": question,
        "job": job,
        "given_transcript": options.transcript,
        "language": language,
        "engines": dict(options.engines),
        "looking": looking(options, off),
        "seen": options.seen,
        "may_read_voice": VOICE_STATE not in off,
        "may_read_face": EXPRESSION not in off,
    }
    settings = Settings(off=off, engines=options.engines, cache=StepCache(options.cache_dir))
    outcome = run_steps(ANSWER_STEPS, given, settings=settings, on_progress=on_progress)
    return answer_of(outcome, question, options)


def look_ahead(media_path: str | Path, *, options: Options) -> Seen | None:
    """What can be seen so far in a recording that still goes on, beyond ``options.seen``; None where nothing may be.

    Handed in as ``Options.seen``, it spares ``analyse_answer`` from looking again. Raises UnreadableMedia and
    EngineFailed: then the whole is looked at in the end.
    """
    wanted = looking(options, signals_off(options))
    found = recording.take_picture(recording.open_recording(Path(media_path)))
    if wanted.is_nothing or found is None:
        return options.seen
    step = next(step for step in ANSWER_STEPS if step.name == "watch")
    inputs = {"picture": found, "looking": wanted, "engines": dict(options.engines), "seen": options.seen}
    sightings: Sightings = run_elsewhere(step, inputs, on_progress=lambda done_ms: None)
    until_ms = sightings.last_ms // 1000 * 1000
    return Seen(until_ms, wanted.face_per_second, wanted.body_per_second, sightings.before(until_ms))


def signals_off(options: Options) -> frozenset[str]:
    off = frozenset(switched_off(options))
    return off | {RECOGNITION} if options.transcript else off


def looking(options: Options, off: frozenset[str]) -> picture.Looking:
    return picture.Looking(
        face_per_second=None if FACE_SIGNAL in off else options.rates.face_per_second,
        body_per_second=None if POSTURE_SIGNAL in off else options.rates.body_per_second,
    )


def answer_of(outcome: Outcome, question: Question, options: Options) -> AnswerAnalysis:
    found = outcome.values
    return AnswerAnalysis(
        question=question,
        transcript=found["timed_transcript"],
        duration_ms=found["recording"].info.duration_ms if found["recording"] else None,
        content=found["content"],
        voice=found["voice"],
        face=found["face"],
        posture=found["posture"],
        switched_off=what_is_missing(options, outcome),
        provenance=(*provenance_of(outcome), *words.second_provenance(found["content"], options.engines)),
        timings_s=outcome.timings_s,
    )


def with_other_words(analysis: AnswerAnalysis, transcript: Transcript, *, job: JobSpec | None = None) -> AnswerAnalysis:
    """The analysis with its words read anew, after the candidate corrected or typed them."""
    question = analysis.question
    content = words.measure_words(transcript, transcript, question, question.language, {}, job)
    named_before = [entry for entry in analysis.provenance if entry.step != "rate_again"]
    return replace(
        analysis,
        transcript=transcript,
        content=content,
        switched_off=tuple(entry for entry in analysis.switched_off if entry.signal != TRANSCRIPT),
        provenance=(*named_before, *words.second_provenance(content, {})),
    )


def provenance_of(outcome: Outcome) -> tuple[Provenance, ...]:
    """Of every step that ran: its engine, else this program itself."""
    return tuple(
        outcome.provenance.get(step) or Provenance(step, "hireloop", __version__) for step in outcome.timings_s
    )


def build_report(answers: Sequence[AnswerAnalysis], job: JobSpec) -> Report:
    """The report of an interview from its analysed answers."""
    outcome = run_steps(INTERVIEW_STEPS, {"answers": tuple(answers), "job": job}, settings=Settings())
    recommendation, reasons, match = outcome.values["verdict"]
    return Report(
        job_title=job.title,
        language=job.language,
        recommendation=recommendation,
        reasons=reasons,
        match=match,
        dimensions=outcome.values["dimensions"],
        traits=outcome.values["traits"],
        style=outcome.values["style"],
        state=outcome.values["state"],
        answers=tuple(answers),
        switched_off=judging.once([entry for answer in answers for entry in answer.switched_off]),
        provenance=judging.once(
            [*(entry for answer in answers for entry in answer.provenance), *provenance_of(outcome)]
        ),
        timings_s=judging.added([*(answer.timings_s for answer in answers), outcome.timings_s]),
    )
