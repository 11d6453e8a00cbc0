"""The order in which the pieces of a page are read: columns one after another, rows of a table across.

A column is found by its gutter: an upright gap that nothing crosses for a stretch of the page. Dates at the
right edge, label and value, and cells of a table stand apart in the same way, but line by line on the same
height as what is beside them; those are rows.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from .assembly import Written
from .model import CELL_BREAK, Box
from .pieces import Piece

# In heights of a line: gaps that part words, and cells.
WORD_GAP = 0.12
CELL_GAP = 0.9
GUTTER = 0.7
FEWEST_LINES = 3
# From this share of lines on that stand level with one of the other side, the sides are rows.
# Lines as close as text, like those of a sidebar, must nearly all be level to be a table's.
ROWS_FROM, ALL_ROWS_FROM = 0.75, 0.93
DENSE = 1.9
WIDE_SHARE = 0.24
# In heights of a line: so close are two baselines of one line, and the middles of two recognised boxes.
LEVEL, LEVEL_OF_BOXES = 0.05, 0.14
DEEPEST = 6


@dataclass(frozen=True)
class Columns:
    above: list[Piece]
    left: list[Piece]
    right: list[Piece]
    below: list[Piece]
    score: float


def in_reading_order(pieces: Sequence[Piece], *, width: float, height: float) -> list[Written]:
    """Lines of the page, block by block."""
    lines: list[Written] = []
    for block, region in enumerate(_regions(list(pieces), width=width, depth=0)):
        lines += [_written(row, block=block, width=width, height=height) for row in rows_of(region)]
    return lines


def _regions(pieces: list[Piece], *, width: float, depth: int) -> Iterator[list[Piece]]:
    if not pieces:
        return
    found = _columns(pieces, width=width) if depth < DEEPEST else None
    if found is None:
        yield pieces
        return
    for part in (found.above, found.left, found.right, found.below):
        yield from _regions(part, width=width, depth=depth + 1)


def _columns(pieces: list[Piece], *, width: float) -> Columns | None:
    """The best pair of columns, if there is one."""
    if len(pieces) < 2 * FEWEST_LINES:
        return None
    usual = median(piece.size for piece in pieces)
    best: Columns | None = None
    for x in sorted({round(piece.left / 3) * 3 for piece in pieces}):
        for found in _stretches(pieces, x - 1.5, usual=usual, width=width):
            if best is None or found.score > best.score:
                best = found
    return best


def _stretches(pieces: list[Piece], x: float, *, usual: float, width: float) -> Iterator[Columns]:
    """Stretches of the page in which nothing crosses ``x`` and columns stand on both sides."""
    rows = _table_rows_across(pieces, x)
    over = [p for p in pieces if (p.left < x - 1 and p.right > x + 1) or p.table_row in rows]
    crossing = sorted(over, key=lambda piece: piece.middle)
    edges = [float("-inf"), *(piece.middle for piece in crossing), float("inf")]
    for top, bottom in pairwise(edges):
        inside = [piece for piece in pieces if top < piece.middle < bottom]
        left = [piece for piece in inside if piece.right <= x + 1]
        right = [piece for piece in inside if piece.left >= x - 1 and piece.right > x + 1]
        if score := _score(left, right, usual=usual, width=width):
            above = [piece for piece in pieces if piece.middle <= top]
            below = [piece for piece in pieces if piece.middle >= bottom]
            yield Columns(above, left, right, below, score)


def _table_rows_across(pieces: Sequence[Piece], x: float) -> set[int]:
    """Rows of drawn tables with cells on both sides of ``x``; one of long cells only parts a page into columns."""
    sides: defaultdict[int, set[bool]] = defaultdict(set)
    of_cells = {piece.table_row for piece in pieces if piece.is_cell}
    for piece in pieces:
        if piece.table_row is not None and piece.table_row in of_cells:
            sides[piece.table_row].add(piece.left >= x - 1)
    return {row for row, found in sides.items() if len(found) == 2}


def _score(left: list[Piece], right: list[Piece], *, usual: float, width: float) -> float:
    """How much two sides are columns; 0 where they are not."""
    if len(left) < FEWEST_LINES or len(right) < FEWEST_LINES:
        return 0
    gap = min(piece.left for piece in right) - max(piece.right for piece in left)
    if gap < GUTTER * usual:
        return 0
    left_rows, right_rows = rows_of(left), rows_of(right)
    fewer, more = sorted((left_rows, right_rows), key=len)
    if len(fewer) < FEWEST_LINES or not _overlap(left, right):
        return 0
    level = sum(any(_is_level(row, other) for other in more) for row in fewer) / len(fewer)
    if level >= (ALL_ROWS_FROM if _is_dense(fewer) else ROWS_FROM) and not (
        _is_wide(left_rows, width) and _is_wide(right_rows, width)
    ):
        return 0
    return len(fewer) + 0.2 * len(more) + min(gap / usual, 5)


def _is_dense(rows: list[list[Piece]]) -> bool:
    """Whether most lines follow each other as in running text."""
    gaps = [(below[0].middle - row[0].middle) / max(1e-6, row[0].size) for row, below in pairwise(rows)]
    return bool(gaps) and sum(gap < DENSE for gap in gaps) >= 0.6 * len(gaps)


def _overlap(left: list[Piece], right: list[Piece]) -> bool:
    """Whether the sides stand beside each other and not one under the other."""
    top = max(min(piece.top for piece in side) for side in (left, right))
    bottom = min(max(piece.bottom for piece in side) for side in (left, right))
    shortest = min(max(p.bottom for p in side) - min(p.top for p in side) for side in (left, right))
    return bottom - top > 0.5 * shortest


def _is_level(row: list[Piece], other: list[Piece]) -> bool:
    mine, theirs = row[0], other[0]
    higher = max(mine.size, theirs.size)
    if mine.baseline is not None and theirs.baseline is not None:
        return abs(mine.baseline - theirs.baseline) < LEVEL * higher
    return abs(mine.middle - theirs.middle) < LEVEL_OF_BOXES * higher


def _is_wide(rows: list[list[Piece]], width: float) -> bool:
    """Whether the lines are running text; a row of a table is wide only as a whole."""
    return median(max(piece.right - piece.left for piece in row) for row in rows) >= WIDE_SHARE * width


def rows_of(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces that stand on one line, from top to bottom, each from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.middle, piece.left)):
        row = next((row for row in rows[-3:] if piece.is_beside(row[0])), None)
        if row is None:
            rows.append([piece])
        else:
            row.append(piece)
    return [sorted(row, key=lambda piece: piece.left) for row in rows]


def _written(row: list[Piece], *, block: int, width: float, height: float) -> Written:
    left, right = row[0].left, max(piece.right for piece in row)
    top, bottom = min(piece.top for piece in row), max(piece.bottom for piece in row)
    return Written(
        text=joined(row),
        box=Box(_share(left, width), _share(top, height), _share(right, width), _share(bottom, height)),
        block=block,
        size=round(max(piece.size for piece in row), 1),
        is_bold=all(piece.is_bold for piece in row),
        confidence=min(piece.confidence for piece in row),
    )


def _share(value: float, whole: float) -> float:
    return round(min(1.0, max(0.0, value / whole)), 4) if whole else 0.0


def joined(row: list[Piece]) -> str:
    text = row[0].text
    for before, piece in pairwise(row):
        gap = (piece.left - before.right) / max(1e-6, min(before.size, piece.size))
        if gap >= CELL_GAP or piece.is_cell or before.is_cell:
            text += CELL_BREAK
        elif gap >= WORD_GAP and not (is_wide_sign(text[-1:]) and is_wide_sign(piece.text[:1]) and gap < 0.5):
            text += " "
        text += piece.text
    return text


def is_wide_sign(sign: str) -> bool:
    return "\u2e80" <= sign <= "\u9fff" or "\uff00" <= sign <= "\uffef"
