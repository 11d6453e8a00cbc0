"""The voice in words: what was measured as plain fact, and apart from it a cautious reading of the state.

The state is emotion inference: it is said only where the candidate agreed and the jurisdiction allows it,
it names what it rests on, and it always says how little a voice tells.
"""

from hireloop.analysis.model import Phrase, SignalAnalysis
from hireloop.kernel.languages import Language

LEAST_SPEECH_MS = 8_000

# Rules of thumb for interviews, not norms: with pauses, a minute, in Chinese characters or English syllables.
USUAL_RATE: dict[Language, tuple[float, float]] = {"zh": (160, 300), "en": (150, 270)}
# Semitones by which pitch deviates; the tones of Chinese alone make it larger.
USUAL_PITCH_DEVIATION: dict[Language, tuple[float, float]] = {"zh": (1.8, 4.8), "en": (1.2, 3.6)}
MANY_PAUSES_SHARE = 0.3
MANY_FILLERS_PER_MIN = 8.0


def describe_voice(voice: SignalAnalysis, language: Language) -> tuple[Phrase, ...]:
    """How somebody speaks, as measured: rate and pauses. No inference about feelings."""
    if not enough_speech(voice):
        return (Phrase("voice.too_little_speech"),)
    found = [rate_phrase(voice, language), pause_phrase(voice), filler_phrase(voice)]
    return tuple(phrase for phrase in found if phrase)


def describe_voice_state(voice: SignalAnalysis, language: Language) -> tuple[Phrase, ...]:
    """What the voice may hint at, hedged; the last phrase is always the caution."""
    if not enough_speech(voice):
        return ()
    hint = state_hint(voice, language)
    return (hint, Phrase("voice.state_caution")) if hint else ()


def enough_speech(voice: SignalAnalysis) -> bool:
    return (voice.measures.get("speech_ms") or 0) >= LEAST_SPEECH_MS


def speaking_rate_of(voice: SignalAnalysis, language: Language) -> float | None:
    unit = "characters" if language == "zh" else "syllables"
    return voice.measures.get(f"speaking_rate_{unit}_per_min")


def rate_phrase(voice: SignalAnalysis, language: Language) -> Phrase | None:
    rate = speaking_rate_of(voice, language)
    if rate is None:
        return Phrase("voice.rate_unknown")
    low, high = USUAL_RATE[language]
    how = "slow" if rate < low else "quick" if rate > high else "usual"
    unit = "characters" if language == "zh" else "syllables"
    return Phrase(f"voice.rate_{how}_{unit}", {"rate": round(rate), "low": round(low), "high": round(high)})


def pause_phrase(voice: SignalAnalysis) -> Phrase:
    measures = voice.measures
    count = int(measures["pause_count"] or 0)
    if not count:
        return Phrase("voice.no_pauses")
    values = {"count": count, "seconds": round((measures["pause_longest_ms"] or 0) / 1000, 1)}
    return Phrase("voice.pauses", values)


def filler_phrase(voice: SignalAnalysis) -> Phrase | None:
    count = voice.measures.get("filler_count")
    return Phrase("voice.fillers", {"count": int(count)}) if count else None


def state_hint(voice: SignalAnalysis, language: Language) -> Phrase | None:
    deviation = voice.measures.get("pitch_deviation_semitones")
    if deviation is None:
        return None
    rate = speaking_rate_of(voice, language)
    low, high = USUAL_PITCH_DEVIATION[language]
    quick = rate is not None and rate > USUAL_RATE[language][1]
    if halting(voice):
        return Phrase("voice.state_halting")
    if deviation > high:
        return Phrase("voice.state_lively_quick" if quick else "voice.state_lively", {"semitones": deviation})
    if deviation < low:
        return Phrase("voice.state_even", {"semitones": deviation})
    return Phrase("voice.state_usual", {"semitones": deviation})


def halting(voice: SignalAnalysis) -> bool:
    """Much of the time from first to last word is pause, and many fillers."""
    measures = voice.measures
    spoken, paused = measures["speech_ms"] or 0, measures["pause_total_ms"] or 0
    share = paused / (spoken + paused) if spoken + paused else 0
    return share > MANY_PAUSES_SHARE and (measures.get("fillers_per_min") or 0) > MANY_FILLERS_PER_MIN
