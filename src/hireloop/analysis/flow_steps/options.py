"""What a caller decides about the analysis of an answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hireloop.analysis.model import Transcript
from hireloop.analysis.vision.watching import Seen
from hireloop.kernel.languages import Language

RECORDING, FACE_BODY, VOICE = "recording", "face_body", "voice"

VOICE_SIGNAL, FACE_SIGNAL, POSTURE_SIGNAL, TRANSCRIPT = "voice", "face", "posture", "transcript"
# Not needed where a transcript is handed in.
RECOGNITION = "recognition"
EXPRESSION, VOICE_STATE = "expression", "voice_state"
SIGNALS = (VOICE_SIGNAL, FACE_SIGNAL, POSTURE_SIGNAL, EXPRESSION, VOICE_STATE)


@dataclass(frozen=True)
class Rates:
    """How many pictures a second are looked at."""

    face_per_second: float = 10
    body_per_second: float = 5


@dataclass(frozen=True)
class Options:
    """``consents`` are purposes the candidate agreed to (values of ``platform.privacy.Purpose``).

    ``language`` is what was spoken, None: the question's. ``transcript`` takes the place of the
    recogniser's. ``engines`` names an engine by kind, where not the environment's. ``unwanted`` are
    ``SIGNALS`` that the caller does without. ``cache_dir`` keeps results of steps, None: nowhere. ``seen``
    is what ``interview_flow.look_ahead`` saw of this recording while it went on.
    """

    consents: frozenset[str] = frozenset({RECORDING})
    jurisdiction: str = "CN"
    rates: Rates = Rates()
    language: Language | None = None
    transcript: Transcript | None = None
    engines: Mapping[str, str] = field(default_factory=dict)
    unwanted: frozenset[str] = frozenset()
    cache_dir: Path | None = None
    seen: Seen | None = None
