"""Sentences of a clause, and whether what stands in one is forbidden or denied there rather than agreed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from hireloop.law.cn.text.alignment import offset_in
from hireloop.law.model import Clause, Place

ENDS = re.compile(r"[。；;！!\n]+")
COMMAS = re.compile(r"[，,、：:]")
EMPLOYER = r"(?:甲方|用人单位|公司|企业|单位|雇主|本店|本厂)"
EMPLOYEE = r"(?:乙方|劳动者|员工|职工|雇员|本人|女职工)"

# 不得要求…, 无需…, 禁止…: what follows in the same breath is not agreed.
DENIALS = (
    r"不得|不应|不可(?!抗|以?撤)|不能|不会|不再|不予|不准|不许|不以|不因|不向|不与|不对|不要|不要求|不收取|不扣押|不扣留|不约定|不存在|不属于|"
    r"不构成|不视为|不免除|不影响|未经|无需|无须|不需|不必|禁止|严禁|无权|并非|不是|不允许|避免|杜绝|拒绝|反对|没有|未"
)
DENIAL = re.compile(DENIALS)
BY_EMPLOYER = re.compile(
    rf"{EMPLOYER}(?:(?!{EMPLOYEE})[^，。；]){{0,10}}?(?:不得|不应|不能|不会|不可|无权|承诺不|保证不|禁止|严禁)"
)
VOID_AFTER = re.compile(
    r"(?:(?:约定|承诺|条款|声明|协议|行为|要求)[^。；]{0,8}(?:无效|不生效|不具有|没有)[^。；]{0,4}(?:效力|约束力)?|"
    r"(?:均|均属|属于?|系|是)(?:违法|无效)|(?:仍|均|也)(?:然)?(?:应当?|须|需要?|必须|不免除|依法)|有权拒绝|不予(?:认可|支持)|"
    r"应当?(?:予以)?(?:拒绝|纠正|改正))"
)


@dataclass(frozen=True)
class Sentence:
    """A sentence of a clause; ``start`` is its offset in the clause's text."""

    text: str
    start: int
    clause: Clause

    def place_of(self, found: re.Match[str]) -> Place | None:
        """Where in the document the match stands; None where the clause has no place."""
        if self.clause.place is None:
            return None
        printed = self.clause.place.text
        first, last = (offset_in(printed, self.clause.text, self.start + at) for at in (found.start(), found.end() - 1))
        start = self.clause.place.start
        return Place(start + first, start + last + 1, printed[first : last + 1], self.clause.place.page)


@lru_cache(maxsize=2048)
def sentences(clause: Clause) -> tuple[Sentence, ...]:
    """The sentences of a clause; every rule asks for them anew."""
    return tuple(split(clause))


def split(clause: Clause) -> Iterator[Sentence]:
    start = 0
    for end in ENDS.finditer(clause.text):
        if clause.text[start : end.start()].strip():
            yield Sentence(clause.text[start : end.start()], start, clause)
        start = end.end()
    if clause.text[start:].strip():
        yield Sentence(clause.text[start:], start, clause)


def is_denied(sentence: str, found: re.Match[str]) -> bool:
    """Whether the sentence forbids, denies or voids what the match says."""
    before = sentence[: found.start()]
    part = COMMAS.split(before)[-1]
    if DENIAL.search(part) or part.endswith("不"):
        return True
    if VOID_AFTER.search(sentence[found.end() :]):
        return True
    bans = list(BY_EMPLOYER.finditer(sentence[: found.end()]))
    return bool(bans) and not re.search(rf"[，,：:；]\s*{EMPLOYEE}", sentence[bans[-1].end() : found.start()])
