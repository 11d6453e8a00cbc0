"""Model files that come inside installed packages or lie in a local directory, and their hashes."""

import hashlib
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from hireloop.kernel.errors import N_

from .errors import EngineUnavailable

HASH_DIGITS = 12


def packaged_file(package: str, *parts: str) -> Path:
    """A file inside an installed package, without importing the package (which may be slow to load)."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise EngineUnavailable(N_("The Python package %(package)s is missing: install it."), package=package)
    file = Path(spec.origin).parent.joinpath(*parts)
    if not file.exists():
        raise EngineUnavailable(
            N_("%(file)s is missing from the Python package %(package)s: install it again."),
            package=package,
            file="/".join(parts),
        )
    return file


def model_hash(path: Path) -> str:
    """The first 12 hex digits of the SHA-256 of a model file, or of all files of a model directory."""
    files = sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]
    stamps = tuple((str(file), file.stat().st_size, file.stat().st_mtime_ns) for file in files)
    return hash_of(stamps)


@lru_cache(maxsize=64)
def hash_of(stamps: tuple[tuple[str, int, int], ...]) -> str:
    """Hash by content; size and time of change are there to notice a changed file."""
    digest = hashlib.sha256()
    for name, _, _ in stamps:
        with Path(name).open("rb") as file:
            for block in iter(lambda: file.read(1 << 20), b""):
                digest.update(block)
    return digest.hexdigest()[:HASH_DIGITS]
