"""DOCX to PDF by LibreOffice, in a process of its own with a profile of its own and a time limit."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from django.utils.translation import gettext as _

from hireloop.engines.errors import EngineFailed, EngineUnavailable
from hireloop.kernel.errors import N_

TIMEOUT_S = 90
HOW_TO_INSTALL = N_(
    "LibreOffice is missing, which prints the company’s own DOCX templates. On Debian: apt-get install"
    " --no-install-recommends libreoffice-writer-nogui. The built-in templates print without it."
)


def is_installed() -> bool:
    return _program() is not None


def to_pdf(content: bytes, *, timeout_s: float = TIMEOUT_S) -> bytes:
    """Raises EngineUnavailable where LibreOffice is missing, EngineFailed where it does not deliver in time."""
    program = _program()
    if program is None:
        raise EngineUnavailable(HOW_TO_INSTALL)
    with tempfile.TemporaryDirectory(prefix="hireloop-office-") as folder:
        source = Path(folder) / "document.docx"
        source.write_bytes(content)
        _convert(program, source, Path(folder), timeout_s)
        try:
            return source.with_suffix(".pdf").read_bytes()
        except FileNotFoundError as error:
            raise EngineFailed(_("LibreOffice could not print the document. Open and save it once in Word.")) from error


def _convert(program: str, source: Path, folder: Path, timeout_s: float) -> None:
    command = [
        program,
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(source),
    ]
    environment = {"PATH": os.environ.get("PATH", ""), "HOME": str(folder), "LANG": "C.UTF-8", "TMPDIR": str(folder)}
    process = subprocess.Popen(  # noqa: S603 (our own program and arguments)
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        process.wait(timeout_s)
    except subprocess.TimeoutExpired as error:
        raise EngineFailed(_("LibreOffice took too long to print the document.")) from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """LibreOffice starts processes of its own: the whole group goes."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _program() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")
