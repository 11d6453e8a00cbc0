"""Sound to and from WAV bytes."""

import io
import wave

import av
import numpy as np

from .media import SAMPLE_RATE, Audio


def wave_bytes(audio: Audio) -> bytes:
    """16-bit mono WAV."""
    target = io.BytesIO()
    with wave.open(target, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(audio.sample_rate)
        file.writeframes((np.clip(audio.samples, -1, 1) * 32767).astype("<i2").tobytes())
    return target.getvalue()


def audio_of(sound: bytes) -> Audio:
    """Mono at 16 kHz from the bytes of a WAV, MP3 or OGG file. Raises ValueError where it is none."""
    resampler = av.AudioResampler(format="flt", layout="mono", rate=SAMPLE_RATE)
    try:
        with av.open(io.BytesIO(sound), "r", options={"format_whitelist": "wav,mp3,ogg,flac,aac"}) as container:
            blocks = [block for frame in container.decode(audio=0) for block in resampler.resample(frame)]
            blocks += resampler.resample(None) if blocks else []
    except (av.FFmpegError, IndexError) as error:
        raise ValueError("not a sound file") from error
    return Audio(
        samples=np.concatenate([np.zeros(0, np.float32), *(block.to_ndarray().reshape(-1) for block in blocks)])
    )
