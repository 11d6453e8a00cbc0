"""Runs the steps of a flow: sound beside pictures, each result kept, timed, and told of."""

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from hireloop.analysis.flow_steps.processes import recorded_s, run_elsewhere, stop_workers
from hireloop.analysis.flow_steps.step import Place, Step
from hireloop.analysis.model import Phrase
from hireloop.analysis.step_cache import StepCache, key_of
from hireloop.engines.catalog import engine
from hireloop.engines.provenance import Provenance
from hireloop.kernel.errors import HireloopError

WORKERS = "hireloop"


@dataclass(frozen=True)
class Progress:
    """``share`` 0-1 of the whole; ``what`` is being done."""

    share: float
    what: Phrase


OnProgress = Callable[[Progress], None]


@dataclass
class Outcome:
    """What the steps gave by name, how long each that ran took, by which engines, and which failed."""

    values: dict[str, Any]
    timings_s: dict[str, float] = field(default_factory=dict)
    provenance: dict[str, Provenance] = field(default_factory=dict)
    failures: dict[str, HireloopError] = field(default_factory=dict)


@dataclass(frozen=True)
class Settings:
    """How to run: signals that are off, names of engines by kind, where results are kept."""

    off: frozenset[str] = frozenset()
    engines: Mapping[str, str] = field(default_factory=dict)
    cache: StepCache = field(default_factory=StepCache)


def run_steps(
    steps: Sequence[Step], given: Mapping[str, Any], *, settings: Settings, on_progress: OnProgress | None = None
) -> Outcome:
    """All steps in order, those of different places at the same time.

    A step that serves signals may fail: it then gives None, and its error is in ``failures``. The
    error of any other is raised.
    """
    return Run(steps, given, settings, on_progress).whole()


class Run:
    """One run over one answer."""

    def __init__(
        self, steps: Sequence[Step], given: Mapping[str, Any], settings: Settings, on_progress: OnProgress | None
    ) -> None:
        self.steps, self.settings = steps, settings
        self.outcome = Outcome(values=dict(given))
        self.futures: dict[str, Future[Any]] = {}
        self.progress = Gauge(steps, on_progress)

    def whole(self) -> Outcome:
        places = {step.place for step in self.steps}
        executors = {place: ThreadPoolExecutor(1, thread_name_prefix=f"{WORKERS}-{place}") for place in places}
        try:
            for step in self.steps:
                self.futures[step.gives] = executors[step.place].submit(self.one, step)
            for step in self.steps:
                self.outcome.values[step.gives] = self.futures[step.gives].result()
        except BaseException:
            stop_workers()
            raise
        finally:
            for executor in executors.values():
                executor.shutdown(wait=False, cancel_futures=True)
        return self.outcome

    def one(self, step: Step) -> Any:
        """The step's result, None where it is not run or may fail and did."""
        inputs = {name: self.value(name) for name in (*step.needs, *step.uses)}
        is_off = bool(step.signals) and self.settings.off.issuperset(step.signals)
        if is_off or any(inputs[name] is None for name in step.needs):
            self.progress.skip(step)
            return None
        started = time.perf_counter()
        try:
            return self.timed(step, inputs, started)
        except HireloopError as error:
            if not step.signals:
                raise
            self.outcome.failures[step.name] = error
            return None
        finally:
            self.progress.done(step)

    def timed(self, step: Step, inputs: dict[str, Any], started: float) -> Any:
        result = step.run(**inputs) if step.place is Place.HERE else self.elsewhere(step, inputs)
        if step.is_told:
            self.outcome.timings_s[step.name] = round(time.perf_counter() - started, 3)
        return result

    def value(self, name: str) -> Any:
        return self.futures[name].result() if name in self.futures else self.outcome.values[name]

    def elsewhere(self, step: Step, inputs: dict[str, Any]) -> Any:
        """In the process of the step's place, unless the result has been kept."""
        made_by = self.made_by(step, inputs)
        key = key_of(step.name, step.version, made_from=inputs, made_by=made_by)
        kept = self.settings.cache.find(key, step.result)
        if kept is None:
            self.progress.tell(step, inputs, 0)
            kept = run_elsewhere(step, inputs, on_progress=lambda done: self.progress.tell(step, inputs, done))
            self.settings.cache.keep(key, kept, step.result)
        for provenance in made_by:
            self.outcome.provenance[step.name] = provenance
        return kept

    def made_by(self, step: Step, inputs: dict[str, Any]) -> tuple[Provenance, ...]:
        if step.engine is None:
            return ()
        found = engine(step.engine, self.settings.engines.get(step.engine), language=inputs.get("language"))
        source: Provenance = found.provenance
        return (Provenance(step.name, source.engine, source.version, source.model_hash),)


class Gauge:
    """How far the whole is, from how far each long step is."""

    def __init__(self, steps: Sequence[Step], on_progress: OnProgress | None) -> None:
        self.weights = {step.name: step.weight for step in steps if step.weight}
        self.shares = dict.fromkeys(self.weights, 0.0)
        self.on_progress = on_progress
        self.lock = threading.Lock()

    def tell(self, step: Step, inputs: Mapping[str, Any], done_ms: int) -> None:
        whole_s = recorded_s(inputs)
        self.set(step, min(1.0, done_ms / 1000 / whole_s) if whole_s else 0.0)

    def done(self, step: Step) -> None:
        self.set(step, 1.0)

    def skip(self, step: Step) -> None:
        """A step that is not run is done, and not worth telling of."""
        if step.name in self.shares:
            self.shares[step.name] = 1.0

    def set(self, step: Step, share: float) -> None:
        if self.on_progress is None or step.name not in self.weights:
            return
        with self.lock:
            self.shares[step.name] = share
            whole = sum(self.weights[name] * self.shares[name] for name in self.weights) / sum(self.weights.values())
            self.on_progress(Progress(share=round(whole, 4), what=Phrase(f"flow.doing_{step.name}")))
