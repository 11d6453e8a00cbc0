"""The names of the signals under the video, in the reader's language."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "speech": _("Speech"),
    "pause": _("Pauses"),
    "filler": _("Fillers"),
    "smile": _("Smile"),
    "brow": _("Brow"),
    "brow_raise": _("Brow raised"),
    "frown": _("Frown"),
    "mouth_open": _("Mouth"),
    "blink": _("Blinks"),
    "gaze": _("Gaze"),
    "gaze_away": _("Gaze away"),
    "head": _("Head"),
    "yaw": _("Head turned"),
    "pitch_angle": _("Head raised"),
    "roll": _("Head tilted"),
    "gesture": _("Gestures"),
    "posture": _("Posture"),
    "lean": _("Leaning"),
    "movement": _("Movement"),
    "self_touch": _("Hand at the face"),
    "hand_raised": _("Hand raised"),
    "face_lost": _("Face not seen"),
    "several_faces": _("Several faces"),
    "loudness": _("Loudness"),
    "pitch": _("Pitch"),
    "speaking_rate": _("Speaking rate"),
    "evidence": _("Evidence"),
}

UNITS = {
    "dbfs": _("dB"),
    "semitones": _("semitones"),
    "syllables_per_minute": _("syllables/min"),
    "characters_per_minute": _("characters/min"),
    "degrees": _("degrees"),
    "share": "",
}


def labels() -> dict[str, dict[str, str]]:
    """For the player island."""
    return {
        "kinds": {key: str(label) for key, label in LABELS.items()},
        "units": {key: str(label) for key, label in UNITS.items()},
    }


def signal_label(key: str) -> str:
    """The name of a signal; its key where it has none."""
    return str(LABELS.get(key, key))
