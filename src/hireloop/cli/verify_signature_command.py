"""``hireloop verify-signature``: whose signatures a PDF carries, and whether anything was changed since."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hireloop.kernel.errors import N_, BadInput

if TYPE_CHECKING:
    from hireloop.engines.pdf_signatures.verification import SignatureCheck, Verification

BAD_NEWS = 1
MAX_FILE_BYTES = 100_000_000
ABOUT = "the signatures of a PDF: whose, when, and whether anything was changed since"
NOTE = "Without --trust no authority is trusted: the answer then says only whether the file was changed."


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("verify-signature", help=ABOUT, description=f"Check {ABOUT}.", epilog=NOTE)
    parser.add_argument("file", type=Path, metavar="FILE.pdf")
    parser.add_argument(
        "--trust", type=Path, action="append", default=[], metavar="CA.pem", help="a root to trust; may be repeated"
    )
    parser.add_argument("--strict", action="store_true", help="exit 1 unless every signature is good")
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")


def run(args: argparse.Namespace) -> int:
    from hireloop.engines.pdf_signatures.verifying import Trust, verify_pdf

    trust = Trust(tuple(_root(path) for path in args.trust))
    found = verify_pdf(_content(args.file), trust=trust)
    if args.json:
        json.dump(found.to_dict(), sys.stdout, ensure_ascii=False, indent=2)
        print()
    else:
        print(summary(found))
    return BAD_NEWS if args.strict and not found.bottom_line else 0


def summary(found: "Verification") -> str:
    from hireloop.engines.pdf_signatures.verification import PROBLEMS

    lines = ["valid: every signature is good" if found.bottom_line else "NOT VALID"]
    lines += [f"  - {PROBLEMS[problem]}" for problem in found.problems]
    lines += [_line(each) for each in found.signatures]
    return "\n".join([*lines, f"SHA-256 {found.sha256}"])


def _line(check: "SignatureCheck") -> str:
    what = "signature" if check.kind == "signature" else "timestamp over the document"
    when = f"{check.time:%Y-%m-%d %H:%M:%S %Z}" if check.time else "at an unknown time"
    proof = f"timestamp by {check.timestamp_by}" if check.has_timestamp else "claimed"
    verdict = "good" if check.is_good else "bad"
    return f"{verdict:4}  {what}: {check.signer}, {when} ({proof})"


def _content(path: Path) -> bytes:
    if not path.is_file():
        raise BadInput(N_("There is no file %(name)s."), code="no_such_file", name=str(path))
    if path.stat().st_size > MAX_FILE_BYTES:
        raise BadInput(N_("%(name)s is larger than 100 MB."), code="too_large", name=str(path))
    return path.read_bytes()


def _root(path: Path) -> bytes:
    from hireloop.engines.pdf_signatures.verifying import check_root

    return check_root(_content(path), name=str(path))
