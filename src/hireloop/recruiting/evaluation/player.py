"""What the player island reads: recordings, words with their times, signal lanes and evidence marks."""

from typing import Any

from django.urls import reverse

from hireloop.analysis.report.timeline import ROWS


def player_data(answers: list[Any], report: dict[str, Any] | None, *, shows_recordings: bool = True) -> dict[str, Any]:
    """``{"answers": [{id, video, duration_ms, transcript, marks, lanes, intervals}]}``, in the order of the questions.

    Before the reviewer has scored (``report`` None) only the recording and the words are there; no recording where
    ``shows_recordings`` is False, because it shows who somebody is.
    """
    told = [_answer(view, index, report) for index, view in enumerate(answers)]
    return {"answers": told if shows_recordings else [{**each, "video": None} for each in told]}


def _answer(view: Any, index: int, report: dict[str, Any] | None) -> dict[str, Any]:
    analysed = report["answers"][index] if report and index < len(report["answers"]) else None
    return {
        "number": view.number,
        "video": _video_url(view),
        "duration_ms": view.answer.duration_ms if view.answer else None,
        "transcript": analysed["transcript"] if analysed else (view.texts[0].text if view.texts else None),
        "words": _words(view),
        "marks": _marks(report, index) if report else [],
        "lanes": _lanes(analysed) if analysed else [],
        "intervals": _intervals(analysed) if analysed else [],
    }


def _video_url(view: Any) -> str | None:
    if view.answer is None or view.answer.recording_id is None:
        return None
    interview_id = view.answer.question.interview_id
    return reverse("evaluation:recording", args=[interview_id, view.answer.pk])


def _words(view: Any) -> list[list[int]]:
    """[start_char, end_char, start_ms] of each recognised word that is found again in the text shown, in order."""
    heard = next((text for text in view.texts if text.words), None)
    if heard is None or not view.texts:
        return []
    shown, place, found = view.texts[0].text, 0, []
    for word in heard.words:
        start = shown.find(word["text"], place)
        if start < 0:
            continue
        place = start + len(word["text"])
        found.append([start, place, word["start_ms"]])
    return found


def _marks(report: dict[str, Any], index: int) -> list[dict[str, Any]]:
    return [
        {
            "dimension": key,
            "label": result["label"],
            "start_char": evidence["start_char"],
            "end_char": evidence["end_char"],
            "start_ms": evidence["start_ms"],
            "end_ms": evidence["end_ms"],
            "why": evidence["why"],
            "supports": evidence["supports"],
        }
        for key, result in report["dimensions"].items()
        for evidence in result["evidence"]
        if evidence["answer"] == index
    ]


def _lanes(analysed: dict[str, Any]) -> list[dict[str, Any]]:
    drawn = {row.lane for row in ROWS if row.lane}
    return [lane for signal in _signals(analysed) for lane in signal["lanes"] if lane["key"] in drawn]


def _intervals(analysed: dict[str, Any]) -> list[dict[str, Any]]:
    """Each under the name of the row in which it is drawn."""
    rows = {kind: row.key for row in ROWS for kind in row.kinds}
    found = [interval for signal in _signals(analysed) for interval in signal["intervals"]]
    return [{**interval, "kind": rows[interval["kind"]]} for interval in found if interval["kind"] in rows]


def _signals(analysed: dict[str, Any]) -> list[dict[str, Any]]:
    return [analysed[name] for name in ("voice", "face", "posture") if analysed.get(name)]
