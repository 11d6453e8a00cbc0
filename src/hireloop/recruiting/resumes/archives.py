"""The résumés in a ZIP file, one at a time: what is no file of a résumé is passed over, bombs are refused."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

from hireloop.kernel.errors import N_, BadInput

MOST_FILES = 5000
MOST_RATIO = 200
SMALL_ENOUGH = 1_000_000
PASSED_OVER = ("__MACOSX/",)


@dataclass(frozen=True)
class Packed:
    """One file of the archive; ``number`` is its place, the same at each reading."""

    number: int
    name: str
    entry: zipfile.ZipInfo


def packed_files(archive: zipfile.ZipFile) -> list[Packed]:
    """Every file in the archive that may be a résumé, in order."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir() and not _is_clutter(entry.filename)]
    if not entries:
        raise BadInput(N_("This archive is empty. Pack the résumés into it and send it again."), code="zip_empty")
    if len(entries) > MOST_FILES:
        raise BadInput(
            N_("This archive holds %(count)s files; at most %(limit)s can be taken in at once. Send it in parts."),
            code="zip_too_many",
            count=len(entries),
            limit=MOST_FILES,
        )
    return [Packed(number, name_of(entry), entry) for number, entry in enumerate(entries, start=1)]


def opened(source: BinaryIO) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(source)
    except (zipfile.BadZipFile, OSError, ValueError):
        raise BadInput(
            N_("This archive is damaged or no ZIP file. Pack the résumés once more."), code="zip_damaged"
        ) from None


def content_of(archive: zipfile.ZipFile, packed: Packed, *, most_bytes: int) -> bytes:
    """The unpacked file; BadInput where it is encrypted, too large, or unpacks to far too much."""
    entry = packed.entry
    if entry.flag_bits & 0x1:
        raise BadInput(N_("This file in the archive needs a password. Pack it without one."), code="zip_encrypted")
    if entry.file_size > most_bytes:
        raise BadInput(N_("This file is larger than résumés may be. Save it smaller."), code="file_too_large")
    if entry.file_size > SMALL_ENOUGH and entry.file_size > MOST_RATIO * max(1, entry.compress_size):
        raise BadInput(N_("This file unpacks to far too much."), code="file_bomb")
    try:
        with archive.open(entry) as source:
            content = source.read(most_bytes + 1)
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, ValueError, EOFError):
        raise BadInput(N_("This file in the archive is damaged."), code="zip_damaged") from None
    if len(content) > most_bytes:
        raise BadInput(N_("This file is larger than résumés may be. Save it smaller."), code="file_too_large")
    return content


def name_of(entry: zipfile.ZipInfo) -> str:
    """The file's own name. Archives made on Chinese Windows hold GBK without saying so."""
    name = entry.filename
    if not entry.flag_bits & 0x800:
        name = _as_gbk(name)
    return PurePosixPath(name.replace("\\", "/")).name[:160] or "resume"


def _as_gbk(name: str) -> str:
    try:
        return name.encode("cp437").decode("gb18030")
    except UnicodeError:
        return name


def _is_clutter(name: str) -> bool:
    own = PurePosixPath(name).name
    return name.startswith(PASSED_OVER) or own.startswith(".") or own in {"Thumbs.db", "desktop.ini"}


def entries_with_content(source: BinaryIO, *, after: int, most_bytes: int) -> Iterator[tuple[Packed, bytes | BadInput]]:
    """Each file past the number ``after`` with its content, or with what is wrong with it."""
    with opened(source) as archive:
        for packed in packed_files(archive):
            if packed.number <= after:
                continue
            try:
                yield packed, content_of(archive, packed, most_bytes=most_bytes)
            except BadInput as error:
                yield packed, error
