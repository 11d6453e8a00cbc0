"""The voice of one answer: how quickly, how evenly and with which pauses somebody speaks. Never a competency score."""

from hireloop.analysis.voice.description import describe_voice, describe_voice_state
from hireloop.analysis.voice.measures import measure_track, measure_voice
from hireloop.analysis.voice.sound_track import SoundTrack, follow_sound

__all__ = ["SoundTrack", "describe_voice", "describe_voice_state", "follow_sound", "measure_track", "measure_voice"]
