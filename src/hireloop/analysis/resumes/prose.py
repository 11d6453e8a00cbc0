"""Careers told in sentences:"
" "高勇，男，1966年出生，本科学历，高级工程师。历任甲公司经理、总经理，现任乙集团董事。"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .date_ranges import DateRange, ranges_in
from .education import degree_in, major_in, school_in
from .experience import MOST_JOBS
from .gazetteers import any_of, words
from .model import Education, Experience, Value
from .organisations import employer_end, is_title
from .places import Part

SENTENCE = re.compile(r"[^。；;\n!？！]+")
CLAUSE = re.compile(r"[，,；;。]")
HELD = re.compile(
    r"(?:先后担任过?|先后任|先后在|先后于|历任|曾历任|曾任|曾担任|曾在|现任|现兼任|现担任|担任|兼任"
    r"|出任|升任|调任|聘任为|聘为|当选为?|任职于|就职于|供职于|任|工作于|现为|为|是|历次担任|系|在)"
)
FIRM = re.compile(
    r".*?(?:有限责任公司|股份有限公司|有限公司|总公司|集团公司|分公司|公司|集团|银行)"
    r"(?!有限|股份|责任|公司|集团|总)(?:[（(][\u4e00-\u9fff]{2,8}[）)])?"
)
DEPARTMENT_FIRST = re.compile(r"[\u4e00-\u9fff]{0,10}?(?:部|处|科|室|组|办|车间|中心|分厂)")
WORKED = re.compile(
    r"(?:就职于|任职于|供职于|工作于|服务于|在)(?P<where>[^，,。；;]{3,60}?)(?:工作|从事|任职|就职|供职|$)"
)
NOW = re.compile(r"现任|现兼任|现担任|现为|至今|目前")
TITLES_OF_RANK = re.compile(
    r"(?:正|副|助理|特级|教授级|研究员级|一级|二级|三级|国家一级|国家二级|注册|中国注册|国际注册|初级"
    r"|中级|高级|资深|首席)*"
    r"(?:高工|工程师|经济师|会计师|审计师|统计师|政工师|律师|医师|药师|技师|评估师|税务师|研究员|教授|讲师"
    r"|建筑师|规划师|造价师|建造师|编辑|记者|农艺师|畜牧师|兽医师|设计师|精算师|译审|翻译|工艺美术师"
    r"|船长|实验师|主任医师)"
)
JOINED_TITLES = re.compile(r"[、兼和及]|暨")
OWN_COMPANY = re.compile(
    r"^(?:本公司|公司|本集团|集团|本行|我行|本所|我公司|发行人|股份公司|有限公司|该公司|本院|本校)"
)
STUDY_CLAUSES = re.compile(r"[。；;，,\n]")
STUDIED = re.compile(r"毕业|就读|学历|学位|博士|硕士|本科|大专|专科|学士|研究生|中专|高中|MBA|EMBA|攻读|进修")


@dataclass(frozen=True)
class Job:
    employer: Value[str] | None
    title: Value[str] | None
    found: DateRange | None
    part: Part
    is_current: bool


def told_jobs(parts: Sequence[Part]) -> tuple[Experience, ...]:
    """Jobs in running sentences; one for each title."""
    found = [_experience(job) for part in parts for job in _jobs(part)]
    return tuple(found)[:MOST_JOBS]


def _experience(job: Job) -> Experience:
    dates = job.found
    start = job.part.value(dates.start, 0.9, dates.start_at.start, dates.start_at.end) if dates else None
    end = None
    if dates and dates.end and dates.end_at:
        end = job.part.value(dates.end, 0.9, dates.end_at.start, dates.end_at.end)
    return Experience(
        employer=job.employer, title=job.title, start=start, end=end, is_current=job.is_current and end is None
    )


def _jobs(part: Part) -> Iterator[Job]:
    for sentence in SENTENCE.finditer(part.text):
        whole = part.text
        ranges = [one for one in ranges_in(whole) if sentence.start() <= one.span.start < sentence.end()]
        employer: Value[str] | None = None
        is_now = False
        at = sentence.start()
        for clause in CLAUSE.split(sentence[0]):
            stretch = Part(whole[at : at + len(clause)], part.at + at, part.document, part.line)
            dates = _dates_for(ranges, at, at + len(clause))
            if HELD.search(clause):
                is_now = bool(NOW.search(clause))
            held = list(_held(stretch))
            if not held and (places := list(_worked_at(stretch))):
                employer = places[-1]
                # What one was there may be told next: then these are no jobs of their own.
                goes_on = HELD.search(part.text, at + len(clause), sentence.end())
                for place in () if goes_on and len(places) == 1 else places:
                    yield Job(place, None, dates, part, bool(dates and dates.is_current))
            for found, title in held:
                employer = found or employer
                yield Job(employer, title, dates, part, is_now or bool(dates and dates.is_current))
            at += len(clause) + 1


def _dates_for(ranges: Sequence[DateRange], start: int, end: int) -> DateRange | None:
    """The range in the clause, else the last before it in the sentence."""
    before = [one for one in ranges if one.span.start < end]
    return before[-1] if before else None


def _held(clause: Part) -> Iterator[tuple[Value[str] | None, Value[str]]]:
    """Employer and title, for each of "甲公司经理、总经理" and "甲公司经理、乙公司董事"."""
    start = _behind_verb(clause.text)
    rest = clause.cut(start, len(clause.text))
    employer: Value[str] | None = None
    for piece in rest.cells(JOINED_TITLES):
        piece = _without_verb(piece)
        end = _employer_end(piece.text)
        if end:
            employer = piece.cut(0, end).as_text(0.85)
            piece = _without_verb(piece.cut(end, len(piece.text)))
        title = _title(piece)
        if title and (employer or start):
            yield employer, title


def _worked_at(clause: Part) -> Iterator[Value[str]]:
    """Employers of whom no title is told: "在国家物资局、物资部从事调拨工作"."""
    match = WORKED.search(clause.text)
    if match is None:
        return
    for piece in clause.found(match, "where").cells(JOINED_TITLES):
        end = _employer_end(piece.text)
        if end >= 3 and end >= len(piece.text) - 1:
            yield piece.cut(0, end).as_text(0.8)


def _behind_verb(text: str) -> int:
    """Behind the dates and the verb: what is held begins there."""
    last = 0
    for one in ranges_in(text):
        last = max(last, one.span.end)
    for match in HELD.finditer(text):
        if match.start() <= last + 3 or match[0] not in {"为", "是", "系", "在", "任"}:
            last = max(last, match.end())
            break
    return last


def _without_verb(piece: Part) -> Part:
    found = re.match(r"^(?:先后|历任|曾任|现任|担任|兼任|任|在|于|并|同时|还)+", piece.text)
    return piece.cut(found.end(), len(piece.text)) if found else piece


def _employer_end(text: str) -> int:
    own = OWN_COMPANY.match(text)
    longest = employer_end(text)
    if longest:
        # 某某公司财务部 belongs to the title as much as to the firm: the firm is the firm.
        firm = FIRM.match(text)
        branch = re.match(r".*(?:分公司|子公司|分行|支行)", text)
        if branch and branch.end() <= longest:
            return branch.end()
        if firm and firm.end() >= 4 and DEPARTMENT_FIRST.match(text[firm.end() :]) and is_title(text[firm.end() :]):
            return min(longest, firm.end())
        return longest
    return own.end() if own and own.end() < len(text) else 0


def _title(piece: Part) -> Value[str] | None:
    text = re.sub(r"(?:等职务?|职务|一职|等)$", "", piece.text)
    bare = piece.cut(0, len(text))
    if bare.text and is_title(bare.text) and not re.search(r"\d{4}", bare.text):
        return bare.as_text(0.85)
    return None


def told_studies(parts: Sequence[Part]) -> tuple[Education, ...]:
    """Schools and degrees in running sentences."""
    found: list[Education] = []
    for part in parts:
        at = 0
        for clause in STUDY_CLAUSES.split(part.text):
            piece = part.cut(at, at + len(clause))
            at += len(clause) + 1
            if STUDIED.search(piece.text) and (study := _study(piece)):
                found.append(study)
    return _merged(found)


def _study(piece: Part) -> Education | None:
    school, degree = school_in(piece), degree_in(piece)
    if school and not re.search(
        r"毕业|就读|攻读|学历|学位|获|取得|学士|硕士|博士(?!生导师)|本科|专科|大专|进修|专业", piece.text
    ):
        school = None
    if school is None and degree is None:
        return None
    dates = next(ranges_in(piece.text), None)
    start = piece.value(dates.start, 0.85, dates.start_at.start, dates.start_at.end) if dates else None
    end = (
        piece.value(dates.end, 0.85, dates.end_at.start, dates.end_at.end)
        if dates and dates.end and dates.end_at
        else None
    )
    return Education(
        school,
        degree[0] if degree else None,
        degree[1] if degree else None,
        major_in(piece) if school or "专业" in piece.text else None,
        start,
        end,
    )


def _merged(found: Sequence[Education]) -> tuple[Education, ...]:
    """A degree told without a school belongs to the school beside it."""
    kept: list[Education] = []
    for study in found:
        last = kept[-1] if kept else None
        if last and study.school is None and last.degree is None and last.school:
            kept[-1] = replace(last, degree=study.degree, level=study.level, major=last.major or study.major)
        elif last and last.school is None and study.school and study.degree is None:
            kept[-1] = replace(study, degree=last.degree, level=last.level, major=study.major or last.major)
        else:
            kept.append(study)
    return tuple(kept)


def ranks(parts: Sequence[Part]) -> tuple[Value[str], ...]:
    """Professional titles that are held for life: 高级工程师, 注册会计师."""
    found: dict[str, Value[str]] = {}
    pattern = re.compile(
        rf"(?:^|[，,、。；;：:\s\t（(]|职称)(?P<rank>{TITLES_OF_RANK.pattern}"
        rf"|{any_of(words('certificates')['zh'][:8])})(?=$|[，,、。；;\s\t）).]|职称|资格)"
    )
    for part in parts:
        at = 0
        while match := pattern.search(part.text, at):
            at = match.end("rank")
            found.setdefault(match["rank"], part.value(match["rank"], 0.85, *match.span("rank")))
    return tuple(found.values())
