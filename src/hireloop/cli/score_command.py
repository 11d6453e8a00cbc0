"""``hireloop score``: written answers to scores with evidence; no recording, no database."""

import argparse
import json
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hireloop.kernel.errors import N_, BadInput
from hireloop.kernel.languages import LANGUAGES, Language

if TYPE_CHECKING:
    from hireloop.analysis.job_spec import JobSpec
    from hireloop.analysis.model import AnswerAnalysis, Report

MAX_FILE_BYTES = 20_000_000
BAD_NEWS = 1
ABOUT = "written answers to scores with evidence"
SHAPE = (
    'ANSWERS.json is a list: [{"question": …, "answer": …, "reference": …, "competencies": […]}];'
    " the last two may be left out."
)


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("score", help=ABOUT, description=f"Score {ABOUT}.", epilog=SHAPE)
    parser.add_argument("answers", metavar="ANSWERS.json", help="the answers; - reads standard input")
    parser.add_argument("--job", required=True, type=Path, metavar="JOB.yaml", help="the job: profile and questions")
    parser.add_argument("--language", choices=LANGUAGES, help="of the report's texts (default: the job's)")
    parser.add_argument("--strict", action="store_true", help="exit 1 unless recommended")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")


def run(args: argparse.Namespace) -> int:
    from hireloop.analysis.interview_flow import build_report
    from hireloop.analysis.job_spec import load_job
    from hireloop.analysis.report.as_dict import to_dict

    job = load_job(args.job)
    answers = scored_answers(read_answers(args.answers), job=job)
    language: Language = args.language or job.language
    report = build_report(answers, replace(job, language=language))
    if args.json:
        json.dump(to_dict(report, language), sys.stdout, ensure_ascii=False, indent=2)
        print()
    else:
        print(summary(report, language))
    return BAD_NEWS if args.strict and report.recommendation != "recommended" else 0


# --- reading


def read_answers(source: str) -> Any:
    """The JSON of a file or of standard input."""
    name = "standard input" if source == "-" else source
    try:
        content = sys.stdin.buffer.read(MAX_FILE_BYTES + 1) if source == "-" else _bytes_of(Path(source))
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(N_("%(name)s is not UTF-8 text."), code="not_text", name=name) from None
    if len(content) > MAX_FILE_BYTES:
        raise BadInput(N_("%(name)s is larger than 20 MB; score it in parts."), code="too_large", name=name)
    try:
        return json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        where = f"line {error.lineno}: {error.msg}" if isinstance(error, json.JSONDecodeError) else "nested too deeply"
        raise BadInput(N_("%(name)s is not JSON (%(where)s)."), code="not_json", name=name, where=where) from None


def _bytes_of(path: Path) -> bytes:
    if not path.is_file():
        raise BadInput(N_("There is no file %(name)s."), code="no_such_file", name=str(path))
    with path.open("rb") as file:
        return file.read(MAX_FILE_BYTES + 1)


# --- scoring


def scored_answers(entries: Any, *, job: "JobSpec") -> "list[AnswerAnalysis]":
    """Each answer, analysed by its words."""
    from hireloop import __version__
    from hireloop.analysis.answer_files import answers_in
    from hireloop.analysis.content import measure_content
    from hireloop.analysis.content.tokens import cutter
    from hireloop.analysis.model import AnswerAnalysis
    from hireloop.engines.provenance import Provenance

    pairs = answers_in(entries, job=job)
    cutter()
    analysed = []
    for question, transcript in pairs:
        started = time.perf_counter()
        content = measure_content(transcript, question, job=job)
        seconds = time.perf_counter() - started
        analysed.append(
            AnswerAnalysis(
                question=question,
                transcript=transcript,
                duration_ms=None,
                content=content,
                provenance=(Provenance("measure_content", "hireloop", __version__),),
                timings_s={"measure_content": seconds},
            )
        )
    return analysed


# --- telling


def summary(report: "Report", language: Language) -> str:
    """The report in a few lines for a terminal."""
    from hireloop.analysis.model import Phrase
    from hireloop.analysis.phrases import say, say_all

    lines = [f"{report.job_title}: {say(Phrase(f'report.recommendation_{report.recommendation.value}'), language)}"]
    lines += [f"  - {reason}" for reason in say_all(report.reasons, language)]
    for result in report.dimensions.values():
        if result.score.score is not None:
            band = f"{result.score.low:.0f}–{result.score.high:.0f}"
            lines.append(f"{result.score.score:5.0f}  [{band}]  {result.label.get(language)}")
            lines += [
                f"         “{evidence.quote}” — {say(evidence.why, language)}" for evidence in result.score.evidence[:2]
            ]
    return "\n".join(lines)
