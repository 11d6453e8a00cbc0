"""``hireloop analyze``: recordings of answers to report.json, report.html and report.pdf."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from hireloop.cli.progress_line import ProgressLine
from hireloop.kernel.errors import N_, BadInput
from hireloop.kernel.languages import LANGUAGES, Language

if TYPE_CHECKING:
    from hireloop.analysis.interview_flow import Options
    from hireloop.analysis.job_spec import JobSpec
    from hireloop.analysis.model import AnswerAnalysis, Question, Report, Transcript

JURISDICTIONS = ("CN", "EU", "US")
SIGNALS = ("face", "posture", "voice", "expression")
BAD_NEWS = 1
ABOUT = "recordings of answers to report.json, report.html and report.pdf"
CONSENT = "Analysing face and voice needs the candidate's separate consent; leave out what was not agreed to."


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("analyze", help=ABOUT, description=f"Analyse {ABOUT}.", epilog=CONSENT)
    parser.add_argument("media", nargs="+", type=Path, metavar="MEDIA", help="one recording per question, in order")
    parser.add_argument("--job", required=True, type=Path, metavar="JOB.yaml", help="the job: profile and questions")
    parser.add_argument(
        "--transcript",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="the words (json, srt, vtt, txt) instead of a recogniser's; once per recording, in the same order",
    )
    parser.add_argument("--language", choices=LANGUAGES, help="of answers and report (default: the job's)")
    parser.add_argument("--jurisdiction", choices=JURISDICTIONS, help="whose law holds (default: the job's)")
    for signal in SIGNALS:
        parser.add_argument(f"--no-{signal}", action="store_true", help=f"without {signal}")
    parser.add_argument("--face-rate", type=rate, default=10, metavar="N", help="pictures a second for the face (10)")
    parser.add_argument("--body-rate", type=rate, default=5, metavar="N", help="pictures a second for the body (5)")
    parser.add_argument("--cache", type=Path, metavar="DIR", help="keep results of steps here, and use kept ones")
    parser.add_argument("--strict", action="store_true", help="exit 1 unless recommended")
    parser.add_argument("--json", action="store_true", help="print report.json")
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="where the report goes")


def rate(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no number of pictures a second") from None
    if not 0 < value <= 30:
        raise argparse.ArgumentTypeError("choose more than 0 and at most 30 pictures a second")
    return value


def run(args: argparse.Namespace) -> int:
    from hireloop.analysis.interview_flow import build_report
    from hireloop.analysis.job_spec import load_job

    job = load_job(args.job)
    job = replace(job, language=args.language or job.language)
    questions = questions_for(args.media, job)
    transcripts = transcripts_for(args.media, args.transcript, job.language)
    check_media(args.media)
    folder = output_folder(args.out)
    answers = [
        analysed(args, number, question, transcript, job)
        for number, (question, transcript) in enumerate(zip(questions, transcripts, strict=True))
    ]
    report = build_report(answers, job)
    tell_notes(report)
    written = write(report, args.media, folder)
    print(written if args.json else summary(report, folder))
    return BAD_NEWS if args.strict and report.recommendation != "recommended" else 0


# --- reading


def questions_for(media: Sequence[Path], job: "JobSpec") -> "list[Question]":
    """A question for each recording. A job without questions has them unknown; one with too few is a mistake."""
    from hireloop.analysis.model import Question

    if not job.questions:
        return [Question(text="", language=job.language) for _ in media]
    if len(media) > len(job.questions):
        raise BadInput(
            N_(
                "More recordings (%(media)d) than questions in the job (%(questions)d)."
                " Add questions, or leave some out."
            ),
            media=len(media),
            questions=len(job.questions),
        )
    return list(job.questions[: len(media)])


def transcripts_for(media: Sequence[Path], files: Sequence[Path], language: Language) -> "list[Transcript | None]":
    from hireloop.analysis.transcript_files import read_transcript

    if files and len(files) != len(media):
        raise BadInput(
            N_("There are %(media)d recordings but %(files)d transcripts. Give --transcript once for each, in order."),
            media=len(media),
            files=len(files),
        )
    return [read_transcript(file) for file in files] or [None] * len(media)


def check_media(media: Sequence[Path]) -> None:
    """Say at once which one cannot be read, before any long work."""
    from hireloop.engines.media import UnreadableMedia, probe

    for number, path in enumerate(media, start=1):
        try:
            probe(path)
        except UnreadableMedia as error:
            if len(media) == 1:
                raise
            raise BadInput(
                N_("Recording %(number)d of %(all)d: %(why)s"), number=number, all=len(media), why=str(error)
            ) from error


def output_folder(path: Path) -> Path:
    if path.exists() and not path.is_dir():
        raise BadInput(N_("--out %(path)s is a file. Name a folder."), path=str(path))
    path.mkdir(parents=True, exist_ok=True)
    return path


# --- analysing


def analysed(
    args: argparse.Namespace, number: int, question: "Question", transcript: "Transcript | None", job: "JobSpec"
) -> "AnswerAnalysis":
    from hireloop.analysis.interview_flow import analyse_answer

    path = args.media[number]
    name = path.name if len(args.media) == 1 else f"{path.name} ({number + 1}/{len(args.media)})"
    with ProgressLine(name) as line:
        return analyse_answer(path, question, options=options_of(args, transcript, job), job=job, on_progress=line.show)


def options_of(args: argparse.Namespace, transcript: "Transcript | None", job: "JobSpec") -> "Options":
    """Who runs the command answers for the candidate's consent; what was not agreed to is left out by --no-…"""
    from hireloop.analysis.interview_flow import Options, Rates

    return Options(
        consents=frozenset({"recording", "face_body", "voice"}),
        jurisdiction=args.jurisdiction or job.jurisdiction,
        rates=Rates(face_per_second=args.face_rate, body_per_second=args.body_rate),
        language=args.language,
        transcript=transcript,
        unwanted=frozenset(signal for signal in SIGNALS if getattr(args, f"no_{signal}")),
        cache_dir=args.cache,
    )


# --- telling


def tell_notes(report: "Report") -> None:
    """What the reader should know, on standard error; what was asked to be left out goes without saying."""
    from hireloop.analysis.phrases import say

    told = [entry.why for entry in report.switched_off if entry.why.key != "flow.not_wanted"]
    told += [note for answer in report.answers if answer.content for note in answer.content.notes]
    for text in dict.fromkeys(say(why, report.language) for why in told):
        print(f"hireloop: {text}", file=sys.stderr)


def write(report: "Report", media: Sequence[Path], folder: Path) -> str:
    """Writes the three files; the text of report.json."""
    from hireloop.analysis.report import to_dict, to_html, to_pdf

    text = json.dumps(to_dict(report, report.language), ensure_ascii=False, indent=1)
    (folder / "report.json").write_text(text + "\n", encoding="utf-8")
    hrefs = [quote(os.path.relpath(path, folder)) for path in media]
    (folder / "report.html").write_text(to_html(report, report.language, media_href=hrefs), encoding="utf-8")
    with ProgressLine("report.pdf"):
        (folder / "report.pdf").write_bytes(to_pdf(report, report.language))
    return text


def summary(report: "Report", folder: Path) -> str:
    from hireloop.analysis.phrases import say, texts

    verdict = texts(report.language)[f"report.recommendation_{report.recommendation}"]
    match = "–" if report.match is None else f"{report.match:.0f}"
    reasons = [f"  - {say(reason, report.language)}" for reason in report.reasons[:3]]
    return "\n".join([f"{report.job_title}: {verdict} ({match})", *reasons, f"{folder / 'report.html'}"])
