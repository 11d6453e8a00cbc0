"""What the report has to say is missing, and why: not allowed, not wanted, not there, not working."""

from collections.abc import Mapping
from typing import Any

from hireloop.analysis.flow_steps.gates import switched_off, told
from hireloop.analysis.flow_steps.options import FACE_SIGNAL, POSTURE_SIGNAL, TRANSCRIPT, VOICE_SIGNAL, Options
from hireloop.analysis.flow_steps.recording import Recording, flaws_told
from hireloop.analysis.flow_steps.running import Outcome
from hireloop.analysis.model import Phrase, SignalAnalysis, SwitchedOff
from hireloop.engines.errors import EngineUnavailable
from hireloop.kernel.errors import HireloopError
from hireloop.kernel.languages import Language

# The signals that end with each step, when it fails.
SIGNALS_OF = {
    "find_speech": (VOICE_SIGNAL, TRANSCRIPT),
    "transcribe": (TRANSCRIPT,),
    "measure_voice": (VOICE_SIGNAL,),
    "watch": (FACE_SIGNAL, POSTURE_SIGNAL),
}
ON_PICTURES = (FACE_SIGNAL, POSTURE_SIGNAL)


def what_is_missing(options: Options, outcome: Outcome) -> tuple[SwitchedOff, ...]:
    """Each signal once, with the first reason in this order: consent and law, the recording, the engines."""
    recording: Recording | None = outcome.values["recording"]
    gates = switched_off(options)
    found = [SwitchedOff("recording", Phrase("flow.text_only"))] if recording is None else [*told(gates)]
    if recording is not None:
        found += flaws_told(recording) + absent_tracks(recording, outcome.values, gates)
    found += failed(outcome.failures, gates, options.language or outcome.values["language"])
    found += nothing_there(outcome.values)
    return tuple({entry.signal: entry for entry in reversed(found)}.values())[::-1]


def absent_tracks(recording: Recording, values: Mapping[str, Any], gates: Mapping[str, Phrase]) -> list[SwitchedOff]:
    found = []
    if not recording.info.has_video:
        found += [SwitchedOff(signal, Phrase("flow.no_picture")) for signal in ON_PICTURES if signal not in gates]
    if not recording.info.has_audio:
        if VOICE_SIGNAL not in gates:
            found.append(SwitchedOff(VOICE_SIGNAL, Phrase("flow.no_sound")))
        if values["transcript"] is None:
            found.append(SwitchedOff(TRANSCRIPT, Phrase("flow.no_sound_no_words")))
    return found


def failed(failures: Mapping[str, HireloopError], gates: Mapping[str, Phrase], language: Language) -> list[SwitchedOff]:
    found = []
    for step, error in failures.items():
        why = reason(step, error, language)
        found += [SwitchedOff(signal, why) for signal in SIGNALS_OF.get(step, (step,)) if signal not in gates]
    return found


def reason(step: str, error: HireloopError, language: Language) -> Phrase:
    if step == "transcribe" and isinstance(error, EngineUnavailable):
        return Phrase(f"flow.no_recogniser_{language}")
    return Phrase("flow.failed", {"why": str(error)})


def nothing_there(values: Mapping[str, Any]) -> list[SwitchedOff]:
    """Looked and listened, and there was nothing to see or hear."""
    found = []
    speech, face, posture = values["speech"], values["face"], values["posture"]
    if speech is not None and not speech.spans:
        found.append(SwitchedOff(VOICE_SIGNAL, Phrase("flow.silence")))
        if values["transcript"] is None:
            found.append(SwitchedOff(TRANSCRIPT, Phrase("flow.silence_no_words")))
    if is_unseen(face, "face_present_share"):
        found.append(SwitchedOff(FACE_SIGNAL, Phrase("flow.no_face")))
    if is_unseen(posture, "body_present_share"):
        found.append(SwitchedOff(POSTURE_SIGNAL, Phrase("flow.no_body")))
    return found


def is_unseen(signal: SignalAnalysis | None, share: str) -> bool:
    return signal is not None and not signal.measures.get(share)
