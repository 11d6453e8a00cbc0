"""Colours and strokes of the drawings, as SVG attributes: they hold on screen, on paper and under a strict CSP.

No pair is told apart by red and green, and shape or place always says the same as colour.
"""

INK, MUTED, LINE, SOFT = "#1d2733", "#5b6876", "#dce1e7", "#f4f6f9"
ACCENT, SECOND, THIRD = "#1f5fae", "#8a5a00", "#4b4fa3"

SIGNAL_COLOURS = {"voice": ACCENT, "face": THIRD, "posture": SECOND}

FONT = """font-family="'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif\""""

RING = f'fill="none" stroke="{LINE}" stroke-width="1"'
AREA = f'fill="{ACCENT}" fill-opacity="0.14"'
PASS_LINE = f'fill="none" stroke="{SECOND}" stroke-width="1.5" stroke-dasharray="4 3"'
SCORE_LINE = f'fill="none" stroke="{ACCENT}" stroke-width="2"'
DOT = f'fill="{ACCENT}"'
TRACK = f'fill="{LINE}"'
RANGE = f'fill="{ACCENT}" fill-opacity="0.28"'
TICK = f'stroke="{SECOND}" stroke-width="2"'

LANE = f'fill="{SOFT}"'
MIDDLE = f'stroke="{LINE}" stroke-width="1"'
MARK = f'stroke="{INK}" stroke-opacity="0.6" stroke-width="1" stroke-dasharray="1 3"'


def text(*, size: int = 12, colour: str = INK) -> str:
    return f'font-size="{size}" fill="{colour}"'


def bar(signal: str, *, is_second: bool) -> str:
    """The second of two kinds in one row is lighter."""
    return f'fill="{SIGNAL_COLOURS[signal]}" fill-opacity="{0.4 if is_second else 0.75}"'


def line(signal: str) -> str:
    return f'fill="none" stroke="{SIGNAL_COLOURS[signal]}" stroke-width="1.3" stroke-linejoin="round"'
