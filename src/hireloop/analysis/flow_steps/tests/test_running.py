"""Steps in their processes: beside each other, crashing, kept."""

import os
import time

import pytest

from hireloop.analysis.flow_steps import running
from hireloop.analysis.flow_steps.running import Settings, run_steps
from hireloop.analysis.flow_steps.step import Place, Step, checked
from hireloop.analysis.step_cache import StepCache
from hireloop.engines.errors import EngineFailed
from hireloop.kernel.errors import BadInput


def crash(on_progress):
    os.abort()


def nap(on_progress):
    time.sleep(0.6)
    on_progress(1)
    return os.getpid()


def refuse(on_progress):
    raise BadInput("%(name)s is empty.", name="a.webm")


def test_a_crash_ends_a_step_and_not_the_caller():
    steps = checked(
        (
            Step("crash", crash, gives="crashed", place=Place.PICTURE, signals=("face",)),
            Step("nap", nap, gives="napped", place=Place.SOUND, signals=("voice",)),
        ),
        given=(),
    )
    outcome = run_steps(steps, {}, settings=Settings())

    assert outcome.values["crashed"] is None
    assert outcome.values["napped"] not in {None, os.getpid()}
    assert isinstance(outcome.failures["crash"], EngineFailed)


def test_sound_and_pictures_run_beside_each_other():
    places = {"a": Place.SOUND, "b": Place.PICTURE}
    steps = checked([Step(name, nap, gives=name, place=place) for name, place in places.items()], given=())
    run_steps(steps, {}, settings=Settings())
    started = time.perf_counter()
    outcome = run_steps(steps, {}, settings=Settings())

    assert time.perf_counter() - started < 1.1
    assert outcome.values["a"] != outcome.values["b"]


def test_an_error_of_a_step_that_must_not_fail_is_raised_as_it_is():
    steps = checked([Step("refuse", refuse, gives="a", place=Place.SOUND)], given=())

    with pytest.raises(BadInput, match=r"a\.webm is empty"):
        run_steps(steps, {}, settings=Settings())


def test_what_rests_on_a_failed_step_is_not_run():
    steps = checked(
        (
            Step("refuse", refuse, gives="speech", place=Place.SOUND, signals=("voice",)),
            Step("use", lambda speech: pytest.fail("must not run"), needs=("speech",), gives="words"),
        ),
        given=(),
    )
    outcome = run_steps(steps, {}, settings=Settings())

    assert outcome.values["words"] is None
    assert list(outcome.timings_s) == []


def test_a_step_whose_signals_are_all_off_is_not_run():
    steps = checked([Step("face", crash, gives="face", place=Place.PICTURE, signals=("face", "posture"))], given=())

    assert run_steps(steps, {}, settings=Settings(off=frozenset({"face", "posture"}))).values["face"] is None


def test_kept_results_are_used_again_until_the_version_changes(tmp_path, monkeypatch):
    runs = []
    monkeypatch.setattr(running, "run_elsewhere", lambda step, inputs, on_progress: runs.append(step.name) or 7)
    settings = Settings(cache=StepCache(tmp_path))

    def run(version, text):
        step = Step("count", nap, needs=("text",), gives="n", place=Place.SOUND, result=int, version=version)
        return run_steps(checked([step], given=("text",)), {"text": text}, settings=settings).values["n"]

    assert [run(1, "a"), run(1, "a"), run(1, "b"), run(2, "a")] == [7, 7, 7, 7]
    assert len(runs) == 3


def test_half_a_kept_result_is_none(tmp_path):
    cache = StepCache(tmp_path)
    cache.keep("ab" * 32, 5, int)
    next(tmp_path.rglob("*.json")).write_text("{")

    assert cache.find("ab" * 32, int) is None


def test_progress_only_goes_forward_and_ends_at_one():
    shares = []
    steps = checked(
        [
            Step(name, nap, gives=name, place=Place.SOUND, weight=weight)
            for name, weight in (("transcribe", 3), ("watch", 1))
        ],
        given=(),
    )
    run_steps(steps, {}, settings=Settings(), on_progress=lambda progress: shares.append(progress.share))

    assert shares == sorted(shares)
    assert shares[-1] == 1
