"""Where somebody studied: school, degree, field, from when to when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from .date_ranges import dates_in
from .dates import PartialDate
from .experience import Row, rows_of
from .gazetteers import any_of, is_chinese, latin, words
from .model import LEVELS, Education, Level, Value
from .places import Part
from .sections import SectionPart

NO_ENTRY = re.compile(
    r"^(?:主修|核心课程|相关课程|专业课程|课程|辅修课程|GPA|绩点|成绩|排名|荣誉|获奖|奖学金|论文"
    r"|毕业论文|在校|曾获|担任|relevant course|coursework|courses|honors|activities|thesis"
    r"|dissertation|gpa|awards|minor)",
    re.IGNORECASE,
)
SCHOOL_ZH = re.compile(
    r"(?:[\u4e00-\u9fff]{2,20}?(?:大学|学院|党校|学校|技校|商学院|职高|高级中学|中学|高中|中专|技校|卫校|研究生院"
    r"|研究生部|研究所|设计院|科学院))"
    r"(?:[（(][\u4e00-\u9fff]{2,8}[）)])?(?:[\u4e00-\u9fff]{2,6}(?:分校|校区))?"
)
# What a rule takes along that is not the school: "毕业于", "就读".
BEFORE_SCHOOL = re.compile(
    r"^(?:.*?(?:毕业于|持有|拥有|就读于?|考入|于|在|获得?|取得|至|到|年|月|任|曾任|为|，|。|、))(?=[\u4e00-\u9fff]{4,})"
)
SCHOOL_EN = re.compile(
    r"(?:(?:The )?(?:[A-Z][\w&.'’\-]*|of|at|and|de|du|la)[ ]+){0,6}(?:University|College|Institute"
    r"|School|Academy|Polytechnic|Universit(?:y|ät|é|à|at)|Hochschule|Universidad|Université"
    r"|Politecnico)"
    r"(?:[ ]+(?:of|for|at|in|de|di|zu|–|-)[ ]+(?:the[ ]+)?[A-Z][\w.&'’\-]*(?:(?:[ ]+(?:and|of|&|at)[ ]+|[ ]+"
    r"|, ?(?=(?:Los|San|Santa|Berkeley|Davis|Irvine|Urbana|Madison|Austin"
    r"|Chapel)))[A-Z][\w.&'’\-]*){0,5})?"
)
BEFORE_SCHOOL_EN = re.compile(r".*\sat\s+(?=[^a-z].*(?:University|College|Institute|School|Academy|Polytechnic))")
MAJOR_LABEL = re.compile(
    r"(?:所学专业|主修专业|专业名称|专业|major|field of study|concentration"
    r"|specialization)\s*[:：(（\t]\s*(?P<major>[^\t,，;；|｜()（）。]{2,40})",
    re.IGNORECASE,
)
MAJOR_BEFORE = re.compile(r"(?P<major>[\u4e00-\u9fff（）()]{2,20}?)专业")
# "武汉大学中文系": what the faculty teaches.
MAJOR_OF_FACULTY = re.compile(r"(?<=\t)(?P<major>[\u4e00-\u9fff]{2,10}?)学?系(?=$|[，,。；;\s\t（(毕]|读)")
# "获外科学博士": whatever the degree is in. These are degrees by themselves.
MAJOR_OF_DEGREE = re.compile(
    r"(?:^|[\t\s，,、；;的为获]|持有|取得|拥有|攻读)(?P<major>[\u4e00-\u9fff]{2,12}?)(?:专业)?(?:全日制|在职)?\s?(?=博士|硕士|学士|本科|专科|研究生)"
)
OWN_DEGREES = re.compile(
    r"(?:工商管理|公共管理|高级管理人员工商管理|法律|教育|工程|会计|金融|翻译|应用统计|社会工作|艺术|农业|临床医学|公共卫生|农业推广"
    r"|汉语国际教育|税务|资产评估|审计|保险|国际商务|新闻与传播)(?:专业)?(?=硕士|博士)|(?:工学|理学|管理学|艺术学)(?=硕士|学士|博士)"
)
NO_MAJOR = re.compile(
    r"博士|硕士|学士|本科|专科|大专|学历|学位|全日制|在职|统招|大学|学院|党校|毕业|双|取得|获|获得|国家|研究生|名校|海外|留学|统计师|等"
)
MAJOR_IN = re.compile(
    r"(?:\b(?:in|of)\b|,|[-–—:(])\s*(?P<major>(?:[A-Z][A-Za-z&/\-]+(?:,? (?:and|of|in|for|&|with) | )?){1,7})"
)
GRADUATED = re.compile(r"(?:毕业|graduated?|graduation|expected|class of|conferred|awarded|completed)", re.IGNORECASE)
UNNAMED = ("大学", "小学", "初中", "高中")
LONGEST_MAJOR_ZH = 18


@dataclass
class Draft:
    """An entry that is being put together."""

    school: Value[str] | None = None
    degree: Value[str] | None = None
    level: Value[Level] | None = None
    major: Value[str] | None = None
    start: Value[PartialDate] | None = None
    end: Value[PartialDate] | None = None
    is_current: bool = False
    open_parts: list[Part] = field(default_factory=list)

    @property
    def is_something(self) -> bool:
        return bool(self.school or self.degree)

    def done(self) -> Education:
        return Education(self.school, self.degree, self.level, self.major, self.start, self.end, self.is_current)


def educations(parts: Sequence[SectionPart]) -> tuple[Education, ...]:
    """In the order of the document. ``parts``: the lines of the section about education."""
    drafts = [Draft()]
    for row in rows_of([part for part in parts if not NO_ENTRY.match(part.text)]):
        found = _found(row)
        if _begins_anew(drafts[-1], found):
            drafts.append(Draft())
        _take(drafts[-1], found)
    for draft in drafts:
        if draft.major is None:
            draft.major = _major_by_place(draft)
    return tuple(draft.done() for draft in drafts if draft.is_something)


def _found(row: Row) -> Draft:
    """What one line tells."""
    draft = Draft(start=row.dates[0], end=row.dates[1], is_current=row.is_current)
    if not row.has_range:
        _single_date(row, draft)
    for part in row.rest:
        left = part
        if draft.school is None and (school := school_in(part)):
            draft.school = school
        if draft.degree is None and (degree := degree_in(part)):
            draft.degree, draft.level = degree
        if draft.major is None:
            draft.major = major_in(part)
        draft.open_parts.append(left)
    return draft


def _single_date(row: Row, draft: Draft) -> None:
    """One date alone is when it ended."""
    part = row.source.part
    dates = list(dates_in(part.text))
    most = 60 if is_chinese(part.text) else 120
    if len(dates) == 1 and len(part.text) <= most:
        found, span = dates[0]
        draft.end = part.value(found, 0.85 if GRADUATED.search(part.text) else 0.75, span.start, span.end)


def _begins_anew(draft: Draft, found: Draft) -> bool:
    if draft.school and found.school and draft.school.value != found.school.value:
        return True
    has_dates, more_dates = draft.start or draft.end, found.start or found.end
    if has_dates and more_dates:
        return True
    levels = draft.level and found.level and draft.level.value != found.level.value
    return bool(levels and (found.school or more_dates or draft.school))


def _take(draft: Draft, found: Draft) -> None:
    for name in ("school", "degree", "level", "major", "start", "end"):
        if getattr(draft, name) is None:
            setattr(draft, name, getattr(found, name))
    draft.is_current = draft.is_current or found.is_current
    draft.open_parts += found.open_parts


# --- the pieces


@lru_cache(maxsize=1)
def _known_zh() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(words('schools')['zh'])})")


@lru_cache(maxsize=1)
def _known_en() -> re.Pattern[str]:
    return re.compile(latin(f"{name}!" for name in words("schools")["en"]))


def school_in(part: Part) -> Value[str] | None:
    text = part.text
    known = _known_zh().search(text)
    if known and not _goes_on_as_school(text, known):
        # 国立 and the like belong to the name.
        start = known.start() - 2 * text[: known.start()].endswith(("国立", "私立", "省立", "市立"))
        return part.value(text[start : known.end()], 0.97, start, known.end())
    for match in SCHOOL_ZH.finditer(text):
        start, end = _school_bounds(match)
        if end - start >= 4:
            return part.value(text[start:end], 0.88, start, end)
    for match in SCHOOL_EN.finditer(text):
        # "studied Marketing at ESSEC Business School"
        at = BEFORE_SCHOOL_EN.match(match[0])
        start = match.start() + (at.end() if at else 0)
        piece = part.cut(start, start + _own_length(part.text[start : match.end()]))
        # "Trinity College Dublin": the place is part of the name.
        town = re.match(r"\s[A-Z][a-z]+(?=$|\t|,|\s[-–—|·(]|\s{2})", text[piece.at - part.at + len(piece.text) :])
        if town and not _majors()[1].search(town[0]):
            piece = part.cut(piece.at - part.at, piece.at - part.at + len(piece.text) + town.end())
        if len(piece.text.split()) >= 2 and not piece.text.lower().startswith(("high school diploma", "school of")):
            return piece.as_text(0.9)
    known = _known_en().search(text)
    return part.value(known[0], 0.9, *known.span()) if known else None


def _own_length(text: str) -> int:
    """How much of it is the school: a field or degree may stand behind it without a sign between."""
    _, fields = _majors()
    found = [fields, *(pattern for _, pattern in _degrees())]
    cuts = [
        match.start()
        for pattern in found
        for match in pattern.finditer(text)
        if len(text[: match.start()].split()) >= 2 and not re.search(r"(?:of|and|&|for)\s+$", text[: match.start()])
    ]
    return min([cut for cut in cuts if SCHOOL_EN.fullmatch(text[:cut].strip())], default=len(text))


def _goes_on_as_school(text: str, match: re.Match[str]) -> bool:
    """北京大学 inside of "北京大学附属中学", or the name of a longer school."""
    after = text[match.end() : match.end() + 10]
    return bool(re.match(r"(?:附属|附中|[\u4e00-\u9fff]{1,6}独立学院)", after))


def _school_bounds(match: re.Match[str]) -> tuple[int, int]:
    text = match[0]
    start = match.start()
    while cut := BEFORE_SCHOOL.match(text):
        start, text = start + cut.end(), text[cut.end() :]
    # The shortest name that is one: what follows is the faculty.
    return start, match.end()


@lru_cache(maxsize=1)
def _degrees() -> tuple[tuple[Level, re.Pattern[str]], ...]:
    found = []
    for level in LEVELS:
        terms = [str(term) for term in words("degrees")[level]]
        chinese = any_of(term for term in terms if is_chinese(term))
        other = latin(term for term in terms if not is_chinese(term))
        found.append((level, re.compile(f"(?:{chinese})(?:学历|学位)?|{other}")))
    return tuple(found)


def degree_in(part: Part) -> tuple[Value[str], Value[Level]] | None:
    """The degree as written, and its level. The highest that the line names."""
    for level, pattern in _degrees():
        for match in pattern.finditer(part.text):
            if _is_no_degree(part.text, match, level) or _is_in_longer(part.text, match, level):
                continue
            piece = part.cut(_with_field_before(part.text, match), _with_field_in_name(part.text, match))
            return piece.as_text(0.95), piece.value(level, 0.95)
    return None


def _is_in_longer(text: str, match: re.Match[str], level: Level) -> bool:
    """The diploma of a high school is none of a college."""
    return any(
        one.start() <= match.start() and match.end() <= one.end() and len(one[0]) > len(match[0])
        for other, pattern in _degrees()
        if other != level
        for one in pattern.finditer(text)
    )


def _is_no_degree(text: str, match: re.Match[str], level: Level) -> bool:
    after, before = text[match.end() : match.end() + 6], text[max(0, match.start() - 8) : match.start()]
    if (
        match[0].startswith(UNNAMED)
        and re.search(r"[\u4e00-\u9fff]$", before)
        and not re.search(r"[为是全制职]$", before)
    ):
        return True  # 北京大学毕业: the school's name
    if level in {"high_school", "middle_school"} and re.match(r"(?:教师|老师|数学|英语|语文|部)", after):
        return True
    if match[0].lower() in {"master", "masters", "ms", "ma", "be", "jd", "as", "a.s."} and re.match(
        r"\s?(?:\w+ )?(?:data|chef|class|scrum|teacher)", after, re.I
    ):
        return True
    return bool(re.search(r"(?:Scrum|Web|Certified)\s?$", before)) or after.startswith(
        ("生导师", "导师", "以上", "及以上")
    )


def _with_field_before(text: str, match: re.Match[str]) -> int:
    """工学博士 and 法律硕士 are names of degrees; in 经济学博士 the field stands beside the degree."""
    own = [one for one in OWN_DEGREES.finditer(text, 0, match.end()) if one.end() == match.start()]
    return own[-1].start() if own else match.start()


def _with_field_in_name(text: str, match: re.Match[str]) -> int:
    """ "Doctor of" and "Master of" go on to what it is of, as far as it is part of the degree's name."""
    if not match[0].lower().endswith(" of"):
        return match.end()
    more = re.match(
        r"\s+[A-Z][A-Za-z]+(?:\s(?:and\s)?(?:Administration|Engineering|Technology|Science|Arts|Laws"
        r"|Education|Medicine|Design|Health|Work|Policy|Architecture|Studies|Management))*",
        text[match.end() :],
    )
    return match.end() + (more.end() if more else 0)


@lru_cache(maxsize=1)
def _majors() -> tuple[re.Pattern[str], re.Pattern[str]]:
    known = words("majors")
    return re.compile(any_of(known["zh"])), re.compile(latin(known["en"]))


def major_in(part: Part) -> Value[str] | None:
    text = part.text
    if match := MAJOR_LABEL.search(text):
        return part.found(match, "major").as_text(0.95)
    chinese, english = _majors()
    text = _without_own_degrees(text)
    if (match := MAJOR_BEFORE.search(_without_schools(text))) and not re.search(r"学位|课程|排名", match["major"]):
        faculty = re.match(r"[\u4e00-\u9fff]{1,8}?学?(?:院|系)(?=[\u4e00-\u9fff]{2})", match["major"])
        piece = part.cut(match.start("major") + (faculty.end() if faculty else 0), match.end("major"))
        known = chinese.search(piece.text)
        if known and known.end() == len(piece.text) and not re.search(r"[与及]$", piece.text[: known.start()]):
            return piece.value(known[0], 0.95, *known.span())
        return piece.as_text(0.85) if piece.text else None
    without = _without_schools(text)
    if (match := MAJOR_OF_FACULTY.search(without)) and not NO_MAJOR.search(match["major"]):
        return part.found(match, "major").as_text(0.85)
    if place := _of_degree(without):
        return part.cut(*place).as_text(0.85)
    if match := chinese.search(without):
        return part.value(_whole_cell(text, match), 0.92, match.start(), match.start() + len(_whole_cell(text, match)))
    own = list(english.finditer(without))
    # "Bachelor of Economics, Finance": the degree's own name comes second.
    if match := next((one for one in own if not _in_degree(without, one)), own[0] if own else None):
        return part.value(text[match.start() : match.end()], 0.92, *match.span())
    return _major_behind_degree(part, without)


def _without_own_degrees(text: str) -> str:
    """工商管理硕士 is a degree, its 工商管理 no field that is told."""
    return OWN_DEGREES.sub(lambda match: "\t" * len(match[0]), text)


def _of_degree(without: str) -> tuple[int, int] | None:
    """Where the field before a degree stands."""
    match = MAJOR_OF_DEGREE.search(without)
    if match is None:
        return None
    start, end = match.span("major")
    verb = list(re.finditer(r"持有|取得|拥有|攻读|获得?", match["major"]))
    start += verb[-1].end() if verb else 0
    return (start, end) if end - start >= 2 and not NO_MAJOR.search(without[start:end]) else None


def _whole_cell(text: str, match: re.Match[str]) -> str:
    """工商管理（市场方向）stays one; the cell's end is the name's end where it is close."""
    tail = re.match(r"(?:[\u4e00-\u9fff]{0,6})(?=$|[\s\t,，|｜/（(;；])", text[match.end() :])
    more = (
        tail[0]
        if tail and not re.search(r"本科|硕士|博士|专科|大专|学士|研究生|专业|学历|学位|学院|系$|方向", tail[0])
        else ""
    )
    return match[0] + more


def _without_schools(text: str) -> str:
    """The text with schools blanked out, place for place, so that 北京外国语大学 teaches no 外国语."""
    for pattern in (_known_zh(), _known_en(), SCHOOL_EN, SCHOOL_ZH):
        text = pattern.sub(lambda match: "\t" * len(match[0]), text)
    return text


def _major_behind_degree(part: Part, without: str) -> Value[str] | None:
    """ "BSc in Marine Ecology": whatever it is that the degree is in."""
    for _, pattern in _degrees():
        degree = pattern.search(without)
        if degree is None or is_chinese(degree[0]):
            continue
        start = _with_field_in_name(without, degree) if degree[0].lower().endswith(" of") else degree.end()
        if (match := MAJOR_IN.match(without, _skip_blank(without, start))) and match["major"].strip():
            piece = part.found(match, "major")
            return piece.as_text(0.8) if len(piece.text) >= 3 else None
    return None


def _in_degree(text: str, field: re.Match[str]) -> bool:
    """Whether the field is a piece of the degree's name: Bachelor of Economics."""
    return bool(re.search(r"(?:Bachelor|Master|Doctor|Associate)s? of $", text[: field.start()]))


def _skip_blank(text: str, at: int) -> int:
    while at < len(text) and text[at] in " .)":
        at += 1
    return at


def _major_by_place(draft: Draft) -> Value[str] | None:
    """A cell that is neither school nor degree nor date, beside them."""
    taken = [value.source for value in (draft.school, draft.degree, draft.start, draft.end) if value]
    for part in draft.open_parts:
        for cell in _small_cells(part):
            if any(source.start < cell.end and cell.at < source.end for source in taken):
                continue
            if _may_be_major(cell.text):
                return cell.as_text(0.6)
    return None


def _small_cells(part: Part) -> Iterator[Part]:
    pattern = re.compile(r"\t|\s*[|｜,，;；/•·]\s*|\s+[-–—]\s+|\s+(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])\s+|\s{2,}")
    yield from part.cells(pattern)


def _may_be_major(text: str) -> bool:
    if re.search(r"\d|学院$|系$|大学|全日制|统招|学历|学位|在读|毕业|GPA|[：:]|城市|省|市$|排名|奖", text):
        return False
    if is_chinese(text):
        return 2 <= len(text) <= LONGEST_MAJOR_ZH and not re.search(r"[。！？]", text)
    return False
