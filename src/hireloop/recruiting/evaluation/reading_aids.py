"""What the page says beside report.json: measures with units, names of STAR parts and of signals.

The words are those of the printed report (``analysis/phrases``), so that page and PDF speak alike.
"""

from typing import Any

from hireloop.analysis.model import Phrase
from hireloop.analysis.phrases import say, texts
from hireloop.analysis.report.measures import shown_measures
from hireloop.analysis.report.timeline import ROWS
from hireloop.kernel.languages import Language

EVIDENCE = {"zh": "证据", "en": "Evidence"}


def measures_of(answer: dict[str, Any], language: Language) -> list[dict[str, str]]:
    """The measures of an answer of ``report.json`` that a reader is shown."""
    measured: dict[str, Any] = {}
    for name in ("voice", "face", "posture"):
        measured.update((answer.get(name) or {}).get("measures") or {})

    def told(key: str) -> str:
        return say(Phrase(f"report.{key}"), language)

    return [{"label": label, "value": value} for label, value in shown_measures(measured, told)]


def labelled_star(parts: list[dict[str, Any]], language: Language) -> list[dict[str, Any]]:
    """Each sentence that plays a part, with the part's name."""
    return [
        {**part, "label": say(Phrase(f"report.star_{part['part']}"), language)}
        for part in parts
        if part["part"] != "none"
    ]


def signal_label(key: str, language: Language) -> str:
    """The name of a signal; its key where the report has none."""
    return texts(language).get(f"report.signal_{key}", key)


def lane_labels(language: Language) -> dict[str, str]:
    """For the player island: the name of each row under the video."""
    told = {row.key: say(Phrase(f"report.lane_{row.key}"), language) for row in ROWS}
    return {**told, "evidence": EVIDENCE[language]}
