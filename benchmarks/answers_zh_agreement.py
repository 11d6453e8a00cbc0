"""How well 专业能力, scored against a reference answer, agrees with human marks.

Data: ../shared/data/answers_zh/ads_train.jsonl (1,107 short answers to 15 questions, marks 0-10).
Every answer goes the way of ``hireloop score`` with default weights; nothing is fitted to the file.

    python benchmarks/answers_zh_agreement.py [FILE.jsonl]
"""

import json
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
from sklearn.metrics import cohen_kappa_score

from hireloop.analysis.job_spec import load_job
from hireloop.cli.score_command import scored_answers

DATA = Path(__file__).resolve().parents[2] / "shared/data/answers_zh/ads_train.jsonl"


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    if not path.is_file():
        raise SystemExit(f"{path} is not there; nothing was measured.")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    rows = [row for row in rows if str(row["answer"]).strip()]
    marks = np.array([float(row["score"]) for row in rows])
    points = np.array([professional(entry) for entry in scored_answers([shaped(row) for row in rows], job=job())])
    print(f"{len(rows)} answers, plain character-bigram cosine: r = {pearson(bigram_cosines(rows), marks):.3f}")
    print(f"HireLoop: r = {pearson(points, marks):.3f}, quadratic weighted kappa = {kappa(points, marks):.3f}")
    print("\nby question:    r     kappa  human  machine  (means, 0-10)")
    for question, places in by_question(rows).items():
        here = np.array(places)
        r, k = pearson(points[here], marks[here]), kappa(points[here], marks[here])
        means = f"{marks[here].mean():5.1f}    {points[here].mean() / 10:5.1f}"
        print(f"  n={len(here):3d}     {r:6.2f}  {k:6.2f}  {means}   {' '.join(question.split())[:40]}")


def job():
    return load_job({"title": "benchmark"})


def shaped(row: dict) -> dict:
    references = [text for number in (1, 2, 3) if (text := (row.get(f"reference{number}") or "").strip())]
    return {"question": row["question"], "answer": row["answer"], "reference": references}


def professional(answer) -> float:
    return next(score.score for score in answer.content.scores if score.dimension == "professional")


def by_question(rows: list[dict]) -> dict[str, list[int]]:
    places = defaultdict(list)
    for place, row in enumerate(rows):
        places[row["question"]].append(place)
    return dict(places)


def pearson(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.corrcoef(one, other)[0, 1]) if one.std() and other.std() else float("nan")


def kappa(points: np.ndarray, marks: np.ndarray) -> float:
    """Both rounded to whole marks 0-10."""
    rounded = np.rint(points / 10).astype(int)
    return float(cohen_kappa_score(rounded, np.rint(marks).astype(int), weights="quadratic", labels=range(11)))


def bigram_cosines(rows: list[dict]) -> np.ndarray:
    """The plain baseline: cosine of character-bigram counts with the first reference."""
    from sklearn.feature_extraction.text import CountVectorizer

    counter = CountVectorizer(analyzer="char", ngram_range=(2, 2))
    answers = counter.fit_transform([row["answer"] for row in rows])
    references = counter.transform([row["reference1"] for row in rows])
    products = np.asarray(answers.multiply(references).sum(axis=1)).ravel()
    lengths = (
        np.sqrt(answers.multiply(answers).sum(axis=1)).A1 * np.sqrt(references.multiply(references).sum(axis=1)).A1
    )
    return products / np.maximum(lengths, 1e-9)


if __name__ == "__main__":
    main()
