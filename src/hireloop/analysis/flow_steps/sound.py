"""The steps on sound. All go through the recording in stretches, so that 90 minutes cost no more memory than two."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hireloop.analysis.flow_steps.recording import Recording
from hireloop.analysis.model import SignalAnalysis, Transcript, TranscriptSource, Word
from hireloop.analysis.voice import SoundTrack, follow_sound, measure_track
from hireloop.engines.media import SAMPLE_RATE, Audio, sound_blocks
from hireloop.engines.voice_activity import Span
from hireloop.kernel.languages import Language

STRETCH_MS = 60_000
BLOCK_SAMPLES = 5 * SAMPLE_RATE
# Speech on both sides of a cut between two stretches is one span.
TOUCHING_MS = 120

OnProgress = Callable[[int], None]


@dataclass(frozen=True)
class Speech:
    """Where somebody speaks. ``duration_ms`` is of the sound."""

    spans: tuple[Span, ...]
    duration_ms: int


def find_speech(sound: Recording, engines: Mapping[str, str], on_progress: OnProgress) -> Speech:
    from hireloop.engines.catalog import engine

    voice_activity = engine("voice_activity", engines.get("voice_activity"))
    spans: list[Span] = []
    end_ms = 0
    for start_ms, audio in stretches(sound.path):
        end_ms = start_ms + audio.duration_ms
        for span in voice_activity.speech_spans(audio):
            add_span(spans, Span(start_ms=start_ms + span.start_ms, end_ms=start_ms + span.end_ms), start_ms)
        on_progress(end_ms)
    return Speech(spans=tuple(spans), duration_ms=end_ms)


def transcribe(
    sound: Recording, speech: Speech, language: Language, engines: Mapping[str, str], on_progress: OnProgress
) -> Transcript:
    """What the recogniser hears. Raises EngineUnavailable where it does not understand the language."""
    from hireloop.engines.catalog import engine

    recogniser = engine("speech_to_text", engines.get("speech_to_text"), language=language)
    words, texts = [], []
    for start_ms, audio, spans in spoken_stretches(sound.path, speech.spans):
        heard = recogniser.transcribe(audio, language=language, spans=spans)
        words += [
            Word(word.text, word.start_ms + start_ms, word.end_ms + start_ms, word.confidence) for word in heard.words
        ]
        texts.append((heard.text, heard.confidence))
        on_progress(start_ms + audio.duration_ms)
    joint = "" if language == "zh" else " "
    return Transcript(
        text=joint.join(text for text, _ in texts if text),
        language=language,
        source=TranscriptSource.ENGINE,
        confidence=mean_confidence(texts),
        words=tuple(words),
    )


def measure_voice(
    sound: Recording, speech: Speech, transcript: Transcript | None, on_progress: OnProgress
) -> SignalAnalysis:
    tracks = []
    for start_ms, audio, spans in spoken_stretches(sound.path, speech.spans):
        tracks.append(follow_sound(audio, spans, offset_ms=start_ms))
        on_progress(start_ms + audio.duration_ms)
    return measure_track(SoundTrack.joined(tracks), speech.spans, transcript, duration_ms=speech.duration_ms)


def mean_confidence(texts: list[tuple[str, float | None]]) -> float | None:
    """Weighted by the length of the text; None where the recogniser never said."""
    known = [(confidence, max(1, len(text))) for text, confidence in texts if confidence is not None]
    total = sum(weight for _, weight in known)
    return sum(confidence * weight for confidence, weight in known) / total if total else None


# --- going through the sound


def large_blocks(path: str) -> Iterator[NDArray[np.float32]]:
    """Five seconds or a little more at a time: putting together the small blocks one by one would cost more."""
    held: list[NDArray[np.float32]] = []
    for block in sound_blocks(path):
        held.append(block)
        if sum(map(len, held)) >= BLOCK_SAMPLES:
            yield np.concatenate(held)
            held = []
    if held:
        yield np.concatenate(held)


def stretches(path: str) -> Iterator[tuple[int, Audio]]:
    """The whole sound, a minute at a time, with the start of each."""
    size = STRETCH_MS * SAMPLE_RATE // 1000
    start, kept = 0, np.empty(0, dtype=np.float32)
    for block in large_blocks(path):
        kept = np.concatenate([kept, block])
        while len(kept) >= size:
            yield start * 1000 // SAMPLE_RATE, Audio(samples=kept[:size])
            start, kept = start + size, kept[size:]
    if len(kept):
        yield start * 1000 // SAMPLE_RATE, Audio(samples=kept)


def add_span(spans: list[Span], span: Span, stretch_start_ms: int) -> None:
    touches = (
        spans and span.start_ms - stretch_start_ms <= TOUCHING_MS and span.start_ms - spans[-1].end_ms <= TOUCHING_MS
    )
    if touches:
        spans[-1] = Span(start_ms=spans[-1].start_ms, end_ms=span.end_ms)
    else:
        spans.append(span)


def spoken_stretches(path: str, spans: tuple[Span, ...]) -> Iterator[tuple[int, Audio, list[Span]]]:
    """Sound that holds whole spans, with its start and the spans counted from there; silence in between is left out."""
    groups = grouped(spans)
    if not groups:
        return
    index, start, kept = 0, 0, np.empty(0, dtype=np.float32)
    for block in large_blocks(path):
        kept = np.concatenate([kept, block])
        while index < len(groups) and start + len(kept) >= sample_of(groups[index][-1].end_ms):
            yield stretch_of(groups[index], start, kept)
            index += 1
            begin = sample_of(groups[index][0].start_ms) if index < len(groups) else start + len(kept)
            dropped = min(max(begin - start, 0), len(kept))
            start, kept = start + dropped, kept[dropped:]
        if index == len(groups):
            return
        ahead = min(max(sample_of(groups[index][0].start_ms) - start, 0), len(kept))
        start, kept = start + ahead, kept[ahead:]
    for group in groups[index:]:
        yield stretch_of(group, start, kept)


def stretch_of(group: list[Span], start: int, samples: NDArray[np.float32]) -> tuple[int, Audio, list[Span]]:
    begin_ms, end_ms = group[0].start_ms, group[-1].end_ms
    audio = Audio(samples=samples[max(sample_of(begin_ms) - start, 0) : max(sample_of(end_ms) - start, 0)])
    return begin_ms, audio, [Span(span.start_ms - begin_ms, span.end_ms - begin_ms) for span in group]


def grouped(spans: tuple[Span, ...]) -> list[list[Span]]:
    """Spans that lie within a minute of each other together; a span longer than that in parts."""
    groups: list[list[Span]] = []
    for span in (part for whole in spans for part in parts(whole)):
        if groups and span.end_ms - groups[-1][0].start_ms <= STRETCH_MS:
            groups[-1].append(span)
        else:
            groups.append([span])
    return groups


def parts(span: Span) -> list[Span]:
    return [
        Span(start_ms=start, end_ms=min(start + STRETCH_MS, span.end_ms))
        for start in range(span.start_ms, span.end_ms, STRETCH_MS)
    ]


def sample_of(ms: int) -> int:
    return ms * SAMPLE_RATE // 1000
