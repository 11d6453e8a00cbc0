"""Face and body of one answer, measured against the person's own neutral. Never a competency score."""

from hireloop.analysis.vision.description import describe_face, describe_face_state, describe_posture
from hireloop.analysis.vision.face import FaceTrack, observe_face
from hireloop.analysis.vision.posture import BodyTrack, observe_posture
from hireloop.analysis.vision.watching import Sightings, watch

__all__ = [
    "BodyTrack",
    "FaceTrack",
    "Sightings",
    "describe_face",
    "describe_face_state",
    "describe_posture",
    "observe_face",
    "observe_posture",
    "watch",
]
