"""The measures that a reader is shown, with their units written out."""

from collections.abc import Callable, Mapping

# In the order of the page. Their texts are report.measure_<name>.
SHOWN = (
    "speaking_rate_characters_per_min",
    "speaking_rate_syllables_per_min",
    "articulation_rate_characters_per_min",
    "articulation_rate_syllables_per_min",
    "pause_count",
    "pause_longest_ms",
    "pauses_within_sentences",
    "pitch_median_hz",
    "pitch_range_semitones",
    "loudness_variation_db",
    "filler_count",
    "face_present_share",
    "gaze_on_camera_share",
    "smile_share",
    "frown_share",
    "blinks_per_min_at_least",
    "head_yaw_deviation_deg",
    "most_faces",
    "body_present_share",
    "hands_visible_share",
    "gestures_per_min",
    "self_touch_count",
    "lean_forward_share",
    "movement_shoulder_widths_per_s",
    "shoulder_tilt_deviation_deg",
)


def shown_measures(measures: Mapping[str, float | int | None], say: Callable[..., str]) -> list[tuple[str, str]]:
    """Label and value with unit, for those that were measured."""
    return [
        (say(f"measure_{name}"), in_units(name, value)) for name in SHOWN if (value := measures.get(name)) is not None
    ]


def in_units(name: str, value: float | int) -> str:
    if name.endswith("_share"):
        return f"{value * 100:.0f}%"
    if name.endswith("_ms"):
        return f"{value / 1000:.1f} s"
    for ending, unit in (("_hz", "Hz"), ("_db", "dB"), ("_deg", "°")):
        if name.endswith(ending):
            return f"{value:.0f}\N{NO-BREAK SPACE}{unit}".replace("\N{NO-BREAK SPACE}°", "°")
    if isinstance(value, int):
        return str(value)
    return f"{value:.0f}" if value >= 20 else f"{value:.1f}"
