"""``hireloop engines``: which engines are ready here, and how to get the others."""

import argparse
import json
from dataclasses import asdict
from typing import Any

from hireloop.engines import catalog
from hireloop.engines.catalog import EngineStatus


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("engines", help="which engines are ready, and how to get the others")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    found = catalog.status()
    if args.json:
        print(json.dumps([as_dict(status) for status in found], ensure_ascii=False, indent=1))
    else:
        print(as_text(found))
    return 0


def as_dict(status: EngineStatus) -> dict[str, Any]:
    return {
        "kind": status.kind,
        "name": status.name,
        "ready": status.is_ready,
        "languages": status.languages,
        "used_for": status.used_for,
        "provenance": asdict(status.provenance) if status.provenance else None,
        "how_to_get": str(status.why_not) if status.why_not else None,
    }


def as_text(found: list[EngineStatus]) -> str:
    lines = []
    for kind in dict.fromkeys(status.kind for status in found):
        lines.append(kind.replace("_", " "))
        lines += [line_of(status) for status in found if status.kind == kind]
    return "\n".join(lines)


def line_of(status: EngineStatus) -> str:
    if status.why_not:
        return f"  - {status.name:14} {status.why_not}"
    used = f", used for {' and '.join(status.used_for)}" if status.used_for else ""
    version = f" {status.provenance.version}" if status.provenance else ""
    return f"  + {status.name:14} ready{version} ({', '.join(status.languages)}){used}"
