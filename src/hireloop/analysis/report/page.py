"""The page: what ``report.json`` holds, with drawings, numbered evidence and words for the reader."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from hireloop.analysis.phrases import texts
from hireloop.analysis.report import drawing, marking, timeline
from hireloop.analysis.report.match import ShownMatch
from hireloop.analysis.report.measures import shown_measures
from hireloop.kernel.languages import Language

FOLDER = Path(__file__).parent
MOST_REASONS = 3


def render(
    report: Mapping[str, Any],
    language: Language,
    *,
    media_href: str | Sequence[str | None] | None,
    match: ShownMatch | None = None,
) -> str:
    """``report`` as ``to_dict`` gives it in that language."""
    say = speaker(language)
    hrefs = [media_href] * len(report["answers"]) if isinstance(media_href, str) else list(media_href or ())
    dimensions = numbered(report["dimensions"])
    unscored = {key: each for key, each in dimensions.items() if each["score"] is None}
    context = {
        "say": say,
        "named": lambda kind, name: texts(language).get(f"report.{kind}_{name}", name),
        "language": "zh-Hans" if language == "zh" else "en",
        "report": report,
        "resume_match": match,
        "css": Markup((FOLDER / "report.css").read_text("utf-8")),  # noqa: S704 (our own file)
        "reasons": report["reasons"][:MOST_REASONS],
        "missing": missing(report),
        "radar": Markup(radar_of(dimensions, say)),  # noqa: S704 (escaped where drawn)
        "dimensions": dimensions,
        "unscored": unscored,
        "unscored_doubts": list(dict.fromkeys(doubt for each in unscored.values() for doubt in each["doubts"])),
        "traits": {key: trait for key, trait in report["traits"].items() if trait["score"] is not None},
        "answers": [
            answer_view(number, answer, dimensions, say=say, href=href_at(hrefs, number))
            for number, answer in enumerate(report["answers"])
        ],
        "band": lambda result: Markup(band_of(result, say)),  # noqa: S704 (escaped where drawn)
        "clock": timeline.clock,
        "number": number_text,
    }
    return environment().get_template("report.html").render(context)


@cache
def environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def speaker(language: Language) -> Callable[..., str]:
    known = texts(language)

    def say(key: str, **values: Any) -> str:
        return known[f"report.{key}"].format(**values)

    return say


def numbered(dimensions: Mapping[str, Any]) -> dict[str, Any]:
    """The dimensions with their evidence numbered through, so that the transcript can point back."""
    number = 0
    found = {}
    for key, dimension in dimensions.items():
        evidence = []
        for entry in dimension["evidence"]:
            number += 1
            evidence.append({**entry, "number": number})
        found[key] = {**dimension, "evidence": evidence}
    return found


def missing(report: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What was switched off, with the numbers of the answers where that does not hold for all of them."""
    found = []
    for entry in report["switched_off"]:
        places = [number for number, answer in enumerate(report["answers"], 1) if entry in answer["switched_off"]]
        found.append({**entry, "answers": [] if len(places) == len(report["answers"]) else places})
    return found


def href_at(hrefs: Sequence[str | None], number: int) -> str | None:
    return hrefs[number] if number < len(hrefs) else None


def answer_view(
    number: int, answer: Mapping[str, Any], dimensions: Mapping[str, Any], *, say: Callable[..., str], href: str | None
) -> dict[str, Any]:
    evidence = [entry for each in dimensions.values() for entry in each["evidence"] if entry["answer"] == number]
    marks = sorted({entry["start_ms"] for entry in evidence if entry["start_ms"] is not None})
    labels = {row.key: say(f"lane_{row.key}") for row in timeline.ROWS}
    drawn = timeline.timeline(answer, marks, labels=labels, title=say("timeline"))
    return {
        **answer,
        "number": number + 1,
        "href": href,
        "pieces": marking.marked(answer["transcript"] or "", evidence),
        "times": {entry["number"]: entry["start_ms"] for entry in evidence},
        "timeline": Markup(drawn),  # noqa: S704 (escaped where drawn)
        "star_parts": [part for part in answer["star"] if part["part"] != "none"],
        "signals": [
            {**answer[key], "key": key, "shown": shown_measures(answer[key]["measures"], say)}
            for key in ("voice", "face", "posture")
            if answer.get(key)
        ],
    }


def radar_of(dimensions: Mapping[str, Any], say: Callable[..., str]) -> str:
    spokes = [
        drawing.Spoke(each["label"], each["score"], each["low"], each["high"], each["pass_line"])
        for each in dimensions.values()
    ]
    return drawing.radar(spokes, title=say("radar"))


def band_of(result: Mapping[str, Any], say: Callable[..., str]) -> str:
    score, low, high, pass_line = (result[key] for key in ("score", "low", "high", "pass_line"))
    if score is None:
        title = say("not_scored")
    else:
        title = say("band_title", score=number_text(score), low=number_text(low), high=number_text(high))
    return drawing.band(score, low, high, pass_line, title=title)


def number_text(value: float | None) -> str:
    return "–" if value is None else f"{value:.0f}"
