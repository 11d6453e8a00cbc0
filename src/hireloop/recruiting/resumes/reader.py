"""A résumé's file to its text and what it says, in a process of its own: files come from strangers. No Django here."""

import logging
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from typing import Any

from hireloop.analysis.resumes import parse_resume
from hireloop.engines.catalog import engine
from hireloop.engines.documents import Document, read_document
from hireloop.engines.errors import EngineFailed, EngineUnavailable
from hireloop.engines.language_model import LanguageModel
from hireloop.engines.workers import WarmWorker
from hireloop.kernel.errors import N_

logger = logging.getLogger(__name__)

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
    """The rules read; a connected language model reads after them. Where it fails, what the rules found stands."""
    document = read_document(content, name=name)
    try:
        parsed = parse_resume(document, today=today, language_model=second_reader())
    except EngineFailed as trouble:
        logger.warning("the second reader of résumés failed: %s", trouble)
        parsed = parse_resume(document, today=today)
    return Reading(_as_dict(document), parsed.as_dict())


def second_reader() -> LanguageModel | None:
    """The language model that the company connected; None where there is none."""
    try:
        found: LanguageModel = engine("language_model")
    except EngineUnavailable:
        return None
    return found


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
