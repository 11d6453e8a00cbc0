"""Languages a person speaks, with what is said of how well."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from .gazetteers import any_of, latin, words
from .model import LanguageSkill, Value
from .places import Part
from .sections import SectionPart

LEVEL = re.compile(
    r"CET\s?[-–—]?\s?[46]|(?:大学)?英语[四六]级|[四六]级|TEM\s?-?\s?[48]|专[四八]|专业[四八]级"
    r"|IELTS\s*[:：]?\s*\d(?:\.\d)?|雅思\s*[:：]?\s*\d(?:\.\d)?(?:分)?"
    r"|TOEFL(?:\s?iBT)?\s*[:：]?\s*\d{2,3}|托福\s*[:：]?\s*\d{2,3}(?:分)?|TOEIC\s*[:：]?\s*\d{3}"
    r"|托业\s*[:：]?\s*\d{3}|GRE\s*[:：]?\s*\d{3}|BEC\s?\w*|JLPT\s?N[1-5]|(?<![A-Za-z])N[1-5](?!\d)"
    r"|HSK\s?\d|TOPIK\s?\d"
    r"|普通话[一二三]级[甲乙丙]等|[一二三]级[甲乙丙]等|(?<![A-Za-z])[ABC][12](?![A-Za-z\d])"
    r"|DELF\s?\w\d|TestDaF|DELE\s?\w\d"
    r"|母语|精通|流利|熟练|良好|一般|商务(?:级|水平)?|日常(?:交流|会话)?|入门|基础|读写|听说读写"
    r"|工作语言|可作为工作语言|能?够?(?:熟练)?(?:听说读写)"
    r"|\bnative(?:\s(?:speaker|level|proficiency|or bilingual proficiency))?"
    r"|\bbilingual(?: proficiency)?|\bfluent(?:ly)?|\bfull professional(?: proficiency)?"
    r"|\bprofessional(?: working)?(?: proficiency)?|\blimited working(?: proficiency)?|\bproficient"
    r"|\badvanced|\bupper[- ]intermediate|\bintermediate|\bconversational"
    r"|\belementary(?: proficiency)?|\bbasic|\bbeginner|\bmother tongue|\bgood|\bexcellent",
    re.IGNORECASE,
)
# Examinations that say which language it is.
IMPLIES = {
    "English": re.compile(
        r"CET\s?[-–—]?\s?[46]|TEM\s?-?\s?[48]|(?:大学)?英语[四六]级|专业?[四八]级?|IELTS|雅思|TOEFL|托福"
        r"|TOEIC|托业|BEC",
        re.IGNORECASE,
    ),
    "Japanese": re.compile(r"JLPT", re.IGNORECASE),
    "Chinese": re.compile(r"HSK|普通话[一二三]级", re.IGNORECASE),
    "Korean": re.compile(r"TOPIK", re.IGNORECASE),
}
SECTIONS = {"languages", "skills", "certificates", "personal", "summary", "awards", "education", "", "other"}
GAP = re.compile(r"[;；,，、|｜\t。•·/]|\s{2,}|\sand\s")
NOT_SPOKEN = re.compile(
    r"(?:专业|学院|教学|老师|教师|课程|网站|版|文学|literature|department|major|翻译专业)", re.IGNORECASE
)


@lru_cache(maxsize=1)
def _names() -> re.Pattern[str]:
    known = words("languages")
    chinese = any_of(name for names in known.values() for name in names if name[0] >= "\u2e80")
    other = latin([*known, *(name for names in known.values() for name in names if name[0] < "\u2e80")])
    return re.compile(f"(?:{chinese})|{other}")


def canonical(name: str) -> str | None:
    """The English name of a language, from any of its names: "英语" gives "English"."""
    for key, names in words("languages").items():
        if name.strip().casefold() in {key.casefold(), *(other.casefold() for other in names)}:
            return key
    return None


def speaks_of_language(text: str) -> bool:
    return bool(_names().search(text)) or any(pattern.search(text) for pattern in IMPLIES.values())


def spoken(parts: Sequence[SectionPart], *, chinese: bool) -> tuple[LanguageSkill, ...]:
    found: dict[str, LanguageSkill] = {}
    for part in sorted(parts, key=lambda part: part.section != "languages"):
        if part.section not in SECTIONS or (part.section in {"education", "summary", ""} and len(part.text) > 90):
            continue
        for skill in _in_line(part.part, is_listed=part.section == "languages", chinese=chinese):
            key = canonical(skill.name.value) or skill.name.value
            if key not in found or (found[key].level is None and skill.level):
                found[key] = skill
    return tuple(found.values())


def _in_line(part: Part, *, is_listed: bool, chinese: bool) -> Iterator[LanguageSkill]:
    names = list(_names().finditer(part.text))
    for number, match in enumerate(names):
        until = names[number + 1].start() if number + 1 < len(names) else len(part.text)
        level = _level(part, match, until, starts=names[number - 1].end() if number else 0)
        is_study = NOT_SPOKEN.match(part.text[match.end() : match.end() + 6].strip())
        if (is_listed or level) and not is_study:
            yield LanguageSkill(part.value(match[0], 0.92 if level else 0.85, *match.span()), level)
    if not names:
        yield from _implied(part, chinese=chinese)


def _level(part: Part, name: re.Match[str], until: int, *, starts: int) -> Value[str] | None:
    own = LEVEL.search(part.text, name.end(), min(until, name.end() + 40))
    if own is None and (own := LEVEL.search(part.text, name.start())) and own.start() > name.start():
        own = None
    if own is None:
        # "Fluent in English", "精通英语": said before the name.
        before = list(LEVEL.finditer(part.text, max(starts, name.start() - 14), name.start()))
        own = before[-1] if before else None
    return part.value(own[0].strip(), 0.9, *own.span()) if own else None


def _implied(part: Part, *, chinese: bool) -> Iterator[LanguageSkill]:
    for key, pattern in IMPLIES.items():
        if match := pattern.search(part.text):
            level = LEVEL.search(part.text, match.start()) or match
            name = words("languages")[key][0] if chinese else key
            yield LanguageSkill(part.value(name, 0.85, *match.span()), part.value(level[0].strip(), 0.9, *level.span()))
