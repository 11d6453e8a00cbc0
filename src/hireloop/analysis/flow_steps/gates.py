"""What may be worked out: by the candidate's consent, by the law of the place, by the caller's wish.

EU: Regulation (EU) 2024/1689 (AI Act) Art. 5(1)(f) forbids inferring emotions at work from biometric
data. China: Personal Information Protection Law Art. 28, 29 (separate consent), Art. 55 (impact
assessment beforehand). United States: state law (for example Illinois, 820 ILCS 42 and 740 ILCS 14)
asks for notice and consent. A place that is not known is treated like the strictest.
"""

from dataclasses import dataclass

from hireloop.analysis.flow_steps.options import (
    EXPRESSION,
    FACE_BODY,
    FACE_SIGNAL,
    POSTURE_SIGNAL,
    RECORDING,
    VOICE,
    VOICE_SIGNAL,
    VOICE_STATE,
    Options,
)
from hireloop.analysis.model import Phrase, SwitchedOff


@dataclass(frozen=True)
class EmotionPolicy:
    """Whether emotions may be inferred from face and voice, and why not."""

    face_allowed: bool
    voice_allowed: bool
    why: Phrase


POLICIES = {
    "CN": EmotionPolicy(True, True, Phrase("flow.law_cn")),
    "US": EmotionPolicy(True, True, Phrase("flow.law_us")),
    "EU": EmotionPolicy(False, False, Phrase("flow.law_eu")),
}
STRICTEST = EmotionPolicy(False, False, Phrase("flow.law_unknown"))

PURPOSE_OF = {
    VOICE_SIGNAL: VOICE,
    VOICE_STATE: VOICE,
    FACE_SIGNAL: FACE_BODY,
    EXPRESSION: FACE_BODY,
    POSTURE_SIGNAL: FACE_BODY,
}
# What has nothing to stand on where the other is off; only the other is named then.
RESTS_ON = {EXPRESSION: FACE_SIGNAL, VOICE_STATE: VOICE_SIGNAL}


def policy(jurisdiction: str) -> EmotionPolicy:
    return POLICIES.get(jurisdiction.upper(), STRICTEST)


def switched_off(options: Options) -> dict[str, Phrase]:
    """Each signal that must not or need not be worked out, and why; one that rests on another comes after it."""
    return {signal: reason for signal in PURPOSE_OF if (reason := why_off(signal, options))}


def why_off(signal: str, options: Options) -> Phrase | None:
    emotions = policy(options.jurisdiction)
    if RECORDING not in options.consents:
        return Phrase("flow.no_consent_recording")
    if PURPOSE_OF[signal] not in options.consents:
        return Phrase(f"flow.no_consent_{PURPOSE_OF[signal]}")
    if signal in options.unwanted:
        return Phrase("flow.not_wanted")
    if signal == EXPRESSION and not emotions.face_allowed:
        return emotions.why
    if signal == VOICE_STATE and not emotions.voice_allowed:
        return emotions.why
    return None


def told(reasons: dict[str, Phrase]) -> list[SwitchedOff]:
    """The reasons for the reader, without what only follows from another."""
    return [SwitchedOff(signal, why) for signal, why in reasons.items() if RESTS_ON.get(signal) not in reasons]
