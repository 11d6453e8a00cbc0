"""What the person asks for: pay, when they can start, as what."""

import re
from collections.abc import Sequence

from .model import Salary, Value
from .organisations import is_title
from .places import Part

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_UNIT = r"(?:[kK千wW万]|thousand)?"
AMOUNT = re.compile(
    rf"(?P<sign>[¥￥$€£]|RMB|CNY|USD|EUR|GBP|HKD)?\s?(?P<low>{_NUMBER})\s?(?P<lowunit>{_UNIT})\s?(?:元"
    rf"|RMB|CNY|USD|EUR|GBP)?\s?(?:/月)?"
    rf"(?:\s?(?:[-–—~～至到]"
    rf"|to)\s?(?P<sign2>[¥￥$€£])?\s?(?P<high>{_NUMBER})\s?(?P<highunit>{_UNIT}))?\s?(?P<money>元"
    rf"|人民币|RMB|CNY|USD|EUR|GBP|HKD|美元|欧元|港币)?"
    r"\s?(?:[（(]?(?:税前|税后|gross|net)[)）]?)?\s?[/每*×xX·]?\s?(?:p(?:er|\.)\s?"
    r"|an?\s)?(?P<period>月|年|天|日|时|小时|month|year|annum|annual|day|hour|mo|yr|a\b|p\.?a\.?|薪)?",
    re.IGNORECASE,
)
PAY_LABEL = re.compile(
    r"(?:期望|期待|意向|希望|要求|目标)\s?(?:月薪|年薪|薪资|薪酬|薪水|工资|待遇|税前)(?:范围|要求"
    r"|待遇)?\s?[:：（(\t]?|薪资(?:要求|期望|待遇)\s?[:：\t]?"
    r"|(?:expected|desired|target)\s+(?:monthly |annual |yearly )?(?:salary|pay|compensation"
    r"|rate)\s*(?:\(?(?:monthly|annual|yearly)\)?)?\s*[:：\t]?|salary (?:expectations?"
    r"|requirements?)\s*[:：\t]?",
    re.IGNORECASE,
)
PERIODS = {
    **dict.fromkeys(("年", "year", "annum", "annual", "yr", "a", "pa", "p.a."), "year"),
    **dict.fromkeys(("天", "日", "day"), "day"),
    **dict.fromkeys(("时", "小时", "hour"), "hour"),
}
CURRENCIES = {
    **dict.fromkeys(("$", "USD", "美元"), "USD"),
    **dict.fromkeys(("€", "EUR", "欧元"), "EUR"),
    **dict.fromkeys(("£", "GBP"), "GBP"),
    **dict.fromkeys(("HKD", "港币"), "HKD"),
}
MONTHS_A_YEAR, DAYS_A_MONTH, HOURS_A_MONTH = 12, 21.75, 174
AT_ONCE = re.compile(
    r"随时(?:可?到岗|可以?入职|上岗|到职|可?入职)?|即时到岗|立即(?:到岗|入职|上岗)?"
    r"|immediate(?:ly)?(?: available| start)?|available (?:now|immediately)",
    re.IGNORECASE,
)
NOTICE_LABEL = re.compile(
    r"(?:到岗时间|入职时间|到岗|可?入职(?:日期)?|上岗时间|离职通知期|通知期|notice(?: period)?"
    r"|availability|available|start date)\s*[:：\t]?",
    re.IGNORECASE,
)
DURATION = re.compile(
    r"(?P<n>\d{1,3}|一|两|二|三|半|one|two|three|four|six)\s?(?:个)?\s?(?P<unit>天|日|周|星期|月|days?"
    r"|weeks?|months?)(?:内|后|以内|之内)?",
    re.IGNORECASE,
)
NUMBERS = {"一": 1, "两": 2, "二": 2, "三": 3, "半": 0.5, "one": 1, "two": 2, "three": 3, "four": 4, "six": 6}
MOST_WISHES = 3
WISHED_TITLE = re.compile(
    r"(?:求职意向|应聘(?:职位|岗位)|期望(?:职位|岗位|工作|从事职业|职业)|职能/职位|期望职能|意向(?:职位|岗位)|目标(?:职位"
    r"|岗位)|求职(?:岗位|职位|目标)|desired position|objective|job target|position applied for"
    r"|applying for)\s*[:：\t]\s*(?P<title>[^\t|｜;；。，,\n]{2,40}?)(?=$|\s{2}|[\t|｜;；。，,]"
    r"|\s*(?:到岗|期望|薪资|工作性质|意向|求职类型|目前|所在|城市))",
    re.IGNORECASE,
)


def expected_salary(parts: Sequence[Part]) -> Value[Salary] | None:
    for part in parts:
        label = PAY_LABEL.search(part.text)
        match = AMOUNT.search(part.text, label.end(), label.end() + 48) if label else None
        if label and match and (salary := _salary(match, part.text[label.start() : label.end()])):
            return part.value(salary, 0.93, match.start(), len(part.text[: match.end()].rstrip()))
    return None


def _salary(match: re.Match[str], label: str) -> Salary | None:
    high_unit = match["highunit"] or ""
    low = _amount(match["low"], match["lowunit"] or high_unit)
    high = _amount(match["high"], high_unit) if match["high"] else None
    said = (match["period"] or "").lower()
    period = PERIODS.get(said, "month")
    if "年薪" in label or re.search(r"annual|yearly", label, re.IGNORECASE):
        period = "year"
    sign = (match["sign"] or match["sign2"] or match["money"] or "").upper()
    currency = CURRENCIES.get(sign, "CNY")
    if period == "month" and not said and currency != "CNY" and low >= 20_000:
        period = "year"
    if low < (8 if period == "hour" else 50):
        return None
    share = {"month": 1.0, "year": 1 / MONTHS_A_YEAR, "day": DAYS_A_MONTH, "hour": HOURS_A_MONTH}[period]
    return Salary(_fen(low * share), _fen((high if high is not None else low) * share), currency, period)  # type: ignore[arg-type]


def _amount(text: str, unit: str) -> float:
    times = {"k": 1000, "千": 1000, "w": 10_000, "万": 10_000, "thousand": 1000}.get(unit.lower(), 1)
    return float(text.replace(",", "")) * times


def _fen(amount: float) -> int:
    return round(amount * 100)


def notice_days(parts: Sequence[Part]) -> Value[int] | None:
    for part in parts:
        label = NOTICE_LABEL.search(part.text)
        now = AT_ONCE.search(part.text)
        if now and (label or len(part.text) <= 60):
            return part.value(0, 0.9, *now.span())
        match = DURATION.search(part.text, label.end(), label.end() + 24) if label else None
        if (
            match is None
            and (match := DURATION.search(part.text))
            and not re.match(r"\s*(?:可?到岗|可?入职|notice)", part.text[match.end() :], re.IGNORECASE)
        ):
            match = None
        if match:
            return part.value(_days(match), 0.88, *match.span())
    return None


def _days(match: re.Match[str]) -> int:
    number = NUMBERS.get(match["n"].lower()) or float(match["n"])
    unit = match["unit"].lower()
    if unit.startswith(("周", "星期", "week")):
        return round(number * 7)
    return round(number * 30) if unit.startswith(("月", "month")) else round(number)


def desired_title(parts: Sequence[Part], objective: Sequence[Part] = ()) -> Value[str] | None:
    """By its label; else the first title in the section about what is wished for."""
    if found := _labelled_title(parts):
        return found
    for part in objective[:MOST_WISHES]:
        first = next(part.cells(re.compile(r"\t|\s*[|｜¦•·、,，;；]\s*|\s{2,}")), None)
        if first and is_title(first.text) and not re.search(r"[:：]", first.text):
            return first.as_text(0.8)
    return None


def _labelled_title(parts: Sequence[Part]) -> Value[str] | None:
    for part in parts:
        if match := WISHED_TITLE.search(part.text):
            piece = part.found(match, "title")
            if is_title(piece.text) or len(piece.text) <= 16:
                return piece.as_text(0.85)
    return None
