"""A résumé's file to its text and what it says, in a process of its own: files come from strangers. No Django here."""

from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from typing import Any

from hireloop.analysis.resumes import parse_resume
from hireloop.engines.documents import Document, read_document
from hireloop.engines.workers import WarmWorker
from hireloop.kernel.errors import N_

LONGEST_READING_S = 240
PARSER = f"rules {version('hireloop')}"

_worker = WarmWorker()


@dataclass(frozen=True)
class Reading:
    """``document``: {text, pages, media_type, lines: [[page, start, end, [left, top, right, bottom] or None]]};
    ``parsed``: a ParsedResume as JSON."""

    document: dict[str, Any]
    parsed: dict[str, Any]


def read_apart(content: bytes, *, name: str, today: date) -> Reading:
    """Read in the worker process, which stays warm for the next one.

    Raises BadInput with the reader's code for what cannot be read, EngineFailed where the process crashed or took
    longer than ``LONGEST_READING_S``.
    """
    return _worker.run(read, content, name, today, timeout_s=LONGEST_READING_S, what=N_("Reading the résumé"))


def read(content: bytes, name: str, today: date) -> Reading:
    document = read_document(content, name=name)
    return Reading(_as_dict(document), parse_resume(document, today=today).as_dict())


def _as_dict(document: Document) -> dict[str, Any]:
    return {
        "text": document.text,
        "pages": document.pages,
        "media_type": document.media_type,
        "lines": [
            [
                line.page,
                line.start,
                line.end,
                [round(side, 4) for side in (line.box.left, line.box.top, line.box.right, line.box.bottom)]
                if line.box
                else None,
            ]
            for line in document.lines
        ],
    }
