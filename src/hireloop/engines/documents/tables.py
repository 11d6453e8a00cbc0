"""Tables with drawn rules: what stands in one cell is read together, however often it wraps."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .layout import is_wide_sign, joined, rows_of
from .pieces import Piece

NEAR = 2.0
SHORTEST_RULE = 12.0
# A longer cell holds paragraphs, which stay lines of their own.
MOST_LINES, MOST_SIGNS = 3, 60
MOST_RULES = 600


@dataclass(frozen=True)
class Rule:
    """A straight line; ``at`` is its place across, ``start`` and ``end`` along. In points from the upper left."""

    at: float
    start: float
    end: float

    def covers(self, place: float) -> bool:
        return self.start - NEAR <= place <= self.end + NEAR


@dataclass(frozen=True)
class Cell:
    left: float
    top: float
    right: float
    bottom: float


def with_cells_joined(pieces: Sequence[Piece], across: Sequence[Rule], upright: Sequence[Rule]) -> list[Piece]:
    """The pieces; those in one cell as one, level with the other cells of their row."""
    across, upright = merged(across), merged(upright)
    if len(across) < 2 or len(upright) < 3 or len(across) + len(upright) > MOST_RULES:
        return list(pieces)
    by_cell: defaultdict[Cell | None, list[Piece]] = defaultdict(list)
    for piece in pieces:
        by_cell[_cell_of(piece, across, upright)].append(piece)
    free = by_cell.pop(None, [])
    by_top: defaultdict[float, list[tuple[Cell, list[Piece]]]] = defaultdict(list)
    for cell, inside in by_cell.items():
        if cell is not None:
            by_top[round(cell.top)].append((cell, inside))
    rows = enumerate(_row(row) for row in by_top.values())
    return [*free, *(replace(piece, table_row=number) for number, row in rows for piece in row)]


def merged(rules: Sequence[Rule]) -> list[Rule]:
    """Pieces of one line as one, in order."""
    found: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.at / NEAR), rule.start)):
        last = found[-1] if found else None
        if last and abs(last.at - rule.at) <= NEAR and rule.start <= last.end + NEAR:
            found[-1] = replace(last, start=min(last.start, rule.start), end=max(last.end, rule.end))
        else:
            found.append(rule)
    return sorted((rule for rule in found if rule.end - rule.start >= SHORTEST_RULE), key=lambda rule: rule.at)


def _cell_of(piece: Piece, across: Sequence[Rule], upright: Sequence[Rule]) -> Cell | None:
    x, y = (piece.left + piece.right) / 2, piece.middle
    above = [rule.at for rule in across if rule.at <= y and rule.covers(x)]
    below = [rule.at for rule in across if rule.at > y and rule.covers(x)]
    before = [rule.at for rule in upright if rule.at <= x and rule.covers(y)]
    behind = [rule.at for rule in upright if rule.at > x and rule.covers(y)]
    if not (above and below and before and behind):
        return None
    # A frame around everything is no table: a row has a rule between its cells.
    if len(before) + len(behind) < 3:
        return None
    return Cell(max(before), max(above), min(behind), min(below))


def _row(cells: list[tuple[Cell, list[Piece]]]) -> list[Piece]:
    """One row's cells: short ones joined and level with the first line of the others."""
    if len(cells) < 2:
        return [piece for _, inside in cells for piece in inside]
    short = {cell: _joined(inside) for cell, inside in cells if _is_short(inside)}
    long = [piece for cell, inside in cells if cell not in short for piece in inside]
    tops = [piece for piece in long if piece.top <= min(one.top for one in long) + 1] or list(short.values())
    level = min(tops, key=lambda piece: piece.top)
    return [*long, *(_level_with(piece, level) for piece in short.values())]


def _is_short(inside: Sequence[Piece]) -> bool:
    return len(rows_of(inside)) <= MOST_LINES and sum(len(piece.text) for piece in inside) <= MOST_SIGNS


def _joined(inside: Sequence[Piece]) -> Piece:
    text = ""
    for line in (joined(row) for row in rows_of(inside)):
        text += line if not text or is_wide_sign(text[-1]) or is_wide_sign(line[:1]) else f" {line}"
    first = min(inside, key=lambda piece: (piece.middle, piece.left))
    return replace(
        first,
        text=text,
        is_cell=True,
        left=min(piece.left for piece in inside),
        right=max(piece.right for piece in inside),
        confidence=min(piece.confidence for piece in inside),
    )


def _level_with(piece: Piece, level: Piece) -> Piece:
    return replace(piece, top=level.top, bottom=level.top + piece.size, baseline=level.baseline)
