"""How fast ``hireloop score`` is after start-up: milliseconds an answer, answers a second.

python benchmarks/score_answers.py
"""

import json
import time
from pathlib import Path
from statistics import median, quantiles

from hireloop.analysis.answer_files import answers_in
from hireloop.analysis.content import measure_content
from hireloop.analysis.job_spec import load_job

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
ROUNDS = 40


def main() -> None:
    started = time.perf_counter()
    first = timed("zh", rounds=1)
    print(f"start-up with the first answers: {time.perf_counter() - started:.2f} s ({len(first)} answers)")
    for language in ("zh", "en"):
        seconds = timed(language, rounds=ROUNDS)
        slowest = quantiles(seconds, n=20)[-1]
        print(
            f"{language}: median {median(seconds) * 1000:.1f} ms, 95 % below {slowest * 1000:.1f} ms an answer;"
            f" {len(seconds) / sum(seconds):.0f} answers a second"
        )


def timed(language: str, *, rounds: int) -> list[float]:
    """Seconds of each answer. Each round's answers end in a new sentence, so that no cache has seen them."""
    job = load_job(EXAMPLES / language / "job.yaml")
    entries = json.loads((EXAMPLES / language / "answers.json").read_text(encoding="utf-8"))
    seconds = []
    for number in range(rounds):
        added = f" 第{number}次我又核对了一遍。" if language == "zh" else f" I checked it again {number} days later."
        for question, transcript in answers_in(
            [{**entry, "answer": entry["answer"] + added} for entry in entries], job=job
        ):
            before = time.perf_counter()
            measure_content(transcript, question, job=job)
            seconds.append(time.perf_counter() - before)
    return seconds


if __name__ == "__main__":
    main()
