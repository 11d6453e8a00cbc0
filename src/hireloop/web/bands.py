"""A score with its band, drawn on a line from 0 to 100."""

from typing import Any

WIDTH = 160
HEIGHT = 20


def geometry(
    score: float | None, *, low: float | None = None, high: float | None = None, pass_line: float | None = None
) -> dict[str, Any]:
    """What ``web/_score_band.html`` draws. A missing score is said, not drawn."""
    if score is None:
        return {"score": None}
    low, high = (score if low is None else low), (score if high is None else high)
    return {
        "score": round(score),
        "low": round(low),
        "high": round(high),
        "has_band": high > low,
        "x": _x(score),
        "band_x": _x(low),
        "band_width": max(2, _x(high) - _x(low)),
        "pass_x": None if pass_line is None else _x(pass_line),
        "pass_line": None if pass_line is None else round(pass_line),
        "width": WIDTH,
        "height": HEIGHT,
    }


def _x(score: float) -> int:
    return round(min(100, max(0, score)) / 100 * (WIDTH - 4)) + 2
