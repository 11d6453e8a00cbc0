"""Recordings for the demo, made on the spot: a public-domain portrait that moves, and synthetic speech.

The portrait is NASA's photograph of Eileen Collins that scikit-image ships. It is moved, tilted and warped
so that it nods, blinks and opens its mouth with the loudness of the sound. Every picture says that it is a demo.
"""

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from hireloop.engines.catalog import engine
from hireloop.engines.media import SAMPLE_RATE, Audio, write_clip
from hireloop.kernel.languages import Language

WIDTH, HEIGHT, FPS = 640, 360, 12
SCALE = 1.7
FACE = (224.0, 125.0)
PLACE_OF_FACE = (320.0, 165.0)
MOUTH, EYES = (223.0, 146.0), ((204.0, 103.0), (246.0, 104.0))
LEAD_IN_MS, LEAD_OUT_MS = 700, 900
BLINK_EVERY_S, BLINK_S = 3.7, 0.2
LABEL = "DEMO - animated portrait, synthetic speech"

Picture = NDArray[np.uint8]


def write_spoken_clip(path: Path, text: str, *, language: Language) -> int:
    """Write a recording in which the portrait says ``text``; answers its length in milliseconds."""
    spoken = engine("text_to_speech").speak(text, language=language)
    silence = [np.zeros(SAMPLE_RATE * ms // 1000, np.float32) for ms in (LEAD_IN_MS, LEAD_OUT_MS)]
    audio = Audio(np.concatenate([silence[0], spoken.samples, silence[1]]))
    write_clip(path, frames(audio), audio, fps=FPS)
    return audio.duration_ms


def frames(audio: Audio) -> Iterator[Picture]:
    """The pictures of the talking portrait, (360, 640, 3) uint8 RGB, ``FPS`` a second."""
    from skimage.data import astronaut

    portrait = np.ascontiguousarray(astronaut())  # type: ignore[no-untyped-call]
    loudness = _loudness(audio)
    for number, level in enumerate(loudness):
        yield _labelled(_posed(_expressed(portrait, mouth=level, blink=_blink(number / FPS)), number / FPS))


def _loudness(audio: Audio) -> NDArray[np.float64]:
    """0-1 for each picture, smoothed so that the mouth does not flicker."""
    count = max(1, audio.duration_ms * FPS // 1000)
    parts = np.array_split(audio.samples, count)
    level = np.array([float(np.sqrt(np.mean(part**2))) if len(part) else 0.0 for part in parts])
    smooth = np.convolve(level, [0.25, 0.5, 0.25], mode="same")
    return smooth / max(float(smooth.max()), 1e-6)


def _blink(seconds: float) -> float:
    """0 open to 1 shut."""
    since = seconds % BLINK_EVERY_S
    return 1 - abs(since / BLINK_S * 2 - 1) if since < BLINK_S else 0.0


def _expressed(portrait: Picture, *, mouth: float, blink: float) -> Picture:
    """Stretch the portrait around the mouth and squeeze it at the eyes."""
    ys, xs = np.mgrid[0 : portrait.shape[0], 0 : portrait.shape[1]].astype(np.float32)
    source_y = _stretched(ys, xs, MOUTH, reach=(24, 12), by=1 + 0.9 * mouth)
    for eye in EYES:
        source_y = _stretched(source_y, xs, eye, reach=(15, 8), by=1 - 0.75 * blink)
    return cv2.remap(portrait, xs, source_y, cv2.INTER_LINEAR).astype(np.uint8)


def _stretched(
    ys: NDArray[np.float32], xs: NDArray[np.float32], centre: tuple[float, float], *, reach: tuple[int, int], by: float
) -> NDArray[np.float32]:
    """Where each pixel comes from when the surroundings of ``centre`` are drawn ``by`` times as high."""
    nearness = np.exp(-(((xs - centre[0]) / reach[0]) ** 2) - ((ys - centre[1]) / reach[1]) ** 2)
    return (ys + (ys - centre[1]) * (1 / by - 1) * nearness).astype(np.float32)


def _posed(portrait: Picture, seconds: float) -> Picture:
    """Nod, tilt and sway a little, as people do."""
    tilt = 2.2 * np.sin(0.9 * seconds) + 0.8 * np.sin(2.3 * seconds)
    sway = (7 * np.sin(0.7 * seconds), 4 * np.sin(1.7 * seconds))
    turn = cv2.getRotationMatrix2D(FACE, float(tilt), SCALE)
    shift = np.array(PLACE_OF_FACE) - np.array(FACE) + np.array(sway)
    turn = np.column_stack([turn[:, :2], turn[:, 2] + shift])
    return cv2.warpAffine(portrait, turn, (WIDTH, HEIGHT), borderMode=cv2.BORDER_REPLICATE).astype(np.uint8)


def _labelled(picture: Picture) -> Picture:
    cv2.rectangle(picture, (0, HEIGHT - 22), (WIDTH, HEIGHT), (25, 30, 40), -1)
    return cv2.putText(picture, LABEL, (10, HEIGHT - 7), cv2.FONT_HERSHEY_SIMPLEX, 0.45, (235, 238, 245), 1).astype(
        np.uint8
    )
