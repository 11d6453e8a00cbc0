"""Small readings of what people write in requirements: alternatives, numbers, decorations."""

import re

DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
NUMBER = rf"(?:\d+(?:\.\d+)?|[{''.join(DIGITS)}]|{'|'.join(WORDS)})"
YEARS = re.compile(
    rf"(?:at least|minimum(?: of)?|over|more than|至少|不少于|不低于)?\s*(?P<n>{NUMBER})\s*"
    rf"(?:[-~–—至到]\s*{NUMBER}\s*)?\+?\s*(?:年|\+?\s*(?:years?|yrs?)(?:['’]?)\b)\s*(?:及)?(?:以上|or more|\+)?",
    re.IGNORECASE,
)
EITHER = re.compile(r"\s*(?:\||或者|或|\bor\b|/)\s*", re.IGNORECASE)
EACH = re.compile(r"\s*(?:[、，,;；&＆]|以及|和|与|及|\band\b)\s*", re.IGNORECASE)
DECORATION = re.compile(
    r"^(?:(?:要求|需要?|须|应|能够?|具备|具有|拥有|有|熟练(?:使用|掌握|运用|操作)?|熟悉|精通|掌握|了解|擅长|会(?:使用)?|使用|"
    r"至少(?:一门|一种)?|良好的?|扎实的?|优秀的?|较强的?|"
    r"(?:strong|solid|good|proven|excellent|working|hands[- ]on)\b|"
    r"(?:proficien(?:t|cy)|experienced?|knowledge|familiar(?:ity)?|skill(?:s|ed)?|expertise|understanding|command|fluency|fluent)\s+"
    r"(?:in|with|of|using)\b|(?:in|with|of|using|the|a|an|to|be|have|has|must)\b|experience\b)\s*)+",
    re.IGNORECASE,
)
TAIL = re.compile(
    r"(?:\s*(?:等|语言|相关|方面|的?(?:开发|使用|工作|项目|实际)?经验|技能|能力|者?优先|优先考虑|"
    r"\b(?:experience|skills?|is a plus|preferred|required|a must|knowledge|development experience)\b)[。.;；]?)+$",
    re.IGNORECASE,
)


def number(text: str) -> float | None:
    """ "3", "三", "three"."""
    plain = text.strip().casefold()
    if plain in DIGITS:
        return float(DIGITS[plain])
    if plain in WORDS:
        return float(WORDS[plain])
    try:
        return float(plain)
    except ValueError:
        return None


def years_in(text: str) -> float | None:
    """The years that the text asks for: "3年以上", "5+ years", "三到五年" gives 3."""
    found = YEARS.search(text)
    return number(found["n"]) if found else None


def without_years(text: str) -> str:
    return YEARS.sub(" ", text)


def bare(text: str) -> str:
    """The thing itself: "熟练掌握 Python 等" is "Python"."""
    plain = text.strip(" \t\n。.;；:：,，、()（）")
    return TAIL.sub("", DECORATION.sub("", plain)).strip(" \t\n。;；:：,，、")


def pieces(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    """The bare parts of the text, without empty ones."""
    return tuple(part for each in pattern.split(text) if (part := bare(each)))
