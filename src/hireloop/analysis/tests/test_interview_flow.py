"""From a recording to the analysis of an answer, with the embedded engines."""

from dataclasses import replace

import numpy as np
import pytest
from pydantic import TypeAdapter

from hireloop.analysis.conftest import SAMPLES, grey_pictures, silence, tone
from hireloop.analysis.flow_steps import processes, running, words
from hireloop.analysis.interview_flow import Options, Rates, analyse_answer, build_report, with_other_words
from hireloop.analysis.job_spec import JobSpec
from hireloop.analysis.model import AnswerAnalysis, Question, Transcript, TranscriptSource
from hireloop.engines.errors import EngineFailed
from hireloop.engines.media import Audio, UnreadableMedia, read_audio, write_clip
from hireloop.engines.provenance import Provenance
from hireloop.engines.wave import wave_bytes

ALL = frozenset({"recording", "face_body", "voice"})
QUESTION = Question("Tell me about a project that you led.", language="en", dimensions=("leadership",))
ANSWER = Transcript(
    "Last year I led a team of five. I planned the move of our orders to a new database and we lost no data.",
    "en",
    TranscriptSource.FILE,
)


def analysed(path, *, question=QUESTION, **options) -> AnswerAnalysis:
    options = {"consents": ALL, "rates": Rates(face_per_second=5, body_per_second=2.5), **options}
    return analyse_answer(path, question, options=Options(**options))


def reasons(answer: AnswerAnalysis) -> dict[str, str]:
    return {entry.signal: entry.why.key for entry in answer.switched_off}


@pytest.fixture
def steps_run(monkeypatch) -> list[str]:
    """The steps that went to a process of their own, run here instead."""
    names = []

    def run_here(step, inputs, *, on_progress):
        names.append(step.name)
        return step.run(**inputs, on_progress=on_progress)

    monkeypatch.setattr(running, "run_elsewhere", run_here)
    return names


@pytest.fixture
def spoken(sample) -> Audio:
    return read_audio(sample("speech/en_librivox_0870.wav"))


# --- what is there


@pytest.mark.skipif(not SAMPLES.exists(), reason="the sample data is not here")
def test_a_recording_gives_everything_and_survives_json(tmp_path, spoken, sample):
    from hireloop.engines.media import frames

    pictures = [frame.image for frame in frames(sample("faces/one_face_20s.mp4"), per_second=10)][110:180]
    path = tmp_path / "answer.webm"
    write_clip(path, pictures, spoken, fps=10)
    shares = []
    answer = analyse_answer(
        path, QUESTION, options=Options(consents=ALL), on_progress=lambda progress: shares.append(progress.share)
    )

    assert "dashwood" in answer.transcript.text or "leisure" in answer.transcript.text
    assert answer.transcript.source is TranscriptSource.ENGINE
    assert answer.voice.measures["speaking_rate_syllables_per_min"] > 150
    assert answer.face.measures["smile_share"] > 0.5
    assert answer.posture.measures["body_present_share"] > 0.5
    assert answer.switched_off == ()
    assert {"silero", "pocketsphinx", "mediapipe"} <= {entry.engine for entry in answer.provenance}
    assert set(answer.timings_s) >= {"find_speech", "transcribe", "measure_voice", "watch", "measure_content"}
    assert shares[-1] == 1
    kept = TypeAdapter(AnswerAnalysis)
    assert kept.validate_json(kept.dump_json(answer)) == answer


def test_a_typed_answer_needs_no_recording(steps_run):
    answer = analysed(None, transcript=replace(ANSWER, source=TranscriptSource.TYPED))

    assert steps_run == []
    assert answer.content is not None
    assert reasons(answer) == {"recording": "flow.text_only"}


def test_a_language_model_rates_a_second_time_and_is_named(monkeypatch):
    class Model:
        provenance = Provenance("language_model", "openai-compatible", "qwen3")

        def complete_json(self, messages, schema, *, timeout_s, **_):
            quote = {"quote": "I led a team of five", "why": "led a team"}
            return {"scores": [{"dimension": "leadership", "level": 4, "quotes": [quote]}]}

    original = words.engine
    monkeypatch.setattr(
        words,
        "engine",
        lambda kind, *rest, **how: Model() if kind == "language_model" else original(kind, *rest, **how),
    )
    answer = analysed(None, transcript=ANSWER)

    score = next(score for score in answer.content.scores if score.dimension == "leadership")
    assert "language_model" in score.scorer
    assert ("rate_again", "qwen3") in {(entry.step, entry.version) for entry in answer.provenance}


def test_kept_results_save_the_work(make_clip, tmp_path, steps_run):
    path = make_clip("a.webm", audio=tone(2))
    first = analysed(path, cache_dir=tmp_path / "kept")
    steps_run.clear()

    assert analysed(path, cache_dir=tmp_path / "kept").face == first.face
    assert steps_run == []


def test_words_that_came_later_are_read_and_no_longer_missing(make_clip, steps_run):
    before = analysed(make_clip("a.webm", seconds=1))
    after = with_other_words(before, ANSWER)

    assert "transcript" in reasons(before)
    assert "transcript" not in reasons(after)
    assert after.content.scores
    assert after.face == before.face


# --- what may be worked out


def test_without_consent_a_signal_is_not_computed_at_all(make_clip, steps_run):
    answer = analysed(make_clip("a.webm", audio=tone(2)), consents=frozenset({"recording"}))

    assert "watch" not in steps_run
    assert "measure_voice" not in steps_run
    assert (answer.voice, answer.face, answer.posture) == (None, None, None)
    assert reasons(answer)["voice"] == "flow.no_consent_voice"
    assert reasons(answer)["face"] == reasons(answer)["posture"] == "flow.no_consent_face_body"


def test_without_leave_to_record_the_recording_is_not_even_opened(steps_run):
    answer = analysed("/nowhere/a.webm", consents=frozenset(), transcript=ANSWER)

    assert steps_run == []
    assert answer.content is not None


def test_in_the_eu_no_emotion_is_inferred_from_face_or_voice(make_clip, steps_run):
    answer = analysed(make_clip("a.webm", audio=tone(2)), jurisdiction="EU")

    assert reasons(answer)["expression"] == reasons(answer)["voice_state"] == "flow.law_eu"
    assert "smile_share" not in answer.face.measures
    assert build_report([answer], JobSpec("Engineer", "en")).state == ()


def test_unwanted_signals_are_left_out(make_clip, steps_run):
    answer = analysed(make_clip("a.webm"), unwanted=frozenset({"face", "posture", "voice"}))

    assert steps_run == ["find_speech", "transcribe"]
    assert set(reasons(answer)) >= {"face", "posture", "voice"}


def test_a_longer_pause_for_thought_changes_no_competency_score(tmp_path, spoken):
    halves = np.array_split(spoken.samples, 2)
    longer = Audio(samples=np.concatenate([halves[0], silence(4).samples, halves[1]]))
    job = JobSpec("Engineer", "en")
    answers = []
    for name, audio in (("short.webm", spoken), ("long.webm", longer)):
        path = tmp_path / name
        write_clip(path, grey_pictures(1), audio, fps=10)
        answers.append(analysed(path, transcript=ANSWER, unwanted=frozenset({"face", "posture"})))
    short, long = answers

    assert long.voice.measures["pause_longest_ms"] > 3_500
    scores = [
        {
            key: (result.score.score, result.score.low, result.score.high)
            for key, result in build_report([each], job).dimensions.items()
        }
        for each in (short, long)
    ]
    assert scores[0] == scores[1]


# --- bad input


def test_a_file_that_is_no_video(tmp_path):
    path = tmp_path / "letter.mp4"
    path.write_text("Dear hiring manager")

    with pytest.raises(UnreadableMedia, match=r"letter\.mp4 is not a recording"):
        analysed(path)


def test_an_empty_file(tmp_path):
    path = tmp_path / "empty.webm"
    path.touch()

    with pytest.raises(UnreadableMedia, match=r"empty\.webm is empty"):
        analysed(path)


def test_a_recording_cut_off_in_the_middle_is_analysed_as_far_as_it_goes(make_clip, tmp_path, steps_run):
    whole = make_clip("whole.webm", seconds=6, audio=tone(6)).read_bytes()
    path = tmp_path / "cut.webm"
    path.write_bytes(whole[: len(whole) // 2])
    answer = analysed(path)

    assert 500 < answer.duration_ms < 5500
    assert answer.face is not None
    assert reasons(answer)["recording"] in {"flow.cut_off", "flow.damaged"}


def test_no_picture(tmp_path, spoken, steps_run):
    path = tmp_path / "voice.wav"
    path.write_bytes(wave_bytes(spoken))
    answer = analysed(path)

    assert answer.voice is not None
    assert (answer.face, answer.posture) == (None, None)
    assert reasons(answer) == {"face": "flow.no_picture", "posture": "flow.no_picture"}


def test_no_sound_track(tmp_path, steps_run):
    path = tmp_path / "dumb.mp4"
    write_clip(path, grey_pictures(1), silence(0), fps=10)
    answer = analysed(path)

    assert steps_run == ["watch"]
    assert answer.face is not None
    assert answer.content is None
    assert reasons(answer)["voice"] == "flow.no_sound"
    assert reasons(answer)["transcript"] == "flow.no_sound_no_words"


def test_silence_and_nobody_in_view(make_clip, steps_run):
    answer = analysed(make_clip("empty_room.webm", seconds=2))

    assert reasons(answer) == {
        "voice": "flow.silence",
        "transcript": "flow.silence_no_words",
        "face": "flow.no_face",
        "posture": "flow.no_body",
    }
    assert answer.face.lanes == ()
    assert answer.voice.measures["pitch_median_hz"] is None


def test_a_language_for_which_there_is_no_recogniser(tmp_path, spoken, steps_run, monkeypatch):
    monkeypatch.setenv("HIRELOOP_MODELS", str(tmp_path / "no_models"))
    path = tmp_path / "zh.webm"
    write_clip(path, grey_pictures(1), spoken, fps=10)
    answer = analysed(path, question=replace(QUESTION, language="zh"))

    assert answer.transcript is None
    assert answer.voice is not None
    assert reasons(answer)["transcript"] == "flow.no_recogniser_zh"


def test_an_answer_in_another_language_than_asked_for(steps_run):
    answer = analysed(None, question=replace(QUESTION, language="zh"), transcript=ANSWER)

    assert "flow.other_language" in {note.key for note in answer.content.notes}


def test_an_engine_that_crashes_costs_its_signals_only(make_clip, monkeypatch):
    original = processes.run_elsewhere

    def run(step, inputs, *, on_progress):
        if step.name == "watch":
            raise EngineFailed("%(what)s crashed (SIGSEGV).", what="watch")
        return original(step, inputs, on_progress=on_progress)

    monkeypatch.setattr(running, "run_elsewhere", run)
    answer = analysed(make_clip("a.webm", audio=tone(2)), transcript=ANSWER)

    assert answer.face is None
    assert answer.voice is not None
    assert answer.content is not None
    assert reasons(answer)["face"] == reasons(answer)["posture"] == "flow.failed"
