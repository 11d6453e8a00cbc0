"""A résumé's lines by section: what stands under "教育经历", what under "Skills"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hireloop.engines.documents import Document, Line

from .gazetteers import folded, headings, is_chinese
from .places import Part, part_of

DECORATION = re.compile(
    r"^[\s\d一二三四五六七八九十IVX]{0,3}[、.．)）]\s*|^[\W_]+|[\W_]+$|^(?:part|section)\s*\d*\s*", re.IGNORECASE
)
LABEL = re.compile(
    r"^\W{0,3}(?P<label>[A-Za-z][A-Za-z &/]{2,40}?|[\u4e00-\u9fff /、及与和]{2,12})\s*[:：\t]\s*(?P<rest>\S.*)$"
)
LONGEST_WORDS = 6
LONGEST_SIGNS = 24
# Labels of single facts look like headings: "工作经验：5年".
ONE_FACT = re.compile(
    r"^\s*(?:约|近|超过|over\s|more than\s)?[\d.一二两三四五六七八九十]+\s*\+?\s*(?:年|years?|yrs?)"
    r"|^(?:无|应届|本科|硕士|博士|大专|专科|高中|中专)",
    re.IGNORECASE,
)
COLUMN = re.compile(
    r"(?:起止|在校|任职|工作|就读|教育)?(?:时间|日期|年月|起止|期间)|(?:毕业)?(?:学校|院校"
    r"|院系)(?:名称)?|(?:所学)?专业(?:名称)?|学历|学位|学历/学位"
    r"|(?:公司|单位|工作单位|企业|任职公司)(?:名称)?|职位|职务|岗位|担任职务|部门|证明人|证明人及电话"
    r"|工作内容|离职原因|工作地点|地点|备注|培养方式"
    r"|period|dates?|from|to|time|school|university|institution|major|degree|field of study|company"
    r"|employer|position|title|role|location|qualification",
    re.IGNORECASE,
)
INLINE = {"skills", "languages", "certificates", "interests", "awards", "summary", "objective", "training"}
BULLET = re.compile(
    r"^\s*(?:[•●○■□▪◆◇★☆►▶▸➢➤✓✔→»*·∙‣⁃◦–—\-]\s*|(?:\d{1,2}|[a-z])[.、)）]\s*(?!\d)|[（(]\d{1,2}[)）]"
    r"|[①-⑳]|[oO§]\s(?=[A-Z\u4e00-\u9fff]))"
)


@dataclass(frozen=True)
class SectionPart:
    """A line, or what is left of it behind its heading, and the section it belongs to ("" before any heading)."""

    section: str
    part: Part
    is_bullet: bool

    @property
    def text(self) -> str:
        return self.part.text


@dataclass
class State:
    section: str
    line: Line | None = None


def sectioned(document: Document) -> list[SectionPart]:
    return list(_walk(document))


def _walk(document: Document) -> Iterator[SectionPart]:
    states: dict[tuple[int, int], State] = {}
    for line in document.lines:
        key = (line.page, line.block)
        if key not in states:
            states[key] = State(_inherited(line, states))
        state = states[key]
        state.line = line
        part = part_of(document, line)
        if is_table_head(line.text):
            continue
        for section, piece in _headed(part, is_big=line.is_bold):
            if section:
                state.section = section
            if piece is not None:
                yield _section_part(state.section, piece)


def _inherited(line: Line, states: dict[tuple[int, int], State]) -> str:
    """A column goes on where it stood on the page before; a new one on the same page begins anew."""
    same_page = [state for (page, _), state in states.items() if page == line.page]
    if same_page:
        # Without places (a DOCX), blocks follow each other like paragraphs.
        return same_page[-1].section if line.box is None else ""
    before = [state for (page, _), state in states.items() if page == line.page - 1]
    if not before or line.box is None:
        return before[-1].section if before else ""
    return max(before, key=lambda state: _shared_width(state.line, line)).section


def _shared_width(one: Line | None, other: Line) -> float:
    if one is None or one.box is None or other.box is None:
        return 0.0
    return min(one.box.right, other.box.right) - max(one.box.left, other.box.left)


def _section_part(section: str, part: Part) -> SectionPart:
    bullet = BULLET.match(part.text)
    if bullet and bullet.end() < len(part.text):
        return SectionPart(section, part.cut(bullet.end(), len(part.text)), is_bullet=True)
    return SectionPart(section, part, is_bullet=False)


def _headed(part: Part, *, is_big: bool) -> Iterator[tuple[str, Part | None]]:
    """The section that begins here, if one does, and what of the line is content."""
    if section := heading_of(part.text):
        yield section, None
        return
    cells = part.text.split("\t")
    if len(cells) > 1 and (section := heading_of(cells[0])):
        yield section, part.cut(len(cells[0]) + 1, len(part.text))
        return
    label = LABEL.match(part.text)
    section = heading_of(label["label"]) if label else ""
    if label and section and not ONE_FACT.match(label["rest"]):
        is_wide = section in INLINE or (section in {"education", "experience"} and len(label["rest"]) > 10)
        if is_wide and section != "summary":
            # Only for this line where a single fact may follow; a list goes on below.
            yield section, part.cut(label.start("rest"), len(part.text))
            return
    yield "", part


def is_table_head(text: str) -> bool:
    """The row over a table that names its columns: 时间 学校 专业 学历."""
    cells = [cell.strip(" :：") for cell in re.split(r"\t|\s{2,}|\s*[|｜/]\s*", text.strip())]
    return len(cells) > 1 and all(COLUMN.fullmatch(cell) for cell in cells)


def heading_of(text: str) -> str:
    """The section that this line is the heading of; "" for any other line."""
    plain = DECORATION.sub("", DECORATION.sub("", text.strip()))
    if not plain or len(plain) > 60:
        return ""
    known = headings()
    if section := known.get(folded(plain)):
        return section
    chinese = "".join(re.findall(r"[\u4e00-\u9fff]+", plain))
    latin = " ".join(re.findall(r"[A-Za-z&]+", plain))
    if chinese and latin and is_chinese(plain) and len(chinese) <= 8:
        # Both languages side by side: 教育背景 EDUCATION.
        return known.get(folded(chinese), "") if folded(latin) in known or len(latin.split()) <= 2 else ""
    # Parted letters: E D U C A T I O N.
    if re.fullmatch(r"(?:[A-Z&]\s+){3,}[A-Z]", plain):
        return known.get(folded(plain), "")
    if (
        chinese
        and len(plain) <= 12
        and (match := re.fullmatch(r"([\u4e00-\u9fff]{2,6})[/／、&及与和]([\u4e00-\u9fff]{2,6})", plain))
    ):
        return known.get(folded(match[1]), "") or known.get(folded(match[2]), "")
    return ""
