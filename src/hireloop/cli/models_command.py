"""``hireloop models``: which models can be pulled and which are here; ``hireloop models pull NAME``."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict

from hireloop.engines.known_models import KNOWN_MODELS, ModelFile
from hireloop.engines.models import PulledModel, known_model, pull, pulled_models
from hireloop.engines.settings import models_dir
from hireloop.kernel.errors import BadInput


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("models", help="pull models for the engines")
    parser.add_argument("--json", action="store_true", help="print JSON")
    verbs = parser.add_subparsers(metavar="VERB", dest="verb")
    puller = verbs.add_parser("pull", help="fetch a model by name")
    puller.add_argument("name", metavar="NAME")
    puller.add_argument("--url", action="append", default=[], help="fetch from here (may be given again)")
    puller.add_argument(
        "--sha256", action="append", default=[], metavar="[FILE=]HEX", help="checksum that the publisher states"
    )
    puller.add_argument("--accept-unverified", action="store_true", help="take files whose checksum is not known")
    puller.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    return pull_one(args) if args.verb == "pull" else show(args)


def show(args: argparse.Namespace) -> int:
    here = {model.name: model for model in pulled_models()}
    if args.json:
        known = [{**asdict(model), "pulled": model.name in here} for model in KNOWN_MODELS]
        print(json.dumps({"directory": str(models_dir()), "known": known, "pulled": sorted(here)}, indent=1))
        return 0
    print(f"models in {models_dir()}")
    for model in KNOWN_MODELS:
        mark = "+" if model.name in here else "-"
        print(f"  {mark} {model.name:20} {model.size_mb:4} MB  {model.engine:8} {model.about} ({model.licence})")
    for name in sorted(set(here) - {model.name for model in KNOWN_MODELS}):
        print(f"  + {name}")
    return 0


def pull_one(args: argparse.Namespace) -> int:
    files = tuple(ModelFile(url) for url in args.url) or known_model(args.name).files
    model = pull(
        args.name,
        files,
        checksums=checksums(args.sha256, files),
        accept_unverified=args.accept_unverified,
        on_progress=progress_line() if sys.stderr.isatty() else None,
    )
    print(json.dumps(as_dict(model), indent=1) if args.json else as_text(model))
    return 0


def checksums(given: Sequence[str], files: Sequence[ModelFile]) -> dict[str, str]:
    """``HEX`` alone is enough where there is one file."""
    found = {}
    for entry in given:
        name, _, checksum = entry.rpartition("=")
        if not name and len(files) > 1:
            raise BadInput("Say which file %(entry)s is of: --sha256 FILE=HEX.", entry=entry)
        if len(checksum) != 64 or not set(checksum.lower()) <= set("0123456789abcdef"):
            raise BadInput("%(entry)s is not a SHA-256: it has 64 hexadecimal digits.", entry=entry)
        found[name or files[0].name] = checksum
    return found


def progress_line() -> Callable[[str, int, int | None], None]:
    def tell(name: str, done: int, total: int | None) -> None:
        share = f" of {total // 1_000_000} MB ({100 * done // total} %)" if total else " MB"
        end = "\n" if done == total else ""
        print(f"\r{name}: {done // 1_000_000}{share}", end=end, file=sys.stderr, flush=True)

    return tell


def as_dict(model: PulledModel) -> dict[str, object]:
    return {
        "name": model.name,
        "directory": str(model.directory),
        "sha256": model.sha256,
        "verified": model.is_verified,
    }


def as_text(model: PulledModel) -> str:
    checked = "checksums are right" if model.is_verified else "not verified"
    hashes = "\n".join(f"  {checksum}  {name}" for name, checksum in model.sha256.items())
    return f"{model.name} is in {model.directory} ({checked})\n{hashes}"
