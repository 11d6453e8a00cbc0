"""Plain text files."""

import re

from .assembly import Written, assemble, check_pages, no_text
from .kinds import TEXT, text_of
from .model import PAGE_BREAK, Document

ENDS = re.compile(r"\r\n|\r|\n|\u2028|\u2029|\v|\x85")


def read_text(content: bytes) -> Document:
    text = text_of(content)
    if text is None:
        raise no_text()
    pages = text.split(PAGE_BREAK)
    check_pages(len(pages))
    return assemble([[Written(line) for line in ENDS.split(page)] for page in pages], media_type=TEXT)
