"""The runs of a Word paragraph: pieces of text of one look."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from .ooxml import MC, W, attribute, is_on

SMALLEST_PT = 2.0
NEARLY_WHITE = 0xF5
LEFT_OUT = {f"{MC}Fallback", f"{W}txbxContent", f"{W}del", f"{W}pPr", f"{W}rPr"}


@dataclass(frozen=True)
class Run:
    """``breaks`` marks a place where a line or page ends; such a run has no text."""

    text: str = ""
    size: float | None = None
    is_bold: bool = False
    is_vanished: bool = False
    is_white: bool = False
    breaks: Literal["", "line", "page"] = ""


def hidden(run: Run) -> bool:
    """Text that is there for machines only: switched off, white on white, or too small to see."""
    return run.is_vanished or run.is_white or (run.size is not None and run.size < SMALLEST_PT)


def runs_of(paragraph: etree._Element) -> Iterator[Run]:
    is_shaded = _is_shaded(paragraph)
    for run in _inside(paragraph):
        look = _look(run, on_colour=is_shaded)
        for child in run:
            if child.tag == f"{W}t":
                yield Run(text=child.text or "", **look)
            elif child.tag in {f"{W}tab", f"{W}ptab"}:
                yield Run(text="\t", **look)
            elif child.tag in {f"{W}br", f"{W}cr"}:
                yield Run(breaks="page" if attribute(child, "type") == "page" else "line")
            elif child.tag == f"{W}lastRenderedPageBreak":
                yield Run(breaks="page")
            elif child.tag in {f"{W}noBreakHyphen", f"{W}softHyphen"}:
                yield Run(text="-" if child.tag == f"{W}noBreakHyphen" else "", **look)


def _inside(element: etree._Element) -> Iterator[etree._Element]:
    """Runs below, also in links and insertions, but neither in text boxes nor in what was struck out."""
    for child in element:
        if child.tag in LEFT_OUT:
            continue
        if child.tag == f"{W}r":
            yield child
        else:
            yield from _inside(child)


def _look(run: etree._Element, *, on_colour: bool) -> dict:
    properties = run.find(f"{W}rPr")
    if properties is None:
        return {}
    size = attribute(properties.find(f"{W}sz")) or ""
    return {
        "size": int(size) / 2 if size.isdecimal() else None,
        "is_bold": is_on(properties.find(f"{W}b")),
        "is_vanished": is_on(properties.find(f"{W}vanish")),
        "is_white": _is_white(attribute(properties.find(f"{W}color"))) and not on_colour and not _has_shade(properties),
    }


def _is_white(colour: str | None) -> bool:
    try:
        value = bytes.fromhex(colour or "")
    except ValueError:
        return False
    return len(value) == 3 and min(value) >= NEARLY_WHITE


def _has_shade(properties: etree._Element) -> bool:
    fill = attribute(properties.find(f"{W}shd"), "fill")
    return (fill not in {None, "auto"} and not _is_white(fill)) or properties.find(f"{W}highlight") is not None


def _is_shaded(paragraph: etree._Element) -> bool:
    """White letters on a dark paragraph, cell or text box are design, not deceit."""
    properties = paragraph.find(f"{W}pPr")
    if properties is not None and _has_shade(properties):
        return True
    for above in paragraph.iterancestors():
        if above.tag == f"{W}tc":
            cell = above.find(f"{W}tcPr")
            if cell is not None and _has_shade(cell):
                return True
        if above.tag == f"{W}txbxContent":
            return True
    return False
