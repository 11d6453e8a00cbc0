"""``hireloop match``: a résumé against a job's requirements; no database."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hireloop.kernel.errors import N_, BadInput
from hireloop.kernel.languages import LANGUAGES, Language

if TYPE_CHECKING:
    from hireloop.analysis.matching import MatchResult
    from hireloop.analysis.resumes import ParsedResume

MAX_FILE_BYTES = 64_000_000
BAD_NEWS = 1
ABOUT = "a résumé against a job's requirements, each with verdict and evidence"


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("match", help=ABOUT, description=f"Match {ABOUT}.")
    parser.add_argument(
        "resume", metavar="RESUME", type=Path, help="PDF, DOCX, TXT, PNG, JPEG, or what parse-resume --json printed"
    )
    parser.add_argument("--job", required=True, type=Path, metavar="JOB.yaml", help="the job and its requirements")
    parser.add_argument("--language", choices=LANGUAGES, help="of the texts (default: the job's)")
    parser.add_argument("--today", type=date.fromisoformat, default=None, help="where “until now” ends (YYYY-MM-DD)")
    parser.add_argument("--strict", action="store_true", help="exit 1 where a knock-out is not met")
    parser.add_argument("--json", action="store_true", help="print the match as JSON")


def run(args: argparse.Namespace) -> int:
    from hireloop.analysis.job_spec import load_job
    from hireloop.analysis.matching import match, prepare_job, result_as_dict

    job = load_job(args.job)
    today = args.today or date.today()
    prepared = prepare_job(job)
    result = match(read_resume(args.resume, today=today), prepared, today=today)
    language: Language = args.language or job.language
    if args.json:
        json.dump(result_as_dict(result, language), sys.stdout, ensure_ascii=False, indent=2)
        print()
    else:
        print(summary(result, language))
    return BAD_NEWS if args.strict and result.knocked_out_by else 0


def read_resume(path: Path, *, today: date) -> "ParsedResume":
    """The résumé of a document, or of the JSON that it was parsed to."""
    if not path.is_file():
        raise BadInput(N_("There is no file %(name)s."), code="no_such_file", name=str(path))
    if path.stat().st_size > MAX_FILE_BYTES:
        raise BadInput(N_("%(name)s is too large for a résumé."), code="too_large", name=path.name)
    content = path.read_bytes()
    return _from_json(content, path) if content.lstrip()[:1] == b"{" else _from_document(content, path, today=today)


def _from_json(content: bytes, path: Path) -> "ParsedResume":
    from hireloop.analysis.resumes import ParsedResume

    try:
        return ParsedResume.from_dict(json.loads(content.decode("utf-8-sig")))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        message = N_("%(name)s is not a parsed résumé; make one with “hireloop parse-resume FILE --json”.")
        raise BadInput(message, code="not_parsed_resume", name=path.name) from None


def _from_document(content: bytes, path: Path, *, today: date) -> "ParsedResume":
    from hireloop.analysis.resumes import parse_resume
    from hireloop.engines.documents import read_document

    return parse_resume(read_document(content, name=path.name), today=today)


def summary(result: "MatchResult", language: Language) -> str:
    """The match in a few lines for a terminal."""
    from hireloop.analysis.matching import result_as_dict
    from hireloop.analysis.model import Phrase
    from hireloop.analysis.phrases import say

    told = result_as_dict(result, language)
    score = "–" if told["score"] is None else f"{told['score']:.0f}"
    lines = [f"{result.job_title}: {score}  [{told['low']:.0f}–{told['high']:.0f}]"]
    for entry in told["requirements"]:
        verdict = say(Phrase(f"match.verdict_{entry['verdict']}"), language)
        lines.append(f"  {verdict:8} {entry['requirement']}{_marks(entry)}")
        lines.append(f"           {entry['why']}")
        lines += [f"           “{place['text']}” (p. {place['page']})" for place in entry["evidence"][:2]]
    if told["would_raise"]:
        lines.append("")
        lines += [f"  +{entry['points']:g}  {entry['how']}" for entry in told["would_raise"][:5]]
    return "\n".join(lines)


def _marks(entry: dict[str, Any]) -> str:
    return " !" if entry["knock_out"] else (" *" if entry["must_have"] else "")
