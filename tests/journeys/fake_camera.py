"""What the browser sees and hears in a journey: a real face and a real voice, else a clip made on the spot."""

import wave
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from hireloop.demo.portrait import write_spoken_clip
from hireloop.engines.media import SAMPLE_RATE, Audio, frames, read_audio

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "data"
FACE, VOICE = SAMPLES / "faces" / "one_face_20s.mp4", SAMPLES / "speech" / "en_librivox_0870.wav"
PER_SECOND, LENGTH_S = 10, 7
WIDTH, HEIGHT = 640, 360
WORDS = "I called the client, found the cause of the problem, and we solved it together in two days."


def write_camera(folder: Path) -> tuple[Path, Path]:
    """The files for Chromium's fake camera (Y4M) and microphone (WAV)."""
    face, voice = (FACE, VOICE) if FACE.exists() and VOICE.exists() else _made_on_the_spot(folder)
    picture, sound = folder / "camera.y4m", folder / "microphone.wav"
    _write_picture(picture, (frame.image for frame in frames(face, per_second=PER_SECOND)))
    _write_sound(sound, read_audio(voice))
    return picture, sound


def _made_on_the_spot(folder: Path) -> tuple[Path, Path]:
    print(f"No sample data in {SAMPLES}: the journey uses a clip made on the spot.")  # noqa: T201
    clip = folder / "spoken.mp4"
    write_spoken_clip(clip, WORDS, language="en")
    return clip, clip


def _write_picture(path: Path, images: Iterable[NDArray[np.uint8]]) -> None:
    with path.open("wb") as file:
        file.write(f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F{PER_SECOND}:1 Ip A1:1 C420jpeg\n".encode())
        for planes in _planes(islice(images, PER_SECOND * LENGTH_S)):
            file.write(b"FRAME\n" + planes)


def _planes(images: Iterable[NDArray[np.uint8]]) -> Iterator[bytes]:
    for image in images:
        frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(image), format="rgb24")
        yield frame.reformat(width=WIDTH, height=HEIGHT, format="yuv420p").to_ndarray().tobytes()


def _write_sound(path: Path, audio: Audio) -> None:
    with wave.open(str(path), "wb") as out:
        out.setparams((1, 2, SAMPLE_RATE, 0, "NONE", ""))
        out.writeframes((np.clip(audio.samples, -1, 1) * 32767).astype("<i2").tobytes())
