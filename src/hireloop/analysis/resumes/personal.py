"""Facts about the person: labelled, listed in a line with strokes, or told in a sentence.

What must not count in a choice (age, sex, origin, marriage …) goes into ``Protected`` and nowhere else.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from .dates import PartialDate
from .gazetteers import any_of, chinese_city, latin_city, words
from .model import Protected, Value
from .places import Part

PROVINCES = (
    r"(?:北京|上海|天津|重庆|河北|山西|内蒙古?|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川"
    r"|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|香港|澳门|台湾)"
)
ETHNIC = tuple(words("people")["ethnic_groups"])
_EDGE = r"(?:^|[\s,，、|｜/;；:：\t（(•·])"
_STOP = r"(?=$|[\s,，、|｜/;；\t）).。•·])"
BORN_AFTER = re.compile(
    r"(?:出生(?:年月|日期|年份|时间)?|生日|date of birth|birth\s?date|birthday|d\.?o\.?b\.?|born(?: on"
    r"| in)?)\s*[:：\t]?\s*(?:于)?\s*"
    r"(?:\d{1,2}[./\-]\d{1,2}[./\-])?(?P<y>19[3-9]\d|20[01]\d)\s?[年./\-]?\s?(?P<m>1[0-2]|0?[1-9])?(?!\d)(?:\s?[月./\-]\s?(?P<d>3[01]"
    r"|[12]\d|0?[1-9])?(?!\d)日?)?",
    re.IGNORECASE,
)
BORN_BEFORE = re.compile(
    r"(?P<y>19[3-9]\d|20[01]\d)\s?[年./\-]?\s?(?:(?P<m>1[0-2]|0?[1-9])\s?[月./\-]?\s?(?:(?P<d>3[01]"
    r"|[12]\d|0?[1-9])\s?日?)?)?\s?(?:出?生)(?!产)"
)
AGE = re.compile(
    r"(?:年龄|age)\s*[:：\t]?\s*(?P<a>[1-9]\d)(?!\d)|(?<!\d)(?P<b>[1-9]\d)\s?周?岁(?!以)|(?P<c>[1-9]\d) years old",
    re.IGNORECASE,
)
GENDER = re.compile(
    rf"(?:性别|gender|sex)\s*[:：\t]?\s*(?P<a>男|女|male|female)|{_EDGE}(?P<b>男性?|女性?){_STOP}"
    rf"|{_EDGE}(?P<c>male|female){_STOP}",
    re.IGNORECASE,
)
ETHNICITY = re.compile(rf"(?:民族)\s*[:：\t]?\s*(?P<a>(?:{any_of(ETHNIC)})族?)|{_EDGE}(?P<b>(?:{any_of(ETHNIC)})族)")
POLITICAL = re.compile(
    r"(?P<a>中共预备党员|预备党员|中共正式党员|中共党员|中国共产党党员|党员|共青团员|中国共青团员|团员"
    r"|民主党派|无党派人士|民革党员|民盟盟员|民建会员|民进会员|农工党党员|致公党党员|九三学社社员"
    r"|台盟盟员)"
    rf"|(?:政治面貌)\s*[:：\t]?\s*(?P<b>[\u4e00-\u9fff]{{2,8}})|{_EDGE}(?P<c>群众){_STOP}"
)
MARRIED = re.compile(
    rf"(?:婚姻状况|婚姻|婚否|marital status)\s*[:：\t]?\s*(?P<a>已婚已育|已婚未育|未婚|已婚|离异|离婚"
    rf"|丧偶|保密|single|married|divorced|widowed)"
    rf"|{_EDGE}(?P<b>已婚已育|已婚未育|未婚|已婚|离异){_STOP}",
    re.IGNORECASE,
)
NATIONALITY = re.compile(
    r"(?:国籍|nationality|citizenship)\s*[:：\t]?\s*(?P<a>中国香港|中国台湾|中国澳门"
    r"|[\u4e00-\u9fff]{2,6}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)"
    r"|(?P<b>(?:中国(?:香港|台湾|澳门)?|[\u4e00-\u9fff]{2,6}国|美国|英国|加拿大|澳大利亚|新西兰|日本|新加坡|马来西亚|意大利|荷兰"
    r"|瑞士|瑞典|印度|印度尼西亚|菲律宾|越南|巴西|俄罗斯|西班牙|丹麦|挪威|芬兰|比利时|奥地利|以色列|爱尔兰|葡萄牙|波兰|南非)"
    r"(?:永久)?(?:国?籍|公民)(?!贯))"
    r"|(?:US|U\.S\.) (?P<c>citizen)",
)
HUKOU = re.compile(r"(?:户口(?:所在地|性质)?|户籍(?:所在地|地)?)\s*[:：\t]?\s*(?P<a>[\u4e00-\u9fff]{2,12})")
NATIVE = re.compile(
    rf"(?:籍贯|生源地|出生地|家乡|place of birth|home ?town)\s*[:：\t]?\s*(?P<a>[\u4e00-\u9fff]{{2,10}}"
    rf"|[A-Z][A-Za-z ,]+)"
    rf"|{_EDGE}(?P<b>(?:中国)?{PROVINCES}[\u4e00-\u9fff]{{0,9}}?)(?:人)(?=[，,。；;、\s]|$)"
    rf"|(?:出生于|出生在|生于)(?P<c>(?:中国)?{PROVINCES}[\u4e00-\u9fff]{{0,9}}?)(?=[，,。；;、\s（(]|$|的)"
    rf"|{_EDGE}(?P<d>[\u4e00-\u9fff]{{2,9}}?(?<![军本个商诗女男法工主])(?<!负责)(?<!负責)(?<!合伙)(?<!主持)(?<!创始))(?:人)"
    rf"(?=[，,。；;]\s*(?:\d|汉|中共|本科|大专|硕士|博士|毕业|出生|19|男|女))",
    re.IGNORECASE,
)
HEALTH = re.compile(
    r"(?:健康状况|身体状况|健康|health)\s*[:：\t]\s*(?P<a>[\u4e00-\u9fff]{1,8}|[A-Za-z]+)", re.IGNORECASE
)
ID_NUMBER = re.compile(
    r"(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])"
)
CITY_LABEL = re.compile(
    r"(?:现居住?(?:地|城市|地址)?|居住地(?:址)?|所在(?:地|城市)|常住地|目前(?:所在地|城市|住址)"
    r"|现所在地|通讯地址|联系地址|家庭住址|住址|地址|城市"
    r"|location|address|based in|city|residence|lives? in)\s*[:：\t]?\s*(?P<rest>\S.*)$",
    re.IGNORECASE,
)
WISHED = re.compile(
    r"(?:期望|意向|目标|求职|希望|工作)\s*(?:工作)?\s*(?:城市|地点|地区)|desired location|preferred location",
    re.IGNORECASE,
)
CITY_FIRST = re.compile(
    r"\s*(?:中国|[\u4e00-\u9fff]{2,3}(?:省|自治区)|(?:广东|江苏|浙江|山东|四川|湖北|湖南|河南|河北"
    r"|福建|安徽|江西|陕西|山西|辽宁|云南|贵州|广西|海南|甘肃)(?=[\u4e00-\u9fff]{2}))?[·\-\s]?"
)
ELSEWHERE = re.compile(rf"{WISHED.pattern}|籍贯|户口|户籍|生源|出生地|家乡|毕业", re.IGNORECASE)
ENDS_AS_PLACE = re.compile(r"市?(?:$|[\s,，、·\-—/|｜;；（()）。]|[\u4e00-\u9fff]{1,5}[区县镇])")
US_PLACE = re.compile(
    r"(?P<city>[A-Z][A-Za-z.\-]+(?: [A-Z][A-Za-z.\-]+){0,2}), ?(?:[A-Z]{2}(?:[ ,]+\d{5})?|USA"
    r"|U\.S\.A?\.?|UK|Canada|India|Germany|Australia|France|China)(?![A-Za-z])"
)
OLDEST = 80
LONGEST_TOP = 90
TOP_CELLS = re.compile(r"\t|\s*[|｜¦•·●]\s*|\s{2,}|，|\s[–—-]\s")


def protected_facts(parts: Sequence[Part], *, today: date, has_photo: bool) -> Protected:
    """``parts``: the lines in which a person tells about themselves; facts of others are in other sections."""
    return Protected(
        birth_date=_birth(parts, today=today),
        age=_first(parts, AGE, confidence=0.95, made=_age),
        gender=_first(parts, GENDER, confidence=0.95, made=_gender),
        marital_status=_first(parts, MARRIED, confidence=0.95),
        ethnicity=_first(parts, ETHNICITY, confidence=0.95),
        nationality=_first(parts, NATIONALITY, confidence=0.9),
        political_status=_first(parts, POLITICAL, confidence=0.93),
        household_registration=_first(parts, HUKOU, confidence=0.9),
        native_place=_first(parts, NATIVE, confidence=0.85),
        health=_first(parts, HEALTH, confidence=0.85),
        id_number=_first(parts, ID_NUMBER, confidence=0.97),
        has_photo=has_photo,
    )


def _first(parts: Sequence[Part], pattern: re.Pattern[str], *, confidence: float, made: Any = str.strip) -> Any:
    for part in parts:
        for match in pattern.finditer(part.text):
            names = [name for name in match.groupdict() if match[name]]
            start, end = match.span(names[0]) if names else match.span()
            value = made(part.text[start:end])
            if value is not None:
                return part.value(value, confidence, start, end)
    return None


def _age(text: str) -> int | None:
    return int(text) if 14 <= int(text) <= OLDEST else None


def _gender(text: str) -> str:
    return "male" if text.lower() in {"男", "男性", "male"} else "female"


def _birth(parts: Sequence[Part], *, today: date) -> Value[PartialDate] | None:
    for pattern in (BORN_AFTER, BORN_BEFORE):
        for part in parts:
            for match in pattern.finditer(part.text):
                born = PartialDate(*(int(match[name]) if match[name] else None for name in ("y", "m", "d")))  # type: ignore[arg-type]
                if 12 <= today.year - born.year <= OLDEST + 10 and _exists(born):
                    end = max(match.end(name) for name in ("y", "m", "d") if match[name])
                    end += part.text[end : end + 1] in {"年", "月", "日"}
                    return part.value(born, 0.96, match.start("y"), end)
    return None


def _exists(born: PartialDate) -> bool:
    try:
        date(born.year, born.month or 1, born.day or 1)
    except ValueError:
        return False
    return True


def home_city(labelled: Sequence[Part], top: Sequence[Part]) -> Value[str] | None:
    """Where the person lives: by its label, else a place among the first lines."""
    for part in (*top, *labelled):
        match = CITY_LABEL.search(part.text)
        if match and not WISHED.search(part.text[: match.start("rest")]):
            found = _city_in(part, match.start("rest"), 0.93)
            if found:
                return found
    for part in (*top, *labelled):
        for cell in part.cells(TOP_CELLS) if len(part.text) <= LONGEST_TOP and not ELSEWHERE.search(part.text) else ():
            if found := _city_in(cell, 0, 0.75):
                return found
    return None


def _city_in(part: Part, start: int, confidence: float) -> Value[str] | None:
    match = CITY_FIRST.match(part.text, start)
    match = chinese_city().match(part.text, match.end() if match else start)
    if match and not _is_name_of_something(part.text, match):
        return part.value(match[0], confidence, *match.span())
    match = latin_city().search(part.text, start)
    if match:
        return part.value(match[0], confidence, *match.span())
    match = US_PLACE.search(part.text, start)
    if match:
        return part.value(match["city"], confidence, *match.span("city"))
    return None


def _is_name_of_something(text: str, match: re.Match[str]) -> bool:
    """北京大学 and 上海某某公司 are no places to live in."""
    return not ENDS_AS_PLACE.match(text[match.end() :])
