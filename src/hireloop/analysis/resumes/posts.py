"""Whom somebody worked for and as what, in one phrase: "甲公司财务部经理、乙集团董事兼总裁"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .date_ranges import DateRange, ranges_in
from .gazetteers import chinese_title, employer_ending, known_employer, words
from .model import Value
from .organisations import is_title
from .places import Part

# Names of firms end here for certain; what follows is a branch of it or a title.
LEGAL_FORM = re.compile(
    r"(?:有限责任公司|股份有限公司|有限公司|总公司|集团公司|公司|株式会社)(?!有限|股份|责任|公司|集团|总)"
    r"(?:[（(][\u4e00-\u9fffA-Za-z]{2,10}[）)])?"
)
BRANCH = re.compile(
    r"[\u4e00-\u9fff（）()0-9]{0,24}?"
    r"(?:(?<!城市)(?<!区域)(?<!地区)(?:分公司|子公司)|分行|支行|分厂|办事处|代表处|营业部|研究院|研究所|设计院|厂|矿|店|电站|基地)"
)
# Units that belong to what stands before them as a part of its name; a department of a firm goes with the title.
SUB_UNIT = re.compile(
    r"(?<=大学)[\u4e00-\u9fff]{1,16}(?:学院|系|研究所|研究院|实验室|医院)$"
    r"|(?<=学院)[\u4e00-\u9fff]{1,12}(?:系|研究所|实验室|医院)$"
    r"|(?:(?<=医院)|(?<=保健院)|(?<=卫生院))[\u4e00-\u9fff]{1,8}科$"
    r"|(?:(?<=部)|(?<=委员会)|(?<=局)|(?<=厅)|(?<=院)|(?<=会))[\u4e00-\u9fff]{1,14}(?:司|局|厅|段|站|队|所)$"
)
UNIT_ENDING = re.compile(
    r"(?:学系|系|科|司|厅|段|总站|站|大队|队|总院|院|所|矿|台|馆|城|楼|庄|部队|某部|社|编辑部|研究总院|园区|酒家|商行|医学院)"
)
DEPARTMENT_END = re.compile(r"(?:部|处|科|室|组|办|车间|中心|队)$")
OWN_COMPANY = re.compile(
    r"^(?:本公司|公司|本集团|集团|本行|我行|本所|我公司|发行人|股份公司|有限公司|该公司|本院|本校)"
)
# No employer by themselves: 幼儿园 in 幼儿园教师, 劳资科 in 劳资科科长.
NO_EMPLOYER = re.compile(
    r"(?:幼儿园|小学|中学|高中|初中|大学|学校|学院|医院|银行|酒店|餐厅|超市|集团|工厂|中心|书店|研究院|研究所|财务|门店|机场|法院)"
    r"|(?:董事会)?(?:审计|薪酬|提名|战略|投资|管理|执行|专业|风险|技术|编辑|学术)[\u4e00-\u9fff]{0,6}委员会|委员会|董事会|监事会"
    r"|[\u4e00-\u9fff]{1,4}(?:科|处|室|组|车间|队|办|大队|中心|项目部|事业部|营业部|投资部)"
)
INNER_VERB = re.compile(r"(?<=[\u4e00-\u9fff）)])(?:担任|(?<![主责前时原首历曾现兼])任|做|当)(?=[\u4e00-\u9fffA-Z])")
INSIDE = re.compile(r"[（(][^（()）]*[）)]")
IN_BRACKETS = re.compile(r"[（(][^（()）]*(?:19|20)\d\d[^（()）]*[）)]")
BEFORE = re.compile(r"^(?:先后|历任|曾任|现任|担任|兼任|任|在|于|并|同时|还|兼|及|其)+(?=[\u4e00-\u9fffA-Z])")
BEHIND = re.compile(r"(?:等职务?|等职位|等岗位|职务|一职|之职|等|工作|至今)$")
JOINTS = re.compile(r"兼任?|以及|[和及暨]")
# Chinese titles that end in one of these are as many as there are crafts; only behind a verb that tells of a post.
CRAFT = re.compile(
    r"(?:高级|初级|中级|资深)?[\u4e00-\u9fff]{1,6}(?:员|师|工|长|生|手|士|匠|机|驶|理|人|顾问|助手)"
    r"|[A-Z][A-Za-z]{1,14}(?:BP|[A-Z])?|副?总工|博士后(?:研究员)?|(?:高级)?合伙人"
)
NO_CRAFT = re.compile(
    r"(?:人员|成员|党员|团员|学员|会员|员工|职工|学生|研究生|毕业生|新生|本科生|当选人|成长|增长|特长|手机|飞机|计算机|管理"
    r"|办理|处理|代理|个人|工人|本人|夫人|军人|先生|硕士|博士|学士|女士|院士|护理)$"
)
LATIN_POST = re.compile(r"(?:HRBP|HRD|HRM|CEO|CTO|CFO|COO|CIO|CMO|PM|SRE|DBA|QA|Lead|Manager|Engineer)")
LONGEST_TITLE = 22


@dataclass(frozen=True)
class Post:
    """``employer`` is None where the phrase names none; ``dates``, only where brackets behind the title hold some."""

    employer: Value[str] | None
    title: Value[str]
    dates: DateRange | None = None


def posts_in(phrase: Part, *, is_told: bool) -> Iterator[Post]:
    """One for each title. ``is_told``: a verb before it says that these are posts, so that rare titles count too."""
    for piece in phrase.cells(re.compile(r"[、/]|\s*[（(](?=\d+[）)])")):
        for half in _halves(piece, is_told=is_told):
            if found := _post(half, is_told=is_told):
                yield found


def _halves(piece: Part, *, is_told: bool) -> Iterator[Part]:
    """Parted at "兼" and "和" only where both sides are posts: 信永中和 stays whole."""
    for joint in JOINTS.finditer(piece.text):
        left, right = piece.cut(0, joint.start()), piece.cut(joint.end(), len(piece.text))
        if _post(left, is_told=is_told) and _post(right, is_told=is_told):
            yield left
            yield from _halves(right, is_told=is_told)
            return
    yield piece


def _post(piece: Part, *, is_told: bool) -> Post | None:
    dates, piece = _bracketed(piece)
    start = BEFORE.match(piece.text)
    piece = piece.cut(start.end() if start else 0, len(piece.text))
    if (end := BEHIND.search(piece.text)) and end.start() >= 2:
        piece = piece.cut(0, end.start())
    if not piece.text or re.search(r"\d{4}", piece.text):
        return None
    if (inner := INNER_VERB.search(piece.text)) and (
        where := place_of_work(piece.cut(0, inner.start()), is_sure=is_told)
    ):
        title = piece.cut(inner.end(), len(piece.text))
        return Post(where, title.as_text(0.85), dates) if is_post(title.text, is_told=True) else None
    boundary = employer_boundary(piece.text, is_told=is_told)
    title = piece.cut(boundary, len(piece.text))
    if not is_post(title.text, is_told=is_told):
        return None
    if boundary == 0 and len(title.text) > 12:
        return None
    employer = piece.cut(0, boundary).as_text(0.85) if boundary else None
    return Post(employer, title.as_text(0.85), dates)


def _bracketed(piece: Part) -> tuple[DateRange | None, Part]:
    """Dates in brackets behind a title belong to it alone."""
    match = IN_BRACKETS.search(piece.text)
    if match is None:
        return None, piece
    found = next((one for one in ranges_in(piece.text) if match.start() <= one.span.start < match.end()), None)
    return found and found.moved(piece.at - piece.line.start), piece.cut(0, match.start())


def is_post(text: str, *, is_told: bool) -> bool:
    """Whether all of it is what somebody is at work."""
    if not text or len(text) > LONGEST_TITLE or re.search(r"[\d]{2}|[。；，:：]", text):
        return False
    if is_title(text) or chinese_title().fullmatch(text):
        return True
    if not is_told or NO_CRAFT.search(text):
        return False
    return bool(LATIN_POST.fullmatch(text) or CRAFT.fullmatch(text))


def employer_boundary(text: str, *, is_told: bool = True) -> int:
    """Where the employer's name at the beginning of "甲公司财务部经理" ends; 0 where there is none."""
    if text in words("titles")["zh_whole"]:
        return 0
    if (firm := _firm_end(text)) and is_post(text[firm:], is_told=is_told):
        return firm
    ends = [end for end in _endings(text) if is_post(text[end:], is_told=is_told)]
    exact = [end for end in ends if chinese_title().fullmatch(_bare_title(text[end:]))]
    if (own := OWN_COMPANY.match(text)) and is_post(text[own.end() :], is_told=is_told):
        return own.end()
    if exact:
        return _without_department(text, exact[0], ends)
    if ends:
        return _without_department(text, ends[-1], ends)
    known = known_employer().match(text)
    return known.end() if known and is_post(text[known.end() :], is_told=is_told) else 0


def _firm_end(text: str) -> int:
    match = LEGAL_FORM.search(text)
    if match is None or match.end() < 3:
        return 0
    end = match.end()
    while branch := BRANCH.match(text, end):
        if not is_post(text[branch.end() :], is_told=True):
            break
        end = branch.end()
    return end


def _endings(text: str) -> list[int]:
    wholes = [match.span() for match in employer_ending().finditer(text)]
    units = {match.end() for match in UNIT_ENDING.finditer(text)}
    # 矿 in 矿务局 ends nothing.
    ends = {end for end in units if not any(start < end < whole for start, whole in wholes)}
    found = []
    for end in sorted(ends | {whole for _, whole in wholes}):
        brackets = INSIDE.match(text, end)
        end = brackets.end() if brackets else end
        if re.match(r"[部处科室组](?!长|主任|织|员)", text[end:]):
            continue
        if 3 <= end < len(text) and not NO_EMPLOYER.fullmatch(text[:end]):
            found.append(end)
    return found


def _bare_title(text: str) -> str:
    return re.sub(r"^(?:高级|资深|第一|常务|前任|前|原|代理|代|联席|首席)+(?=[\u4e00-\u9fff]{2})", "", text)


def _without_department(text: str, end: int, ends: list[int]) -> int:
    """A department stands with the title: 电视台 | 新闻中心副主任; a part of a university with its name."""
    before = [one for one in ends if one < end]
    while before:
        unit = text[before[-1] : end]
        if not DEPARTMENT_END.search(unit) or SUB_UNIT.match(text[:end], before[-1]):
            break
        end = before.pop()
    return end


def place_of_work(piece: Part, *, is_sure: bool) -> Value[str] | None:
    """An employer that stands alone: "国家物资局". ``is_sure``: the words around it say that it is one."""
    text = piece.text
    if not 2 <= len(text) <= 40 or re.search(r"\d{4}|[，。；]", text) or NO_PLACE.search(text):
        return None
    whole = any(match.end() == len(text) for match in employer_ending().finditer(text))
    if whole or LEGAL_FORM.search(text) or known_employer().search(text) or OWN_COMPANY.fullmatch(text):
        return piece.as_text(0.85)
    return piece.as_text(0.6) if is_sure else None


NO_PLACE = re.compile(
    r"期间|同期|在校|大学时|时期|当地|国外|海外|那里|这里|外地|老家|家乡|行业|领域|中国共产党|共产党|共青团|中共|党组织"
    r"|一线|基层|工作中|生活中|过程中|方面|其中|前者|此后|之后|以上|无锡以|[的了]"
)
