"""How long and how much memory the analysis of a recording takes: 20 seconds and 10 minutes at 640x360, everything on.

    python benchmarks/analyze_clip.py [--short 20] [--long 600]

The input is the sample data (../shared/data) looped, else a clip made on the spot. Prints ratios of
processing time to clip time, the same for a first answer with nothing loaded, and the peak of the
memory of all processes together. Aims: ratio <= 0.35, peak <= 1.2 GB, both lengths within 20 %.
"""

import argparse
import os
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np

from hireloop.analysis.flow_steps.processes import close_workers
from hireloop.analysis.interview_flow import Options, analyse_answer, build_report
from hireloop.analysis.job_spec import JobSpec
from hireloop.analysis.model import AnswerAnalysis, Question
from hireloop.analysis.report import to_dict, to_html, to_pdf
from hireloop.engines.catalog import engine
from hireloop.engines.errors import EngineUnavailable
from hireloop.engines.media import SAMPLE_RATE, Audio, read_audio, write_clip

SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "data"
FACE = SAMPLES / "faces" / "one_face_20s.mp4"
SPEECH = tuple(SAMPLES / "speech" / f"en_librivox_{number}.wav" for number in ("0870", "0880"))

QUESTION = Question("Tell me about a project that you led.", language="en", dimensions=("leadership",))
EVERYTHING = Options(consents=frozenset({"recording", "face_body", "voice"}))
MEMORY_EVERY_S = 0.2
# The first packets of a clip are stamped a little before its start.
SEAM_S = 0.2


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--short", type=int, default=20, metavar="SECONDS")
    parser.add_argument("--long", type=int, default=600, metavar="SECONDS")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = one_clip(Path(folder))
        short, long = (looped(source, seconds, Path(folder)) for seconds in (args.short, args.long))
        cold_s, _ = timed(short)
        print(f"first answer, nothing loaded, {args.short:4} s: {cold_s:6.1f} s, ratio {cold_s / args.short:.3f}")
        short_s, _ = timed(short)
        with Memory() as memory:
            long_s, answer = timed(long)
    ratios = short_s / args.short, long_s / args.long
    print(f"warm,                         {args.short:4} s: {short_s:6.1f} s, ratio {ratios[0]:.3f}")
    print(f"warm,                         {args.long:4} s: {long_s:6.1f} s, ratio {ratios[1]:.3f} (aim 0.350)")
    print(f"short against long: {ratios[0] / ratios[1]:.2f} (aim 0.80 to 1.20)")
    print(f"peak memory of all processes: {memory.peak_mb:.0f} MB (aim 1200)")
    for step, seconds in sorted(answer.timings_s.items(), key=lambda entry: -entry[1]):
        if seconds >= 0.05:
            print(f"  {step:16} {seconds:7.2f} s, ratio {seconds / args.long:.4f}")
    render(answer)


def timed(path: Path) -> tuple[float, AnswerAnalysis]:
    started = time.perf_counter()
    answer = analyse_answer(path, QUESTION, options=EVERYTHING)
    return time.perf_counter() - started, answer


def render(answer: AnswerAnalysis) -> None:
    started = time.perf_counter()
    report = build_report([answer], JobSpec("Engineer", "en"))
    to_dict(report, "en")
    made_s = time.perf_counter()
    to_html(report, "en")
    page_s = time.perf_counter()
    to_pdf(report, "en")
    pdf_s = time.perf_counter()
    print(f"report: scores {made_s - started:.2f} s, page {page_s - made_s:.2f} s, PDF {pdf_s - page_s:.2f} s")


# --- the input


def one_clip(folder: Path) -> Path:
    """A face and speech, about 20 seconds: the sample data, else a portrait that moves and a synthetic voice."""
    path = folder / "one.mp4"
    if FACE.exists() and all(each.exists() for each in SPEECH):
        join(FACE, np.concatenate([read_audio(each).samples for each in SPEECH]), path)
        return path
    print("The sample data is not here: using a clip made on the spot.")
    write_clip(path, moving_portrait(20), Audio(samples=np.resize(made_voice().samples, 20 * SAMPLE_RATE)), fps=24)
    return path


def moving_portrait(seconds: int) -> Iterator[np.ndarray]:
    from skimage import data

    portrait = data.astronaut()
    for number in range(seconds * 24):
        shift = round(20 * np.sin(number / 20))
        yield np.ascontiguousarray(np.pad(portrait[40:400], ((0, 0), (64 + shift, 64 - shift), (0, 0)), mode="edge"))


def made_voice() -> Audio:
    text = "Last year I led a team of five engineers. We moved every order to a new database and lost no data."
    try:
        return engine("text_to_speech").speak(text, language="en")
    except EngineUnavailable as reason:
        print(f"{reason} Using a tone in the place of speech.")
        times = np.arange(20 * SAMPLE_RATE) / SAMPLE_RATE
        return Audio(samples=(0.3 * np.sin(2 * np.pi * 150 * times)).astype(np.float32))


def join(video: Path, samples: np.ndarray, path: Path) -> None:
    """The picture of ``video`` as it is, with the samples looped under it."""
    with av.open(str(video)) as source, av.open(str(path), "w") as target:
        shown = source.streams.video[0]
        picture = target.add_stream_from_template(shown)
        sound = target.add_stream("aac", rate=SAMPLE_RATE, layout="mono")
        for packet in source.demux(shown):
            if packet.dts is not None:
                packet.stream = picture
                target.mux(packet)
        length = int(float(shown.duration * shown.time_base) * SAMPLE_RATE)
        heard = np.resize(samples, length)[np.newaxis]
        for start in range(0, length, 1024):
            frame = av.AudioFrame.from_ndarray(heard[:, start : start + 1024], format="flt", layout="mono")
            frame.sample_rate, frame.pts = SAMPLE_RATE, start
            target.mux(sound.encode(frame))
        target.mux(sound.encode(None))


def looped(source: Path, seconds: int, folder: Path) -> Path:
    """The clip over and over without coding it again, to about ``seconds``."""
    path = folder / f"{seconds}.mp4"
    with av.open(str(source)) as first, av.open(str(path), "w") as target:
        length_s = first.duration / 1_000_000 + SEAM_S
        # All streams must be there before the first packet.
        streams = {stream.index: target.add_stream_from_template(stream) for stream in first.streams}
        for turn in range(max(1, round(seconds / length_s))):
            with av.open(str(source)) as clip:
                for packet in clip.demux():
                    if packet.dts is None:
                        continue
                    later = round(turn * length_s / packet.time_base)
                    packet.pts, packet.dts = packet.pts + later, packet.dts + later
                    packet.stream = streams[packet.stream.index]
                    target.mux(packet)
    return path


# --- memory


class Memory:
    """The largest sum of the proportional memory of this process and all below it, looked at five times a second."""

    def __init__(self) -> None:
        self.peak_mb = 0.0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "Memory":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._stop.wait(MEMORY_EVERY_S):
            self.peak_mb = max(self.peak_mb, sum(memory_mb(pid) for pid in family(os.getpid())))


def family(pid: int) -> list[int]:
    children: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children += [int(child) for child in task.read_text().split()]
        except OSError:
            continue
    return [pid, *(below for child in children for below in family(child))]


def memory_mb(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


if __name__ == "__main__":
    try:
        main()
    finally:
        close_workers()
