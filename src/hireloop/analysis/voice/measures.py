"""What the voice shows over one answer: measures, lanes for the timeline, intervals of speech, pause and filler."""

from collections.abc import Sequence

import numpy as np

from hireloop.analysis.model import Interval, Lane, SignalAnalysis, Transcript
from hireloop.analysis.voice.fillers import Filler, find_fillers
from hireloop.analysis.voice.pauses import Pause, PausePlace, find_pauses
from hireloop.analysis.voice.pitch import cleaned, pitch_statistics, semitones
from hireloop.analysis.voice.sound_track import HOP_MS, Floats, SoundTrack, follow_sound
from hireloop.analysis.voice.speaking_rate import rate_over_time, speaking_rate
from hireloop.engines.media import Audio
from hireloop.engines.voice_activity import Span

LANE_STEP_MS = 500
# Loudness varies over syllables and phrases; the dips inside consonants are not meant.
LOUDNESS_WINDOW = 200 // HOP_MS

Measures = dict[str, float | int | None]


def measure_voice(audio: Audio, spans: Sequence[Span], transcript: Transcript | None) -> SignalAnalysis:
    """Speech, rate, pauses, pitch, loudness and fillers of one answer held in memory."""
    return measure_track(follow_sound(audio, spans), spans, transcript, duration_ms=audio.duration_ms)


def measure_track(
    track: SoundTrack, spans: Sequence[Span], transcript: Transcript | None, *, duration_ms: int
) -> SignalAnalysis:
    """The same from the sound's track, however long the recording."""
    pauses, fillers = find_pauses(spans, transcript), find_fillers(transcript)
    pitch_hz = cleaned(track.pitch_hz)
    return SignalAnalysis(
        measures={
            **speech_measures(spans, duration_ms),
            **rate_measures(spans, transcript),
            **pause_measures(pauses, spans),
            **pitch_measures(pitch_hz),
            **loudness_measures(track.loudness_db, pitch_hz),
            **filler_measures(fillers, spans, transcript),
        },
        lanes=lanes(track, pitch_hz, transcript, duration_ms),
        intervals=intervals(spans, pauses, fillers),
    )


def speech_measures(spans: Sequence[Span], duration_ms: int) -> Measures:
    spoken_ms = sum(span.length_ms for span in spans)
    return {
        "duration_ms": duration_ms,
        "speech_ms": spoken_ms,
        "speech_share": rounded(spoken_ms / duration_ms, 3) if duration_ms else None,
        "speech_segments": len(spans),
        "before_first_word_ms": spans[0].start_ms if spans else None,
    }


def rate_measures(spans: Sequence[Span], transcript: Transcript | None) -> Measures:
    rate = speaking_rate(spans, transcript)
    unit = "characters" if transcript and transcript.language == "zh" else "syllables"
    return {
        f"speaking_rate_{unit}_per_min": rounded(rate.per_minute) if rate else None,
        f"articulation_rate_{unit}_per_min": rounded(rate.articulation_per_minute) if rate else None,
    }


def pause_measures(pauses: Sequence[Pause], spans: Sequence[Span]) -> Measures:
    """Where nobody speaks there are no pauses either."""
    lengths = [pause.length_ms for pause in pauses]
    places = [pause.place for pause in pauses]
    placed = PausePlace.UNKNOWN not in places and bool(spans)
    return {
        "pause_count": len(pauses) if spans else None,
        "pause_total_ms": sum(lengths) if spans else None,
        "pause_mean_ms": round(sum(lengths) / len(lengths)) if lengths else None,
        "pause_longest_ms": max(lengths, default=None),
        "pauses_within_sentences": places.count(PausePlace.WITHIN) if placed else None,
        "pauses_between_sentences": places.count(PausePlace.BETWEEN) if placed else None,
    }


def pitch_measures(pitch_hz: Floats) -> Measures:
    pitch = pitch_statistics(pitch_hz)
    return {
        "pitch_median_hz": rounded(pitch.median_hz) if pitch else None,
        "pitch_range_semitones": rounded(pitch.range_semitones, 2) if pitch else None,
        "pitch_deviation_semitones": rounded(pitch.deviation_semitones, 2) if pitch else None,
    }


def loudness_measures(loudness_db: Floats, pitch_hz: Floats) -> Measures:
    """Over voiced time, where the voice and not the consonants make the loudness."""
    smooth = smoothed(loudness_db)[~np.isnan(pitch_hz)]
    enough = len(smooth) * HOP_MS >= 300
    return {
        "loudness_mean_dbfs": rounded(float(np.mean(smooth))) if enough else None,
        "loudness_variation_db": rounded(float(np.std(smooth)), 2) if enough else None,
    }


def smoothed(values: Floats) -> Floats:
    if len(values) < LOUDNESS_WINDOW:
        return values
    padded = np.pad(values, LOUDNESS_WINDOW // 2, mode="edge")
    return np.convolve(padded, np.full(LOUDNESS_WINDOW, 1 / LOUDNESS_WINDOW), "valid")[: len(values)]


def filler_measures(fillers: Sequence[Filler], spans: Sequence[Span], transcript: Transcript | None) -> Measures:
    spoken_ms = sum(span.length_ms for span in spans)
    known = transcript is not None and spoken_ms > 0
    return {
        "filler_count": len(fillers) if transcript else None,
        "fillers_per_min": rounded(len(fillers) * 60_000 / spoken_ms) if known else None,
    }


def lanes(track: SoundTrack, pitch_hz: Floats, transcript: Transcript | None, duration_ms: int) -> tuple[Lane, ...]:
    """Twice a second: loudness, pitch against the person's own median, and the rate of speaking."""
    times = tuple(range(0, duration_ms, LANE_STEP_MS))
    pitch = pitch_statistics(pitch_hz)
    heights = semitones(pitch_hz, pitch.median_hz) if pitch else np.full_like(pitch_hz, np.nan)
    chinese = transcript is not None and transcript.language == "zh"
    words = transcript.words if transcript else ()
    unit = "characters_per_min" if chinese else "syllables_per_min"
    found = (
        Lane("loudness", "dbfs", times, averaged(track.times_ms, track.loudness_db, len(times))),
        Lane("pitch", "semitones", times, averaged(track.times_ms, heights, len(times))),
        Lane("speaking_rate", unit, times, rate_over_time(words, times, chinese=chinese)),
    )
    return tuple(lane for lane in found if any(value is not None for value in lane.values))


def averaged(times_ms: np.ndarray, values: Floats, count: int) -> tuple[float | None, ...]:
    """Mean of the values within each half second; None where there is none."""
    known = ~np.isnan(values)
    slots = times_ms[known] // LANE_STEP_MS
    inside = slots < count
    sums = np.bincount(slots[inside], weights=values[known][inside], minlength=count)
    counts = np.bincount(slots[inside], minlength=count)
    return tuple(
        round(float(total / number), 2) if number else None for total, number in zip(sums, counts, strict=True)
    )


def intervals(spans: Sequence[Span], pauses: Sequence[Pause], fillers: Sequence[Filler]) -> tuple[Interval, ...]:
    found = [Interval("speech", span.start_ms, span.end_ms) for span in spans]
    found += [Interval("pause", pause.start_ms, pause.end_ms) for pause in pauses]
    found += [
        Interval("filler", filler.start_ms, filler.end_ms)
        for filler in fillers
        if filler.start_ms is not None and filler.end_ms is not None
    ]
    return tuple(sorted(found, key=lambda interval: (interval.start_ms, interval.kind)))


def rounded(value: float, digits: int = 1) -> float:
    return round(value, digits)
