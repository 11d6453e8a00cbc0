"""Reading our gettext catalogues (.po), without a library."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent / "src" / "hireloop"
CATALOG = Path("locale/zh_Hans/LC_MESSAGES/django.po")


@dataclass
class Entry:
    """One message. ``texts`` has msgstr, or every plural form of it."""

    context: str = ""
    msgid: str = ""
    plural: str = ""
    texts: list[str] = field(default_factory=list)
    is_fuzzy: bool = False

    @property
    def key(self) -> tuple[str, str]:
        return (self.context, self.msgid)


def catalogs() -> list[Path]:
    return sorted(path for path in SOURCE.rglob("locale/zh_Hans/LC_MESSAGES/django.po"))


def read(path: Path) -> dict[tuple[str, str], Entry]:
    """Every message by (context, msgid), the header left out."""
    return {entry.key: entry for entry in _entries(path.read_text(encoding="utf-8")) if entry.msgid}


@cache
def catalog_pairs() -> dict[str, str]:
    """English to Chinese, of all catalogues."""
    return {
        entry.msgid: entry.texts[0]
        for path in catalogs()
        for entry in read(path).values()
        if entry.texts and entry.texts[0]
    }


def _entries(text: str) -> Iterator[Entry]:
    for block in text.split("\n\n"):
        entry = _entry(block)
        if entry is not None:
            yield entry


def _entry(block: str) -> Entry | None:
    entry, place = Entry(), ""
    for line in block.splitlines():
        if line.startswith("#"):
            entry.is_fuzzy = entry.is_fuzzy or (line.startswith("#,") and "fuzzy" in line)
            continue
        keyword, quote, rest = line.partition('"')
        if not quote:
            continue
        place = keyword.strip() or place
        _add(entry, place, ast.literal_eval(quote + rest), is_new=bool(keyword.strip()))
    return entry if place else None


def _add(entry: Entry, place: str, text: str, *, is_new: bool) -> None:
    if place == "msgctxt":
        entry.context += text
    elif place == "msgid":
        entry.msgid += text
    elif place == "msgid_plural":
        entry.plural += text
    elif is_new:
        entry.texts.append(text)
    else:
        entry.texts[-1] += text
