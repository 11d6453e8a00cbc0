"""Schools and degrees told in sentences: "毕业于东北财经大学会计学专业，获硕士学位"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from .date_ranges import dates_in, ranges_in
from .dates import PartialDate
from .education import degree_in, major_in, school_in
from .model import Education, Value
from .places import Part

CLAUSES = re.compile(r"[。；;，,\n、]")
STUDIED = re.compile(
    r"毕业|肄业|结业|就读|学历|学位|博士|硕士|本科|大专|专科|学士|研究生|中专|中技|技校|高中|初中|小学|MBA|EMBA|攻读|进修|考入"
    r"|文化|系$|专业"
)
OF_SCHOOL = re.compile(
    r"毕业|肄业|结业|就读|攻读|学历|学位|获|取得|持有|学士|硕士|博士(?!生导师)|本科|专科|大专|中专|中技|进修|专业|系$|考入|MBA"
)
# Behind a date: it is that of the end.
ENDED = re.compile(r"(?!\s?生|出生)\s?[^，,\d\s]{0,24}?(?:毕业|获|取得)")
# What is said of a school by whom one works there.
AT_WORK = re.compile(
    r"任|教师|讲师|教授|老师|院长|校长|主任|导师|博士后|教练|研究员|助教|处长|书记|工作|会长|家长|学者|做|当"
)


def told_studies(parts: Sequence[Part]) -> tuple[Education, ...]:
    """In the order in which they are told."""
    found: list[Education] = []
    for part in parts:
        at = 0
        for gap in [*CLAUSES.finditer(part.text), None]:
            piece = part.cut(at, gap.start() if gap else len(part.text))
            at = gap.end() if gap else at
            if STUDIED.search(piece.text) and (study := _study(piece)):
                found.append(study)
    return _merged(found)


def _study(piece: Part) -> Education | None:
    school, degree = school_in(piece), degree_in(piece)
    if school and (not OF_SCHOOL.search(piece.text) or _is_place_of_work(piece.text, school.value)):
        school = None
    if degree and re.search(r"博士(?:研究)?生导师|博导|硕士(?:研究)?生导师|硕导|博士后", piece.text):
        degree = None
    if (
        degree
        and school is None
        and re.search(r"小学|中学|高中|学院|大学", piece.text)
        and _is_place_of_work(piece.text, "")
    ):
        degree = None
    if school is None and degree is None:
        # "…，汽车设计专业，…": belongs to the school beside it.
        major = major_in(piece) if piece.text.endswith("专业") else None
        return Education(major=major) if major else None
    name, level = degree or (None, None)
    start, end = _dates(piece, has_school=school is not None)
    return Education(school, name, level, major_in(piece), start, end)


def _dates(piece: Part, *, has_school: bool) -> tuple[Value[PartialDate] | None, Value[PartialDate] | None]:
    """The range; a date alone is when it ended, where the words say so."""
    if found := next(ranges_in(piece.text), None):
        start = piece.value(found.start, 0.85, found.start_at.start, found.start_at.end)
        if found.end is None or found.end_at is None:
            return start, None
        return start, piece.value(found.end, 0.85, found.end_at.start, found.end_at.end)
    for date, span in dates_in(piece.text) if has_school else ():
        if ENDED.match(piece.text, span.end):
            return None, piece.value(date, 0.8, span.start, span.end)
    return None, None


def _is_place_of_work(text: str, school: str) -> bool:
    """北京大学教授 works there; 北京大学毕业 has been there."""
    behind = text.partition(school)[2] if school else text
    return bool(AT_WORK.search(behind)) and not re.search(r"毕业|学位|学历|获|取得|就读|攻读|专业", text)


def _merged(found: Sequence[Education]) -> tuple[Education, ...]:
    """A degree told without a school belongs to the school beside it."""
    kept: list[Education] = []
    for study in found:
        last = kept[-1] if kept else None
        if study.school is None and study.degree is None:
            if last and last.major is None:
                kept[-1] = replace(last, major=study.major)
            continue
        if last and study.school is None and last.degree is None and last.school:
            kept[-1] = replace(last, degree=study.degree, level=study.level, major=last.major or study.major)
        elif last and last.school is None and study.school and study.degree is None:
            kept[-1] = replace(study, degree=last.degree, level=last.level, major=study.major or last.major)
        elif last and last.school is None and study.school and _same_level(last, study):
            kept[-1] = replace(study, degree=last.degree, major=study.major or last.major)
        elif last and study.school is None and last.school and last.end is None and _same_level(last, study):
            continue
        else:
            kept.append(study)
    return tuple(kept)


def _same_level(one: Education, other: Education) -> bool:
    return bool(one.level and other.level and one.level.value == other.level.value)
