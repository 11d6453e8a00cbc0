"""Jobs: whose, as what, from when to when, and what was done."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from .date_ranges import DateRange, ranges_in, wrapped_range
from .dates import PartialDate
from .gazetteers import is_chinese
from .model import Experience, Value
from .organisations import Cell, best, cells_of
from .places import Part
from .sections import SectionPart

DUTY = re.compile(
    r"^(?:工作)?(?:职责|内容|描述|业绩|成果|概述|主要工作|主要职责|岗位职责|工作描述|工作职责|工作内容"
    r"|工作业绩|主要业绩|项目描述|项目职责|业绩|负责|参与|主导|带领|协助|完成|实现|通过|根据|使用|基于"
    r"|独立|组织|制定|熟悉|推动|优化|搭建|维护"
    r"|responsibilities|duties|achievements|key achievements|description|technologies|tech stack"
    r"|environment|reason for leaving|离职原因|汇报对象|公司简介|公司介绍|所属行业|技术栈|开发环境)",
    re.IGNORECASE,
)
LONGEST_HEADER_ZH, LONGEST_HEADER_EN = 42, 95
MOST_HEADER_LINES, MOST_LINES_BELOW = 2, 3
LASTED = re.compile(
    r"^(?:[)）\]】]|[（(·]?\s*(?:\d+\s*年)?\s*(?:\d+\s*个?月)?\s*[)）]"
    r"|[（(·]?\s*(?:\d+\s*(?:years?|yrs?))?\s*(?:\d+\s*(?:months?|mos?))?\s*[)）]?(?=$|\s|[)）]))\s*",
    re.IGNORECASE,
)
# A line that only tells how long: "4 years 2 months".
ONLY_LASTED = re.compile(
    r"[（(]?\s*(?:\d+\s*(?:年|years?|yrs?))?\s*(?:\d+\s*(?:个?月|months?|mos?))?\s*[)）]?", re.IGNORECASE
)
INTERN = re.compile(r"实习|\bintern(?:ship)?\b|trainee", re.IGNORECASE)
MOST_JOBS = 60


@dataclass
class Row:
    """A line of the section, with its range taken out of the text."""

    source: SectionPart
    found: DateRange | None
    dates: tuple[Value[PartialDate] | None, Value[PartialDate] | None] = (None, None)
    is_current: bool = False
    rest: list[Part] = field(default_factory=list)

    @property
    def has_range(self) -> bool:
        return self.dates[0] is not None

    @property
    def is_header(self) -> bool:
        """May name the employer or the title, and does not tell what was done."""
        text = self.source.text
        most = LONGEST_HEADER_ZH if is_chinese(text) else LONGEST_HEADER_EN
        ends_sentence = text.rstrip().endswith(("。", "；", ";", "，", ".")) and not re.search(
            r"(?:Inc|Ltd|Co|Corp|LLC|\b[A-Z])\.$", text
        )
        starts_small = text[:1].islower()
        return not (self.source.is_bullet or DUTY.match(text) or len(text) > most or ends_sentence or starts_small)


def experiences(parts: Sequence[SectionPart]) -> tuple[Experience, ...]:
    """In the order of the document. ``parts``: the lines of the sections about work."""
    rows = rows_of(parts)
    jobs = [job for entry in _entries(rows) if (job := _job(entry))]
    return tuple(_with_shared_employers(jobs))[:MOST_JOBS]


def rows_of(parts: Sequence[SectionPart]) -> list[Row]:
    rows: list[Row] = []
    skip_cell = False
    parts = [part for part in parts if not ONLY_LASTED.fullmatch(part.text.strip())]
    for number, part in enumerate(parts):
        following = parts[number + 1] if number + 1 < len(parts) else None
        row, taken = _row(part, following, without_first_cell=skip_cell)
        skip_cell = taken
        rows.append(row)
    return rows


def _row(part: SectionPart, following: SectionPart | None, *, without_first_cell: bool) -> tuple[Row, bool]:
    piece = part.part
    if without_first_cell:
        first = piece.text.split("\t")[0]
        piece = piece.cut(len(first), len(piece.text))
        part = replace(part, part=piece)
    found = next(ranges_in(piece.text), None)
    if found and not _is_header_range(piece.text, found, is_bullet=part.is_bullet):
        found = None
    if found is None:
        return _wrapped(part, following)
    start = piece.value(found.start, 0.95, found.start_at.start, found.start_at.end)
    end = piece.value(found.end, 0.95, found.end_at.start, found.end_at.end) if found.end and found.end_at else None
    rest = [piece.cut(0, found.span.start), piece.cut(found.span.end, len(piece.text))]
    return Row(part, found, (start, end), found.is_current, [_bare(one) for one in rest if one.text]), False


def _bare(part: Part) -> Part:
    """Without brackets that held the dates, and how long it was ("2年3个月")."""
    text = part.text
    start = LASTED.match(text)
    end = re.search(r"\s*[（(\[【]\s*$", text)
    return part.cut(start.end() if start and start.end() else 0, end.start() if end else len(text))


def _is_header_range(text: str, found: DateRange, *, is_bullet: bool) -> bool:
    """Dates inside a long sentence about what was done are not those of a job."""
    outside = len(text) - (found.span.end - found.span.start)
    most = LONGEST_HEADER_ZH + 8 if is_chinese(text) else LONGEST_HEADER_EN + 15
    if is_bullet and found.span.start > 4 and outside > 0.7 * most:
        return False
    return outside <= most or found.span.start <= 2


def _wrapped(part: SectionPart, following: SectionPart | None) -> tuple[Row, bool]:
    """Dates that go on in the first cell of the next line."""
    piece = part.part
    if following is not None:
        below = following.part.text.split("\t")[0]
        wrapped = wrapped_range(piece.text, below) if len(below) <= 24 else None
        if wrapped:
            start, end, start_at, end_at, opening = wrapped
            begin = piece.value(start, 0.93, start_at.start, start_at.end)
            finish = following.part.value(end, 0.93, end_at.start, end_at.end) if end else None
            rest = [one for one in (piece.cut(opening, len(piece.text)),) if one.text]
            return Row(part, None, (begin, finish), end is None, rest), True
    return Row(part, None, rest=[piece] if piece.text else []), False


# --- which lines make one job


@dataclass
class Entry:
    header: list[Row]
    body: list[Row]


def _entries(rows: Sequence[Row]) -> Iterator[Entry]:
    anchors = [number for number, row in enumerate(rows) if row.has_range]
    if not anchors:
        anchors = [number for number, row in enumerate(rows) if row.is_header and best(_cells([row]), "employer")]
    if not anchors:
        return
    before = _lines_before(rows, anchors)
    starts = [max(_first_before(rows, anchor, before), 0) for anchor in anchors]
    for place, anchor in enumerate(anchors):
        start = max(starts[place], anchors[place - 1] + 1 if place else 0)
        end = starts[place + 1] if place + 1 < len(anchors) else len(rows)
        end = max(end, anchor + 1)
        header_end = anchor + 1
        named: set[str] = {cell.kind for cell in _cells(rows[start:header_end])}
        if "title" in named and "other" in {cell.kind for cell in _cells(rows[start:anchor])}:
            named.add("employer")  # a line over the title that is nothing else
        while header_end < end and header_end - anchor <= MOST_LINES_BELOW and rows[header_end].is_header:
            kinds: set[str] = {cell.kind for cell in _cells([rows[header_end]])}
            if {"employer", "title"} <= named or not _adds(kinds, named):
                break
            named |= kinds
            header_end += 1
        yield Entry(list(rows[start:header_end]), list(rows[header_end:end]))


def _adds(kinds: set[str], named: set[str]) -> bool:
    if kinds == {"kind_of_work"}:
        return True  # "Sector: energy" stands between the title and the employer
    return bool(kinds & ({"employer", "title"} - named)) or ("other" in kinds and not {"employer", "title"} <= named)


def _lines_before(rows: Sequence[Row], anchors: Sequence[int]) -> int:
    """How many lines stand over the dates of a job, told from the first ones that say so."""
    counts = []
    for place, anchor in enumerate(anchors):
        floor = anchors[place - 1] if place else -1
        count = 0
        while anchor - count - 1 > floor and count < MOST_HEADER_LINES and rows[anchor - count - 1].is_header:
            if not {cell.kind for cell in _cells([rows[anchor - count - 1]])} & {"employer", "title"} and place:
                break
            count += 1
        counts.append(count)
    own = _kinds_on_dates(rows, anchors)
    if {"employer", "title"} <= own:
        return 0
    return counts[0]


def _kinds_on_dates(rows: Sequence[Row], anchors: Sequence[int]) -> set[str]:
    """What the lines with dates name in most jobs."""
    kinds = [{cell.kind for cell in _cells([rows[anchor]])} for anchor in anchors]
    return {kind for kind in ("employer", "title") if sum(kind in one for one in kinds) * 2 > len(kinds)}


def _first_before(rows: Sequence[Row], anchor: int, before: int) -> int:
    start = anchor
    while start > 0 and anchor - start < before and rows[start - 1].is_header and not rows[start - 1].has_range:
        start -= 1
    return start


def _cells(rows: Sequence[Row]) -> list[Cell]:
    return [cell for row in rows for part in row.rest for cell in cells_of(part)]


# --- what a job is


def _job(entry: Entry) -> Experience | None:
    cells = _cells(entry.header)
    dated = next((row for row in entry.header if row.has_range), None)
    employer, title = best(cells, "employer"), best(cells, "title")
    others = [cell for cell in cells if cell.kind == "other" and len(cell.part.text) >= 2]
    if employer is None and others:
        employer = Cell("employer", others.pop(0).part, 0.55)
    if title is None and others and employer is not None and _is_beside(others[0], employer):
        title = Cell("title", others.pop(0).part, 0.55)
    if employer is None and title is None:
        return None
    city = best(cells, "city")
    whole = " ".join(cell.part.text for cell in cells) + entry.header[0].source.section
    return Experience(
        employer=employer.part.as_text(employer.confidence) if employer else None,
        title=title.part.as_text(title.confidence) if title else None,
        start=dated.dates[0] if dated else None,
        end=dated.dates[1] if dated else None,
        is_current=bool(dated and dated.is_current),
        city=city.part.as_text(city.confidence) if city else None,
        bullets=tuple(_bullets(entry.body)),
        is_internship=bool(INTERN.search(whole)),
    )


def _is_beside(cell: Cell, employer: Cell) -> bool:
    return abs(cell.part.at - employer.part.at) < 120


def _bullets(rows: Sequence[Row]) -> Iterator[Value[str]]:
    """What was done; a line that only goes on with the one before is joined to it."""
    open_part: list[Part] = []
    for row in rows:
        part = row.source.part
        if not part.text:
            continue
        if open_part and _goes_on(open_part[-1], part, row):
            open_part.append(part)
            continue
        if open_part:
            yield _joined(open_part)
        open_part = [part]
    if open_part:
        yield _joined(open_part)


def _goes_on(before: Part, part: Part, row: Row) -> bool:
    if row.source.is_bullet or before.line.page != part.line.page or DUTY.match(part.text):
        return False
    if part.text[:1].islower() or not before.text.rstrip().endswith(("。", "；", ";", ".", "：", ":")):
        return part.at - before.end <= 3
    return False


def _joined(parts: Sequence[Part]) -> Value[str]:
    document, first, last = parts[0].document, parts[0], parts[-1]
    whole = Part(document.text[first.at : last.end], first.at, document, first.line)
    glue = "" if is_chinese(whole.text) else " "
    return whole.value(glue.join(" ".join(part.text.split()) for part in parts), 0.9)


def _with_shared_employers(jobs: Sequence[Experience]) -> Iterator[Experience]:
    """Several titles at one employer: the name stands once, over them; the line that only names it goes."""
    current: Experience | None = None
    for number, job in enumerate(jobs):
        following = jobs[number + 1] if number + 1 < len(jobs) else None
        if job.employer and job.title is None and not job.bullets and following and _is_under(following, job):
            current = job
            continue
        if job.employer is None and current and current.employer:
            shared = replace(current.employer, confidence=min(0.8, current.employer.confidence))
            job = replace(job, employer=shared)
        elif job.employer:
            current = job
        yield job


def _is_under(job: Experience, over: Experience) -> bool:
    if job.employer is not None or job.title is None:
        return False
    return not (job.start and over.start) or job.start.value >= over.start.value
