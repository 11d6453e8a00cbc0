"""Skills: which, where in the résumé, in which jobs, for how long."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from hireloop.analysis.skills import find, mentions, skills

from .gazetteers import is_chinese
from .languages import speaks_of_language
from .model import Experience, SkillUse, Source, Value
from .places import Part
from .sections import SectionPart
from .years import months_of

# Where a skill is named on purpose; elsewhere only what is unmistakable counts.
LISTED = {"skills", "languages", "certificates"}
READ = {
    "skills",
    "experience",
    "internship",
    "projects",
    "summary",
    "certificates",
    "campus",
    "training",
    "objective",
    "",
    "education",
    "languages",
    "personal",
}
ITEM_GAPS = re.compile(
    r"\t|[,，、;；|｜•·●。]|\s[-–—/]\s|/(?=[A-Z\u4e00-\u9fff])|\s{2,}|\s+(?:and|or|以及)\s+"
    r"|(?<=[\u4e00-\u9fffA-Za-z])[和与及](?=[A-Z])"
)
OPENING = re.compile(
    r"^(?:(?:熟练|精通|熟悉|掌握|了解|擅长|具备|具有|能够|能|会|可以|善于|使用|运用|应用|操作|良好的?"
    r"|较强的?|扎实的?|丰富的?|独立|常用|各种|各类|其他|相关|及|和|与|等|有|对)+"
    r"|(?:proficient|experienced?|skilled|knowledge|familiar(?:ity)?|expert(?:ise)?|strong|basic"
    r"|advanced|excellent|good|working|fluent|proficiency|intermediate|including|understanding|using"
    r"|hands-on)(?:\s+(?:with|in|of|at|knowledge|experience|skills?|understanding))*)\s*[:：]?\s*",
    re.IGNORECASE,
)
CLOSING = re.compile(
    r"(?:等|等等|相关|软件|工具|框架|技术|语言|系统|能力|经验|开发|编程|操作|使用|知识|的使用"
    r"|办公软件)+$|\s*[（(][^）)]*[）)]?$|\s*(?:skills?|experience|etc\.?)$",
    re.IGNORECASE,
)
YEARS = re.compile(r"(?P<years>\d{1,2}(?:\.\d)?)\s*\+?\s*(?:年|years?|yrs?)", re.IGNORECASE)
CATEGORY = re.compile(r"^[\W_]{0,3}[A-Za-z\u4e00-\u9fff][A-Za-z \u4e00-\u9fff/&()（）]{1,28}[:：]\s*(?=\S)")
LATIN_ITEM = re.compile(r"^[A-Za-z][\w+#.\-/& ]{0,30}$")
MOST_WORDS = 3
NO_SKILL = re.compile(
    r"^(?:other|others|tools?|software|languages?|frameworks?|skills?|basic|advanced|beginner"
    r"|intermediate|expert|proficient|native|fluent|years?|the|a|an|databases?|libraries|technologies"
    r"|platforms?|cloud|web|level|soft|hard|技能|软件|熟练|精通|一般|良好|优秀|其他|工具|语言|框架"
    r"|数据库|操作系统|后端|前端)$",
    re.IGNORECASE,
)
NO_CRAFT = re.compile(r"驾照|证$|职称|证书|等级|职业资格|CET|级$|分$")
GENERAL = "general"
MOST_SKILLS = 120


@dataclass
class Use:
    name: str
    value: Value[str]
    sections: list[str] = field(default_factory=list)
    experiences: list[int] = field(default_factory=list)
    mentions: list[Source] = field(default_factory=list)
    stated_years: float | None = None


def skill_uses(parts: Sequence[SectionPart], jobs: Sequence[Experience], *, today: date) -> tuple[SkillUse, ...]:
    uses: dict[str, Use] = {}
    for part in parts:
        if part.section in READ:
            for value in _named(part):
                _note(uses, value, part, jobs)
    return tuple(_done(use, jobs, today=today) for use in list(uses.values())[:MOST_SKILLS])


def _named(part: SectionPart) -> Iterator[Value[str]]:
    for mention in mentions(part.text):
        if _counts(part, mention.name, mention.end - mention.start):
            confidence = 0.95 if part.section in LISTED else 0.85
            yield part.part.value(
                _shown(mention.name, part.text[mention.start : mention.end]), confidence, mention.start, mention.end
            )
    if part.section == "skills":
        yield from _unknown_items(part.part)


def _shown(name: str, written: str) -> str:
    """The canonical name; as it is written where that is in the other language."""
    return name if is_chinese(written) or not is_chinese(name) else " ".join(written.split())


def _counts(part: SectionPart, name: str, length: int) -> bool:
    """Outside of lists, plain words ("沟通", "销售") are no claims to a skill."""
    if part.section in {"skills", "certificates"}:
        return True
    if part.section in {"education", "languages", "", "personal", "objective"}:
        return skills()[name].field == "it" and is_latin_term(name)
    is_general = skills()[name].field == GENERAL
    if part.section == "summary":
        return not (is_general and length < 4)
    return not is_general and (length >= 4 or (length >= 2 and is_latin_term(name)))


def is_latin_term(name: str) -> bool:
    return not is_chinese(name)


def _unknown_items(part: Part) -> Iterator[Value[str]]:
    """Items of a list that no dictionary has: tools and crafts newer or rarer than it."""
    category = CATEGORY.match(part.text)
    body = part.cut(category.end(), len(part.text)) if category else part
    is_list = len(ITEM_GAPS.findall(body.text)) >= 1 or len(body.text) <= 24
    for item in body.cells(ITEM_GAPS) if is_list else ():
        trimmed = _trimmed(item)
        if trimmed.text and _is_new_skill(trimmed.text):
            yield trimmed.as_text(0.6)


def _trimmed(item: Part) -> Part:
    start = OPENING.match(item.text)
    item = item.cut(start.end() if start else 0, len(item.text))
    end = CLOSING.search(item.text)
    if end and end.start() >= 2:
        item = item.cut(0, end.start())
    return item


def _is_new_skill(text: str) -> bool:
    if (
        NO_SKILL.match(text)
        or NO_CRAFT.search(text)
        or speaks_of_language(text)
        or find(text)
        or YEARS.search(text)
        or any(True for _ in mentions(text))
    ):
        return False
    if is_chinese(text):
        return 2 <= len(text) <= 8 and not re.search(r"[的地得了为在对]|熟|精通|掌握|良好|能够|具有|以上|证书|年", text)
    return (
        bool(LATIN_ITEM.match(text))
        and len(text.split()) <= MOST_WORDS
        and any(sign.isalpha() for sign in text)
        and len(text) >= 2
    )


def _note(uses: dict[str, Use], value: Value[str], part: SectionPart, jobs: Sequence[Experience]) -> None:
    key = (find(value.value) or value.value).casefold()
    use = uses.setdefault(key, Use(value.value, value))
    if value.confidence > use.value.confidence:
        use.value = value
    section = "experience" if part.section == "internship" else part.section or "summary"
    if section not in use.sections:
        use.sections.append(section)
    use.mentions.append(value.source)
    for number, job in enumerate(jobs):
        if number not in use.experiences and _is_in(value.source, job):
            use.experiences.append(number)
    if part.section in LISTED and (stated := _years_beside(part.text, value, part.part)):
        use.stated_years = stated


def _is_in(source: Source, job: Experience) -> bool:
    sources = [value.source for value in (job.title, *job.bullets) if value]
    return any(one.start <= source.start and source.end <= one.end for one in sources)


def _years_beside(text: str, value: Value[str], part: Part) -> float | None:
    end = value.source.end - part.at
    match = YEARS.search(text[end : end + 16].split("、")[0].split(",")[0].split("，")[0])
    return float(match["years"]) if match else None


def _done(use: Use, jobs: Sequence[Experience], *, today: date) -> SkillUse:
    months = months_of([jobs[number] for number in use.experiences], today=today)
    years = use.stated_years if use.stated_years is not None else (round(months / 12, 1) if months else None)
    return SkillUse(use.value, years, tuple(use.sections), tuple(use.experiences), tuple(use.mentions))
