"""``hireloop parse-resume``: a résumé to values with their places; no database."""

import argparse
import json
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hireloop.kernel.errors import N_, BadInput

if TYPE_CHECKING:
    from hireloop.analysis.resumes import ParsedResume, Value
    from hireloop.engines.documents import Document

MAX_FILE_BYTES = 50 * 1024 * 1024
ABOUT = "read a résumé (PDF, DOCX, TXT, PNG, JPEG) into values with their places"


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("parse-resume", help=ABOUT, description=f"{ABOUT[0].upper()}{ABOUT[1:]}.")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--today", type=date.fromisoformat, metavar="DATE", help="the day up to which jobs run")
    parser.add_argument(
        "--language-model", action="store_true", help="let the connected language model read a second time"
    )


def run(args: argparse.Namespace) -> int:
    from hireloop.analysis.resumes import parse_resume
    from hireloop.engines.catalog import engine
    from hireloop.engines.documents import read_document

    model = engine("language_model") if args.language_model else None
    document = read_document(content_of(args.file), name=args.file.name)
    today = args.today or datetime.now().astimezone().date()
    parsed = parse_resume(document, today=today, language_model=model)
    if args.json:
        print(json.dumps(as_dict(parsed, document), ensure_ascii=False, indent=2))
    else:
        print(as_text(parsed))
    return 0


def content_of(path: Path) -> bytes:
    if not path.is_file():
        raise BadInput(N_("There is no file %(name)s."), code="no_such_file", name=str(path))
    if path.stat().st_size > MAX_FILE_BYTES:
        raise BadInput(N_("%(name)s is larger than 50 MB."), code="file_too_large", name=str(path))
    return path.read_bytes()


def as_dict(parsed: "ParsedResume", document: "Document") -> dict[str, Any]:
    """The résumé, and the text in which the sources stand."""
    told = {"text": document.text, "pages": document.pages, "media_type": document.media_type}
    return {**parsed.as_dict(), "document": told}


# --- for people


def as_text(parsed: "ParsedResume") -> str:
    lines = [
        line("Name", parsed.name),
        line("Phone", *parsed.phones),
        line("E-mail", *parsed.emails),
        line("Links", *parsed.links),
        line("City", parsed.city),
        line("Applies for", parsed.desired_title),
        years(parsed),
        salary(parsed),
        line("Can start after (days)", parsed.notice_period_days),
        *block("Education", [study(entry) for entry in parsed.education]),
        *block("Experience", [job(entry) for entry in parsed.experience]),
        *block("Skills", [", ".join(use.name.value for use in parsed.skills)] if parsed.skills else []),
        line("Certificates", *parsed.certificates),
        line("Professional titles", *parsed.professional_titles),
        *block("Languages", [joined(entry.name, entry.level) for entry in parsed.languages]),
        *block("Flags", [f"page {flag.page}: {flag.code} {flag.text}".strip() for flag in parsed.flags]),
    ]
    return "\n".join(one for one in lines if one) or "Nothing was found."


def line(label: str, *values: "Value[Any] | None") -> str:
    told = [f"{value.value}" + ("?" if value.confidence < 0.7 else "") for value in values if value]
    return f"{label + ':':24}{', '.join(told)}" if told else ""


def block(label: str, entries: list[str]) -> list[str]:
    return [f"{label}:", *(f"  {entry}" for entry in entries)] if entries else []


def joined(*values: "Value[Any] | None") -> str:
    return ", ".join(f"{value.value}" + ("?" if value.confidence < 0.7 else "") for value in values if value)


def stay(entry: Any) -> str:
    end = "now" if entry.is_current else (str(entry.end.value) if entry.end else "")
    start = str(entry.start.value) if entry.start else ""
    return f"{start:7} – {end:7}" if start or end else " " * 17


def study(entry: Any) -> str:
    return f"{stay(entry)}  {joined(entry.school, entry.degree, entry.major)}"


def job(entry: Any) -> str:
    return f"{stay(entry)}  {joined(entry.employer, entry.title)}" + (" (internship)" if entry.is_internship else "")


def years(parsed: "ParsedResume") -> str:
    told = parsed.years_of_experience
    parts = [f"{told.years:g} up to {told.as_of}"] if told.years is not None else []
    parts += [f"{told.stated.value:g} by its own word"] if told.stated else []
    return f"{'Years of experience:':24}{', '.join(parts)}" if parts else ""


def salary(parsed: "ParsedResume") -> str:
    if parsed.expected_salary is None:
        return ""
    wanted = parsed.expected_salary.value
    low, high = ((fen or 0) / 100 for fen in (wanted.min_fen, wanted.max_fen))
    return f"{'Expects a month:':24}{low:,.0f} to {high:,.0f} {wanted.currency}"
