"""``hireloop check-contract``: a contract, or a file of terms, against the labour law of its place and day."""

import argparse
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hireloop.kernel.errors import N_, BadInput
from hireloop.kernel.languages import LANGUAGES, Language

if TYPE_CHECKING:
    from hireloop.engines.documents import Document
    from hireloop.law.model import ContractFacts, Finding, Report, Verdict

BAD_NEWS = 1
MAX_FILE_BYTES = 30_000_000
TERMS = (".yaml", ".yml", ".json")
KINDS = {".docx": "wordprocessingml", ".pdf": "pdf"}
COUNTRY_NAMES = ("CN", "DE")
REGION_OF = {"DE": "Deutschland"}
ABOUT = "a contract against the labour law of its place and day"
EXAMPLE = "A file of terms is “key: value”, one on a line, in English or Chinese; see examples/zh/contract.yaml."
ABOVE_TERMS = {"region": ("region", "地区", "城市", "省市"), "country": ("country", "国家", "法域")}
VERDICTS: "dict[Verdict, tuple[str, str]]" = {
    "violation": ("违反", "Violations"),
    "warning": ("提醒", "Warnings"),
    "unknown": ("不明", "Unknown"),
    "pass": ("符合", "In order"),
}


@dataclass(frozen=True)
class Contract:
    """What was handed in: the facts, and where and under which law the file itself says that it holds."""

    facts: "ContractFacts"
    region: str | None = None
    country: str | None = None


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("check-contract", help=ABOUT, description=f"Check {ABOUT}.", epilog=EXAMPLE)
    parser.add_argument("file", type=Path, metavar="FILE", help="the contract (DOCX, PDF, TXT) or its terms (YAML)")
    parser.add_argument("--region", metavar="REGION", help="where the work is done, such as 上海")
    parser.add_argument("--date", type=day, metavar="DAY", help="day of signing (default: the contract's, else today)")
    parser.add_argument("--country", type=str.upper, choices=COUNTRY_NAMES, help="whose law (CN)")
    parser.add_argument("--language", choices=LANGUAGES, help="of the findings (zh; en for DE)")
    parser.add_argument("--strict", action="store_true", help="exit 1 when something is violated")
    parser.add_argument("--json", action="store_true", help="print JSON")


def day(text: str) -> date:
    from hireloop.law.numerals import day as day_in

    found = day_in(text)
    if found is None:
        raise argparse.ArgumentTypeError(f"{text} is no day; write 2026-11-01")
    return found


def run(args: argparse.Namespace) -> int:
    from hireloop.law import check
    from hireloop.law.as_dict import report_as_dict

    contract = read(args.file, country=args.country)
    country = args.country or contract.country or "CN"
    language: Language = args.language or ("zh" if country == "CN" else "en")
    report = check(
        contract.facts,
        region=args.region or contract.region or region_of(country),
        signed_on=args.date or contract.facts.signed_on or date.today(),
        country=country,
    )
    if args.json:
        told = report_as_dict(report, contract.facts, language=language, file=str(args.file))
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        print(as_text(report, args.file.name, language))
    return BAD_NEWS if args.strict and report.with_verdict("violation") else 0


def region_of(country: str) -> str:
    if country in REGION_OF:
        return REGION_OF[country]
    raise BadInput(N_("Say where the work is done: --region 上海."), code="no_region")


# --- reading


def read(path: Path, *, country: str | None) -> Contract:
    content = bytes_of(path)
    if path.suffix.lower() in TERMS:
        return read_terms_file(path, content)
    if country not in (None, "CN"):
        raise BadInput(
            N_("Contracts of %(country)s are not read from documents yet. Give their terms as a YAML file."),
            code="terms_only",
            country=country,
        )
    from hireloop.law.cn.reading import read_contract

    return Contract(read_contract(document_of(path, content)))


def document_of(path: Path, content: bytes) -> "Document":
    from hireloop.engines.documents import read_document

    try:
        document = read_document(content, name=path.name)
    except BadInput as error:
        raise BadInput(N_("%(name)s: %(why)s"), code=error.code, name=path.name, why=str(error)) from None
    suffix = path.suffix.lower()
    if suffix in KINDS and KINDS[suffix] not in document.media_type:
        raise BadInput(
            N_("%(name)s is no %(kind)s file. Save it as one, or give it its right name."),
            code="file_kind",
            name=path.name,
            kind=suffix[1:].upper(),
        )
    return document


def bytes_of(path: Path) -> bytes:
    if not path.is_file():
        raise BadInput(N_("There is no file %(name)s."), code="no_such_file", name=str(path))
    if path.stat().st_size > MAX_FILE_BYTES:
        raise BadInput(N_("%(name)s is larger than a contract may be (30 MB)."), code="too_large", name=path.name)
    return path.read_bytes()


def read_terms_file(path: Path, content: bytes) -> Contract:
    import yaml

    from hireloop.law.terms import read_terms

    try:
        entries = yaml.safe_load(content.decode("utf-8-sig"))
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        why = " ".join(str(error).split())
        raise BadInput(N_("%(path)s is not readable YAML: %(why)s"), code="not_yaml", path=path.name, why=why) from None
    if not isinstance(entries, dict):
        return Contract(read_terms(entries))
    above = {name: taken(entries, keys) for name, keys in ABOVE_TERMS.items()}
    country = above["country"].upper() if above["country"] else None
    if country is not None and country not in COUNTRY_NAMES:
        raise BadInput(
            N_("There is no law for country “%(country)s” here. Known are %(known)s."),
            code="unknown_country",
            country=country,
            known=", ".join(COUNTRY_NAMES),
        )
    return Contract(read_terms(entries), region=above["region"], country=country)


def taken(entries: dict[Any, Any], keys: tuple[str, ...]) -> str | None:
    """The value under one of the keys, which is taken out."""
    values = [entries.pop(key) for key in keys if key in entries]
    return str(values[0]) if values and values[0] is not None else None


# --- telling


def as_text(report: "Report", name: str, language: Language) -> str:
    number = 0 if language == "zh" else 1
    counts = ", ".join(f"{VERDICTS[verdict][number]} {count}" for verdict, count in report.summary.items())
    lines = [f"{name} · {report.region} · {report.signed_on}: {counts}"]
    for verdict in ("violation", "warning"):
        lines += [line for finding in report.with_verdict(verdict) for line in lines_of(finding, language)]
    unknown = list(dict.fromkeys(finding.title.said(language) for finding in report.with_verdict("unknown")))
    if unknown:
        lines.append(f"{VERDICTS['unknown'][number]}: {'、'.join(unknown) if language == 'zh' else '; '.join(unknown)}")
    return "\n".join([*lines, *(note.said(language) for note in report.notes)])


def lines_of(finding: "Finding", language: Language) -> list[str]:
    word = VERDICTS[finding.verdict][0 if language == "zh" else 1]
    cites = "、".join(map(str, finding.cites))
    lines = [f"[{word}] {finding.title.said(language)} ({cites})", f"    {finding.fact.said(language)}"]
    lines.append(f"    → {finding.limit.said(language)}")
    lines += [f"    {text}" for text in (finding.advice.said(language), finding.proposed_text) if text]
    return lines
