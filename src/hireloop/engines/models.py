"""Pull models into the models directory: resumed where interrupted, checked before they are used."""

import hashlib
import json
import shutil
import tarfile
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hireloop.kernel.errors import N_, BadInput, HireloopError

from .known_models import KNOWN_MODELS, KnownModel, ModelFile
from .settings import models_dir

if TYPE_CHECKING:
    from requests import Response

# Told as bytes come in: the file's name, bytes so far, bytes altogether (None where the server does not say).
OnProgress = Callable[[str, int, int | None], None]

ARCHIVES = (".tar.bz2", ".tar.gz", ".tgz", ".zip")
RECEIPT = "pulled.json"
BLOCK = 1 << 20
SILENCE_S = 30.0
TRIES = 4


class DownloadFailed(HireloopError):
    """The model could not be fetched, or is not what it should be. What came is kept where it can be resumed."""

    code = "download_failed"
    status = 502


@dataclass(frozen=True)
class PulledModel:
    """A model directory, ready for its engine. ``sha256`` is by file name, as downloaded."""

    name: str
    directory: Path
    sha256: dict[str, str]
    is_verified: bool


def known_model(name: str) -> KnownModel:
    for model in KNOWN_MODELS:
        if model.name == name:
            return model
    raise BadInput(
        N_("There is no model %(name)s. Known are: %(known)s; any other with --url and --sha256."),
        code="unknown_model",
        name=name,
        known=", ".join(model.name for model in KNOWN_MODELS),
    )


def pull(
    name: str,
    files: Sequence[ModelFile],
    *,
    checksums: Mapping[str, str] | None = None,
    accept_unverified: bool = False,
    on_progress: OnProgress | None = None,
) -> PulledModel:
    """Fetch ``files`` into the model directory ``name``; one that is there already is left as it is.

    ``checksums`` are SHA-256 by file name. Raises BadInput where a checksum is missing and was not
    waived, DownloadFailed where the network or the checksum fails.
    """
    check_name(name)
    directory = models_dir() / name
    if (directory / RECEIPT).exists():
        return read_receipt(directory)
    wanted = {file.name: (checksums or {}).get(file.name) or file.sha256 for file in files}
    if not accept_unverified:
        check_known(wanted, name)
    parts = models_dir() / f".{name}.part"
    parts.mkdir(parents=True, exist_ok=True)
    found = {}
    for file in files:
        fetched = fetch(file, parts / file.name, on_progress=on_progress)
        found[file.name] = check(fetched, wanted[file.name])
    unpack_all(parts)
    receipt = {"files": found, "verified": all(wanted.values()), "from": [file.url for file in files]}
    (parts / RECEIPT).write_text(json.dumps(receipt, indent=1), encoding="utf-8")
    parts.rename(directory)
    return read_receipt(directory)


def pulled_models() -> list[PulledModel]:
    directory = models_dir()
    receipts = sorted(directory.glob(f"*/{RECEIPT}")) if directory.is_dir() else []
    return [read_receipt(receipt.parent) for receipt in receipts if not receipt.parent.name.startswith(".")]


def read_receipt(directory: Path) -> PulledModel:
    receipt = json.loads((directory / RECEIPT).read_text(encoding="utf-8"))
    return PulledModel(directory.name, directory, sha256=receipt["files"], is_verified=receipt["verified"])


# --- checking


def check_name(name: str) -> None:
    if not name or not all(character.isalnum() or character in "-_." for character in name) or name[0] == ".":
        raise BadInput(
            N_("%(name)s cannot be the name of a model: use letters, digits and dashes."), code="bad_name", name=name
        )


def check_known(wanted: Mapping[str, str | None], name: str) -> None:
    missing = [file for file, checksum in wanted.items() if not checksum]
    if missing:
        raise BadInput(
            N_(
                "The checksum of %(files)s is not known. Give it as its publisher states it (--sha256), or take it"
                " unchecked (--accept-unverified)."
            ),
            code="checksum_unknown",
            name=name,
            files=", ".join(missing),
        )


def check(file: Path, wanted: str | None) -> str:
    """The file's SHA-256. A file that is not what was wanted is removed: it would never become right."""
    digest = hashlib.sha256()
    with file.open("rb") as content:
        for block in iter(lambda: content.read(BLOCK), b""):
            digest.update(block)
    found = digest.hexdigest()
    if wanted and found != wanted.lower():
        file.unlink()
        raise DownloadFailed(
            N_("%(file)s is not what it should be: its SHA-256 is %(found)s, not %(wanted)s. It was removed."),
            code="wrong_checksum",
            file=file.name,
            found=found,
            wanted=wanted,
        )
    return found


# --- fetching


def fetch(file: ModelFile, target: Path, *, on_progress: OnProgress | None) -> Path:
    """Download to ``target``, going on where an earlier try stopped."""
    if target.exists():
        return target
    partial = target.with_name(f"{target.name}.partial")
    for tries_left in reversed(range(TRIES)):
        before = size_of(partial)
        try:
            fetch_rest(file, partial, on_progress=on_progress)
            return partial.rename(target)
        except Interrupted as error:
            # A line that breaks again and again still gets there, as long as something comes each time.
            if not tries_left or size_of(partial) == before:
                raise given_up(file, size_of(partial), why=str(error)) from error
    raise AssertionError("the last try returns or raises")


def given_up(file: ModelFile, done: int, *, why: str) -> DownloadFailed:
    if not done:
        return DownloadFailed(N_("%(url)s cannot be reached (%(why)s)."), url=file.url, why=why)
    return DownloadFailed(
        N_("%(file)s: the download stopped after %(done)d bytes (%(why)s). Run it again to go on from there."),
        file=file.name,
        done=done,
        why=why,
    )


class Interrupted(Exception):
    """The line broke; what came so far is kept."""


def fetch_rest(file: ModelFile, partial: Path, *, on_progress: OnProgress | None) -> None:
    import requests
    import urllib3

    done = size_of(partial)
    headers = {"Accept-Encoding": "identity", **({"Range": f"bytes={done}-"} if done else {})}
    try:
        with requests.get(file.url, headers=headers, stream=True, timeout=SILENCE_S) as response:
            if response.status_code == 416:
                return
            if response.status_code >= 400:
                raise DownloadFailed(N_("%(url)s: HTTP %(status)d."), url=file.url, status=response.status_code)
            if response.status_code != 206:
                done = 0
            total = whole_size(response, done)
            with partial.open("ab" if done else "wb") as target:
                # Every byte that came counts when the line breaks, so they are not gathered into blocks.
                while block := response.raw.read1(BLOCK):
                    target.write(block)
                    done += len(block)
                    if on_progress:
                        on_progress(file.name, done, total)
    except (requests.exceptions.RequestException, urllib3.exceptions.HTTPError) as error:
        raise Interrupted(type(error).__name__) from error
    if total is not None and done < total:
        raise Interrupted(f"{done} of {total} bytes")


def size_of(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def whole_size(response: "Response", done: int) -> int | None:
    length = response.headers.get("Content-Length", "")
    return done + int(length) if length.isdigit() else None


# --- unpacking


def unpack_all(directory: Path) -> None:
    for archive in [file for file in directory.iterdir() if file.name.endswith(ARCHIVES)]:
        try:
            unpack(archive, directory)
        except (tarfile.TarError, zipfile.BadZipFile, EOFError, OSError) as error:
            raise DownloadFailed(
                N_("%(file)s cannot be unpacked: %(why)s"), file=archive.name, why=str(error)
            ) from error
        archive.unlink()


def unpack(archive: Path, directory: Path) -> None:
    """Into ``directory``, without the one folder that everything in the archive may be in."""
    fresh = directory / "unpacked"
    shutil.rmtree(fresh, ignore_errors=True)
    if archive.name.endswith(".zip"):
        # zipfile itself keeps names inside the directory.
        with zipfile.ZipFile(archive) as content:
            content.extractall(fresh)  # noqa: S202
    else:
        with tarfile.open(archive) as content:
            content.extractall(fresh, filter="data")
    inside = list(fresh.iterdir())
    source = inside[0] if len(inside) == 1 and inside[0].is_dir() else fresh
    for item in list(source.iterdir()):
        item.rename(directory / item.name)
    shutil.rmtree(fresh)
