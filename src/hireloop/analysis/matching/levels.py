"""Levels of education: as a job asks for them, and as résumés have them."""

import re

from hireloop.analysis.resumes.model import Level
from hireloop.kernel.languages import Language

# What jobs ask for, from the lowest up; the keys are those of stored requirements.
LEVELS = ("secondary", "college", "bachelor", "master", "doctor")
LABELS: dict[str, dict[Language, str]] = {
    "secondary": {"zh": "高中/中专", "en": "secondary school"},
    "college": {"zh": "大专", "en": "college (3 years)"},
    "bachelor": {"zh": "本科", "en": "bachelor"},
    "master": {"zh": "硕士", "en": "master"},
    "doctor": {"zh": "博士", "en": "doctorate"},
}
NAMES = {
    "doctor": r"博士|\bph\.?\s?d\b\.?|\bdoctor(?:ate|al|al degree)?\b",
    "master": r"硕士|研究生|\bmaster(?:'?s|’s)?\b|\bm\.?sc\b|\bmba\b|\bm\.?eng\b|\bpostgraduate\b",
    "college": r"大学专科|大专|专科|高职|\bassociate(?:'?s|’s)?(?: degree)?\b|\bcollege diploma\b|\bcollege(?! of)\b",
    "bachelor": r"大学本科|本科|学士|\bbachelor(?:'?s|’s)?\b|\bb\.?sc\b|\bb\.?eng\b|\bundergraduate\b|"
    r"\b(?:university|college) degree\b",
    "secondary": r"高中|中专|职高|技校|中技|\bhigh school\b|\bsecondary(?: school)?\b|\bvocational school\b",
}
PATTERNS = {level: re.compile(pattern, re.IGNORECASE) for level, pattern in NAMES.items()}
OF_RESUMES: dict[Level, int] = {
    "doctor": 4,
    "master": 3,
    "bachelor": 2,
    "associate": 1,
    "vocational": 0,
    "high_school": 0,
    "middle_school": -1,
}


def rank(level: str) -> int:
    """0 for secondary school up to 4 for a doctorate."""
    return LEVELS.index(level)


def lowest_level(text: str) -> str | None:
    """The lowest level that the text names: "本科或硕士" asks for 本科."""
    found = [level for level, pattern in PATTERNS.items() if pattern.search(text)]
    if "bachelor" in found and "college" in found and re.search(r"\bcollege degree\b", text, re.IGNORECASE):
        found.remove("college")
    return min(found, key=rank, default=None)


def without_levels(text: str) -> str:
    """The text with the names of levels taken out."""
    for pattern in PATTERNS.values():
        text = pattern.sub(" ", text)
    return text
