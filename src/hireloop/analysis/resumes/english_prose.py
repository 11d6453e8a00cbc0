"""English sentences, and the names of employers in them."""

import re
from collections.abc import Iterator

from .gazetteers import is_chinese, known_employer, latin_employer_ending, latin_title
from .model import Value
from .places import Part

# Dots in names, addresses and numbers end no sentence.
SENTENCE = re.compile(
    r"(?:[^.!?\n]|\.(?=\w)|(?<=\b[A-Z])\.|(?<=\b(?:Mr|Ms|Dr|St|Co))\.|(?<=\b(?:Mrs|Ltd|Inc|Pvt))\.(?=\s[a-z,])"
    r"|(?<=\b(?:Prof|Corp))\.(?=\s[a-zA-Z]))+"
)
NAME = r"(?:[A-Z][\w&.'’+\-]*|\d[\w]*[A-Z]\w*|\([A-Z][a-z]+\))"
_JOINER = r"(?:of|and|&|for|the|de|du|la|le|di|del|van|von)"
_LEGAL = r"(?:Inc|LLC|Ltd|L\.?P|Corp|Co|GmbH|PLC|LLP)\b"
EMPLOYER = re.compile(
    rf"(?:the\s+|a\s+)?(?P<employer>{NAME}(?:(?:\s+(?:{_JOINER}\s+){{0,2}}|,\s(?={_LEGAL}))(?:{NAME}|plc))*)"
)
NO_EMPLOYER = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Mr|Mrs|Ms|Dr|Prior"
    r"|Before|After|He|She|I|The|In|From|Since|Ph|MBA|Bachelor|Master|Doctor|B\.|M\.|English|Chinese|Java|Python"
    r"|Engineering|Finance|Sales|Marketing|Economics|Education)\b"
)
# "the Department of Physics at …": the house is the employer.
UNIT = re.compile(
    r"(?:the\s+)?(?:Department|School|Faculty|Division|Institute) of [A-Z][\w\s&]*?\s+(?:at|of)\s+(?:the\s+)?(?=[A-Z])"
)
PLACE = re.compile(r"\s+in\s+[A-Z][a-z]+(?:,? [A-Z][a-z]+)?$")
LOOSE_END = re.compile(r"(?:\s+(?:of|and|&|for|the|in|at|de))+$")
FEWEST_WORDS = 6


def is_english_prose(part: Part) -> bool:
    """A line that is a sentence, or several."""
    text = part.text
    return not is_chinese(text) and len(text.split()) >= FEWEST_WORDS and bool(re.search(r"[a-z] [a-z]", text))


def sentences(part: Part) -> Iterator[Part]:
    for match in SENTENCE.finditer(part.text):
        if (sentence := part.cut(match.start(), match.end())).text:
            yield sentence


def employer_at(sentence: Part, at: int) -> Value[str] | None:
    """The name that begins there, as far as it goes."""
    unit = UNIT.match(sentence.text, at)
    match = EMPLOYER.match(sentence.text, unit.end() if unit else at)
    if match is None or NO_EMPLOYER.match(match["employer"]):
        return None
    text = _before_next_post(match["employer"])
    if place := PLACE.search(text):
        text = text[: place.start()]
    text = LOOSE_END.sub("", text)
    start = match.start("employer")
    confidence = 0.85 if known_employer().search(text) or latin_employer_ending().search(text) else 0.7
    return sentence.cut(start, start + len(text)).as_text(confidence) if len(text) >= 2 else None


def _before_next_post(text: str) -> str:
    """ "Novartis and Senior Scientist …": another post begins."""
    for joint in re.finditer(r"\s+and\s+", text):
        if latin_title().search(text, joint.end()) and not latin_employer_ending().search(text, joint.end()):
            return text[: joint.start()]
    return text
