"""The steps that put signals into words; readings of the state only where they are allowed."""

from dataclasses import replace

from hireloop.analysis.flow_steps.sound import Speech
from hireloop.analysis.model import SignalAnalysis
from hireloop.analysis.vision import (
    Sightings,
    describe_face,
    describe_face_state,
    describe_posture,
    observe_face,
    observe_posture,
)
from hireloop.analysis.voice import describe_voice, describe_voice_state
from hireloop.kernel.languages import Language

STATE_KEYS = ("voice.state_", "face.state_")


def describe_voice_step(
    voice_measured: SignalAnalysis, speech: Speech, language: Language, may_read_voice: bool
) -> SignalAnalysis:
    if not speech.spans:
        return voice_measured
    state = describe_voice_state(voice_measured, language) if may_read_voice else ()
    return replace(voice_measured, description=(*describe_voice(voice_measured, language), *state))


def observe_face_step(sightings: Sightings, may_read_face: bool) -> SignalAnalysis | None:
    if sightings.face is None:
        return None
    face = observe_face(sightings.face, expressions=may_read_face)
    return replace(face, description=(*describe_face(face), *describe_face_state(face)))


def observe_posture_step(sightings: Sightings) -> SignalAnalysis | None:
    if sightings.body is None:
        return None
    posture = observe_posture(sightings.body)
    return replace(posture, description=describe_posture(posture))
