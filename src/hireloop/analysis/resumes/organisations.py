"""Employers and titles in a line: which piece is whom one worked for, and which is what one was."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from .gazetteers import (
    chinese_city,
    employer_ending,
    is_chinese,
    known_employer,
    latin_city,
    latin_employer_ending,
    latin_title,
    title_ending,
    words,
)
from .personal import US_PLACE
from .places import CELLS, Part

Kind = Literal["employer", "title", "city", "department", "kind_of_work", "other"]

LABELS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        "employer",
        re.compile(
            r"^(?:公司名?称?|单位名?称?|工作单位|任职公司|企业名?称?|雇主|company(?: name)?|employer|name of employer"
            r"|name and address of employer|organi[sz]ation)\s*(?:[:：]\s*|$)",
            re.I,
        ),
    ),
    (
        "title",
        re.compile(
            r"^(?:职位名?称?|职务|岗位名?称?|担任职[务位]|任职|职称|position(?: held)?|title|role|job title"
            r"|occupation or position held|occupation|designation)\s*(?:[:：]\s*|$)",
            re.I,
        ),
    ),
    ("city", re.compile(r"^(?:工作地点|地点|城市|location)\s*[:：]\s*", re.I)),
    ("department", re.compile(r"^(?:所[在属]部门|部门|department)\s*[:：]\s*", re.I)),
    (
        "kind_of_work",
        re.compile(
            r"^(?:时间|任职时间|工作时间|起止时间|行业|公司规模|规模|性质|公司性质|薪资|汇报对象|下属人数|汇报"
            r"|证明人|离职原因|industry|period|duration|dates?|type of business or sector"
            r"|main activities and responsibilities)\s*(?:[:：]\s*|$)",
            re.I,
        ),
    ),
)
# "Worked as Software Engineer in Acme Ltd from".
TOLD = re.compile(
    r"^(?:currently\s+)?(?:working|worked|served|serving|employed)\s+as\s+(?:an?\s+|the\s+)?(?P<title>\S.{2,50}?)"
    r"\s+(?:at|in|with|for)\s+(?P<employer>.+?)(?:\s+(?:from|since|during))?\.?$",
    re.IGNORECASE,
)
LEGAL_FORM = re.compile(r"(?:Inc|LLC|Ltd|Limited|Corp|Corporation|GmbH|PLC|LLP|Co|Company|Pvt|AG)\.?$", re.I)
DEPARTMENT = re.compile(r"^[\u4e00-\u9fffA-Za-z&]{1,12}(?:部|部门|事业部|事业群|中心|组|科|处|室|小组|团队)$")
KIND_OF_WORK = re.compile(
    r"^[（(]?(?:全职|兼职|实习|外包|远程|正式|full[- ]?time|part[- ]?time|contract|remote|hybrid"
    r"|on-?site|freelance|internship|temporary|permanent)[)）]?$",
    re.I,
)
CHINESE_GAPS = re.compile(
    r"\t|\s*[|｜¦,，;；•·●]\s*|\s+[\-–—/]\s*|\s*[\-–—/]\s+"
    r"|(?<=[\u4e00-\u9fff)）])[\-–—](?=[\u4e00-\u9fff])"
    r"|(?<=[\u4e00-\u9fff)）])\s+(?=[\u4e00-\u9fffA-Za-z（(])|\s{2,}|—{2}"
)
LATIN_GAPS = re.compile(
    r"\t|\s*[|｜¦•·●]\s*|\s+[\-–—]+\s*|\s*[–—]+\s+|,\s+(?!(?:Inc|LLC|Ltd|L\.?P|Corp|Co|GmbH|S\.A|PLC"
    r"|LLP)\b)|;\s|\s{2,}|\s+(?:at|@|with)\s+(?=[A-Z])|(?<=[a-z])\s*[(（](?=[A-Z])|[)）](?=$|\s)"
)
LEGAL_CODES = re.compile(
    r"^(?:USA|U\.S\.A?\.?|UK|[A-Z]{2}|India|Canada|China|Germany|France|Remote|Australia|Singapore)$"
)
# Words that end names of firms and stand in titles as well: "Software Engineer".
OF_BOTH = frozenset(words("employers")["also_in_titles"])
LONGEST_TITLE = 22
LONGEST_EMPLOYER = 40


@dataclass(frozen=True)
class Cell:
    kind: Kind
    part: Part
    confidence: float


def cells_of(part: Part) -> Iterator[Cell]:
    """The pieces of a header line with what each of them is."""
    if not part.text:
        return
    label: Cell | None = None
    for piece in part.cells(CELLS):
        if label is not None:
            yield Cell(label.kind, piece, label.confidence)
            label = None
            continue
        labelled = _labelled(piece)
        if labelled:
            # The label's own cell: what it names stands in the next one.
            label = None if labelled.part.text else labelled
            if labelled.part.text:
                yield labelled
            continue
        if told := TOLD.match(piece.text):
            yield Cell("title", piece.found(told, "title"), 0.85)
            piece = piece.found(told, "employer")
        gaps = CHINESE_GAPS if is_chinese(piece.text) else LATIN_GAPS
        for cell in _kept_together(piece, gaps):
            yield from _classified(cell)


def _kept_together(piece: Part, gaps: re.Pattern[str]) -> Iterator[Part]:
    """A piece that is one name as a whole is not cut at the spaces inside."""
    if (
        is_chinese(piece.text)
        and employer_end(piece.text) == len(piece.text)
        and not re.search(r"[|｜,，]", piece.text)
        and not _has_title_first(piece.text)
    ):
        yield piece
    else:
        yield from piece.cells(gaps)


def _has_title_first(text: str) -> bool:
    first = text.split()[0]
    return first != text and is_title(first)


def _labelled(piece: Part) -> Cell | None:
    for kind, label in LABELS:
        if match := label.match(piece.text):
            return Cell(kind, piece.cut(match.end(), len(piece.text)), 0.96)
    return None


def _classified(cell: Part) -> Iterator[Cell]:
    text = cell.text
    if not text:
        return
    if KIND_OF_WORK.match(text):
        yield Cell("kind_of_work", cell, 0.9)
    elif is_place(text) and not latin_title().fullmatch(text):
        yield Cell("city", cell, 0.85)
    elif is_chinese(text):
        yield from _chinese(cell)
    else:
        yield from _latin(cell)


def _chinese(cell: Part) -> Iterator[Cell]:
    text = cell.text
    end = employer_end(text)
    if end and end < len(text) and (is_title(text[end:]) or DEPARTMENT.match(text[end:])):
        yield Cell("employer", cell.cut(0, end), 0.93)
        yield from _chinese(cell.cut(end, len(text)))
    elif is_title(text):
        yield Cell("title", cell, 0.92)
    elif DEPARTMENT.match(text) and not re.search(r"公司|集团|银行|大学", text):
        yield Cell("department", cell, 0.7)
    elif end:
        yield Cell("employer", cell.cut(0, end) if text[end:].strip()[:1] in "（(-" else cell, 0.92)
    elif known_employer().search(text) and len(text) <= 16:
        yield Cell("employer", cell, 0.85)
    else:
        yield Cell("other", cell, 0.5)


def _latin(cell: Part) -> Iterator[Cell]:
    text = cell.text
    if (cut := _joint(text)) is not None:
        for piece in (cell.cut(0, cut), cell.cut(cut, len(text))):
            yield from _latin(piece)
    elif LEGAL_FORM.search(text):
        yield Cell("employer", cell, 0.93)
    elif is_title(text):
        yield Cell("title", cell, 0.9)
    elif known_employer().search(text):
        yield Cell("employer", cell, 0.9)
    elif latin_employer_ending().search(text.title() if text.isupper() else text):
        yield Cell("employer", cell, 0.85)
    else:
        yield Cell("other", cell, 0.5)


def _joint(text: str) -> int | None:
    """Where employer and title meet that nothing parts: "Siemens Senior Engineer", "Brand Director Fable Ltd"."""
    titles = list(latin_title().finditer(text))
    endings = (match for match in latin_employer_ending().finditer(text) if match[0] not in OF_BOTH)
    firms = [*known_employer().finditer(text), *endings]
    if not titles or not firms:
        return None
    firm_end, title_end = max(firm.end() for firm in firms), titles[-1].end()
    # The title's own words ("Senior", "Software") reach back from its head to the firm.
    if title_end == len(text) and firm_end < titles[-1].start():
        return firm_end + len(re.match(r"\.?", text[firm_end:])[0])  # type: ignore[index]
    head = max((title.end() for title in titles if title.end() < min(firm.start() for firm in firms)), default=0)
    rest = text[head:].strip()
    is_firm = " " in rest or known_employer().fullmatch(rest) is not None
    return head if head and firm_end >= len(text) - 1 and is_firm else None


def employer_end(text: str) -> int:
    """Where the Chinese employer's name at the beginning of ``text`` ends; 0 where there is none."""
    best = 0
    for match in employer_ending().finditer(text):
        if match.end() < 3 or match.end() > LONGEST_EMPLOYER:
            continue
        rest = text[match.end() :].lstrip()
        if best and not rest and DEPARTMENT.match(text[best:].strip("-—– ")):
            break
        if (
            not rest
            or is_title(rest)
            or rest[0] in "（(-—–，,、；; "
            or match[0].endswith(("公司", "集团", "银行"))
            or DEPARTMENT.match(rest)
        ):
            best = match.end()
            inside = re.match(r"\s?[（(][\u4e00-\u9fffA-Za-z]{2,12}[）)]", text[best:])
            if inside and re.match(r"\s?[（(](?:集团|北京|上海|深圳|广州|中国)", text[best:]):
                best += inside.end()
    return best


def is_title(text: str) -> bool:
    """Whether the text as a whole names what somebody is at work."""
    core = re.sub(r"\s*[（(][^）)]*[）)]\s*$", "", text.strip())
    if not core or len(core) > (LONGEST_TITLE if is_chinese(core) else 60) or re.search(r"[。；;!?！？]", core):
        return False
    if is_chinese(core):
        last = re.split(r"[兼/、及和&]", core)[-1]
        found = [match for match in title_ending().finditer(last) if match.end() == len(last)]
        return bool(found) or _ends_with_title(last)
    return bool(latin_title().search(core)) and len(core.split()) <= 8 and not core.endswith(".")


def _ends_with_title(text: str) -> bool:
    return any(title_ending().fullmatch(text, start) for start in range(len(text)))


def is_place(text: str) -> bool:
    bare = re.sub(r"[省市区县·\-\s]", "", text)
    if is_chinese(text):
        return (
            len(bare) <= 8
            and bool(chinese_city().match(bare))
            and (chinese_city().fullmatch(bare) is not None or text.endswith(("市", "区", "县")))
        )
    return bool(latin_city().fullmatch(text.strip(" .")) or US_PLACE.fullmatch(text) or LEGAL_CODES.match(text))


def best(cells: Sequence[Cell], kind: Kind) -> Cell | None:
    found = [cell for cell in cells if cell.kind == kind and cell.part.text]
    return max(found, key=lambda cell: cell.confidence, default=None)
