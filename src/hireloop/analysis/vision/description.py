"""Face and posture in words: what was seen as plain fact, and apart from it a cautious reading of the state.

The reading of the state is emotion inference: it is said only where the candidate agreed and the
jurisdiction allows it, and its last sentence always says how little a face tells.
"""

from hireloop.analysis.model import Phrase, SignalAnalysis

LEAST_SEEN_SHARE = 0.02
MOSTLY_SEEN_SHARE = 0.9
MOSTLY_ON_CAMERA = 0.75
MUCH_SMILING, MUCH_FROWNING = 0.15, 0.1

# Rules of thumb, not norms: shoulder widths a second, gestures a minute.
STILL_BELOW, LIVELY_FROM = 0.05, 0.18
FEW_GESTURES, MANY_GESTURES = 2.0, 12.0
MUCH_LEANING = 0.2


def describe_face(face: SignalAnalysis) -> tuple[Phrase, ...]:
    """Presence and gaze, as measured."""
    seen = face.measures.get("face_present_share") or 0
    if seen < LEAST_SEEN_SHARE:
        return (Phrase("face.not_seen"),)
    found = []
    if seen < MOSTLY_SEEN_SHARE:
        found.append(Phrase("face.seen_partly", {"percent": percent(seen)}))
    if any(interval.kind == "several_faces" for interval in face.intervals):
        found.append(Phrase("face.several", {"count": face.measures["most_faces"]}))
    on_camera = face.measures.get("gaze_on_camera_share")
    if on_camera is not None:
        key = "face.gaze_steady" if on_camera >= MOSTLY_ON_CAMERA else "face.gaze_often_away"
        found.append(Phrase(key, {"percent": percent(on_camera)}))
    return tuple(found)


def describe_face_state(face: SignalAnalysis) -> tuple[Phrase, ...]:
    """What the expressions may hint at, hedged; empty where they were not worked out."""
    smiling, frowning = face.measures.get("smile_share"), face.measures.get("frown_share")
    if smiling is None or frowning is None:
        return ()
    values = {"smile": percent(smiling), "frown": percent(frowning)}
    if frowning >= MUCH_FROWNING and frowning > smiling:
        hint = Phrase("face.state_tense", values)
    elif smiling >= MUCH_SMILING:
        hint = Phrase("face.state_cheerful", values)
    else:
        hint = Phrase("face.state_calm", values)
    return (hint, Phrase("face.state_caution"))


def describe_posture(posture: SignalAnalysis) -> tuple[Phrase, ...]:
    """Movement, gestures and lean, as measured, and how little they mean."""
    measures = posture.measures
    if not measures.get("body_present_share"):
        return (Phrase("posture.not_seen"),)
    found = [movement_phrase(measures["movement_shoulder_widths_per_s"]), gesture_phrase(posture)]
    if (measures.get("lean_forward_share") or 0) >= MUCH_LEANING:
        found.append(Phrase("posture.lean_forward", {"percent": percent(measures["lean_forward_share"])}))
    if (measures.get("lean_back_share") or 0) >= MUCH_LEANING:
        found.append(Phrase("posture.lean_back", {"percent": percent(measures["lean_back_share"])}))
    if measures.get("self_touch_count"):
        found.append(Phrase("posture.self_touch", {"count": measures["self_touch_count"]}))
    return (*(phrase for phrase in found if phrase), Phrase("posture.caution"))


def movement_phrase(speed: float | int | None) -> Phrase | None:
    if speed is None:
        return None
    how = "still" if speed < STILL_BELOW else "lively" if speed >= LIVELY_FROM else "usual"
    return Phrase(f"posture.movement_{how}")


def gesture_phrase(posture: SignalAnalysis) -> Phrase | None:
    rate = posture.measures.get("gestures_per_min")
    if rate is None:
        return None
    if not posture.measures.get("hands_visible_share"):
        return Phrase("posture.hands_not_seen")
    how = "few" if rate < FEW_GESTURES else "many" if rate >= MANY_GESTURES else "some"
    return Phrase(f"posture.gestures_{how}", {"rate": rate})


def percent(share: float | int | None) -> int:
    return round(100 * (share or 0))
