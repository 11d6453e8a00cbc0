"""What the charts island draws (``frontend/charts``), as JSON, and the same figures as a table."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

from hireloop.web.times import duration_in_words


@dataclass(frozen=True)
class RadarAxis:
    """A dimension: its score with the band, and the pass line of the job's profile; None where unknown."""

    label: str
    score: float | None
    low: float | None
    high: float | None
    pass_line: float | None


@dataclass(frozen=True)
class Lane:
    """A signal over time: values at times, or stretches (start_ms, end_ms) in which something held."""

    label: str
    unit: str = ""
    times_ms: Sequence[int] = ()
    values: Sequence[float | None] = ()
    intervals: Sequence[tuple[int, int]] = ()


@dataclass(frozen=True)
class FunnelStage:
    """How many stand or stood in a stage, and the median days they needed to get on."""

    label: str
    count: int
    days: float | None


def radar(axes: Sequence[RadarAxis]) -> dict[str, Any]:
    words = {"score": _("Score"), "band": _("Likely range"), "profile": _("Pass line of the profile")}
    return {"axes": [asdict(axis) for axis in axes], "words": words}


def timeline(duration_ms: int, lanes: Sequence[Lane], *, markers: Sequence[tuple[int, str]] = ()) -> dict[str, Any]:
    return {
        "duration_ms": duration_ms,
        "lanes": [_lane(lane) for lane in lanes],
        "markers": [{"at_ms": at_ms, "label": label} for at_ms, label in markers],
    }


def funnel(stages: Sequence[FunnelStage]) -> dict[str, Any]:
    words = {"count": _("Number of people"), "days": _("median %s d")}
    return {"stages": [asdict(stage) for stage in stages], "words": words}


def _lane(lane: Lane) -> dict[str, Any]:
    place = {"label": lane.label, "unit": lane.unit}
    if lane.times_ms:
        return {**place, "times_ms": list(lane.times_ms), "values": list(lane.values)}
    return {**place, "intervals": [{"start_ms": start, "end_ms": end} for start, end in lane.intervals]}


# --- the same figures in words


def _radar_table(data: dict[str, Any]) -> dict[str, Any]:
    rows = [
        [axis["label"], _number(axis["score"]), _range(axis["low"], axis["high"]), _number(axis["pass_line"])]
        for axis in data["axes"]
    ]
    return {"heads": [_("Dimension"), _("Score"), _("Likely range"), _("Pass line")], "rows": rows}


def _timeline_table(data: dict[str, Any]) -> dict[str, Any]:
    return {
        "heads": [_("Signal"), _("What was seen")],
        "rows": [[lane["label"], _seen(lane)] for lane in data["lanes"]],
    }


def _funnel_table(data: dict[str, Any]) -> dict[str, Any]:
    rows = [[stage["label"], stage["count"], _number(stage["days"])] for stage in data["stages"]]
    return {"heads": [_("Stage"), _("Number of people"), _("Median days")], "rows": rows}


TABLES: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "radar": _radar_table,
    "timeline": _timeline_table,
    "funnel": _funnel_table,
}


def _seen(lane: dict[str, Any]) -> str:
    if "intervals" in lane:
        total_ms = sum(each["end_ms"] - each["start_ms"] for each in lane["intervals"])
        words = {"count": len(lane["intervals"]), "time": duration_in_words(total_ms)}
        return _("%(count)d times, %(time)s in all") % words
    seen = [value for value in lane["values"] if value is not None]
    if not seen:
        return _("not seen")
    words = {"low": f"{min(seen):.2f}", "high": f"{max(seen):.2f}", "unit": lane["unit"]}
    return (_("from %(low)s to %(high)s %(unit)s") % words).strip()


def _number(value: float | None) -> str:
    return "—" if value is None else f"{value:g}"


def _range(low: float | None, high: float | None) -> str:
    return "—" if low is None or high is None else f"{low:g}–{high:g}"
