"""Numbers, sums and lengths of time as people write them: 8,000.50, 捌仟元整, 1.2万, 80%, 百分之八十, 三年, 90日."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation

from hireloop.law.spans import Span

DIGITS = {
    character: value
    for value, characters in enumerate(
        ("零〇", "一壹", "二贰两貳", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
    )
    for character in characters
}
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
MYRIADS = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}

HAN = "".join((*DIGITS, *UNITS, *MYRIADS))
HAN_NUMBER = rf"[{HAN}]+"
ARABIC_NUMBER = r"\d+(?:[,，]\d{3})*(?:\.\d+)?"
NUMBER = rf"(?:{ARABIC_NUMBER}\s*[万萬千]?|{HAN_NUMBER})"

CENTS = re.compile(rf"(?P<yuan>{HAN_NUMBER})[元圆圓](?:(?P<jiao>[{HAN}])角)?(?:零?(?P<fen>[{HAN}])分)?")
SPAN_PART = re.compile(
    rf"(?P<number>半|{NUMBER})\s*(?P<half>年半|个半月)?\s*"
    r"(?P<unit>周年|年|个?月|周|星期|个?工作日|日历天|[日天]|years?|months?|weeks?|days?)?\s*(?P<more>半)?",
    re.IGNORECASE,
)
DATE = re.compile(r"(\d{4})\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})\s*[日号]?")
HAN_DATE = re.compile(rf"([{HAN}]{{4}})年([{HAN}]{{1,2}})月([{HAN}]{{1,3}})[日号]")


def number(text: str) -> Decimal | None:
    """The number that a text is, whole; None where it is none."""
    plain = text.strip().replace(",", "").replace("，", "").replace(" ", "")
    factor = Decimal(1)
    if plain[-1:] in "万萬千" and plain[:1].isdigit():
        factor = Decimal(MYRIADS.get(plain[-1], 1000))
        plain = plain[:-1]
    try:
        return Decimal(plain) * factor if plain and plain[0] in "0123456789+-." else han_number(plain)
    except InvalidOperation:
        return None


def han_number(text: str) -> Decimal | None:
    """二千五百, 贰仟伍佰, 二〇二六 (digit by digit)."""
    if not text or any(character not in HAN for character in text):
        return None
    if all(character in DIGITS for character in text):
        return Decimal("".join(str(DIGITS[character]) for character in text))
    total = section = digit = 0
    last_unit = 1
    for character in text:
        if character in DIGITS:
            digit = DIGITS[character]
            last_unit = 1 if digit == 0 else last_unit
        elif character in UNITS:
            section += (digit or (1 if not section else 0)) * UNITS[character]
            digit, last_unit = 0, UNITS[character]
        else:
            counted, total = (section + digit, total) if MYRIADS[character] == 10_000 else (total + section + digit, 0)
            total += counted * MYRIADS[character]
            section = digit = 0
            last_unit = MYRIADS[character]
    # 三千五, 一万二: the last digit stands for the next lower unit.
    return Decimal(total + section + digit * max(last_unit // 10, 1))


def money(text: str) -> Decimal | None:
    """A sum in the main unit: 人民币捌仟元整, 8000元, ¥8,000.50, 1.2万元."""
    plain = re.sub(r"人民币|大写|小写|RMB|CNY|EUR|[¥￥€（）()：:\s]|整$|正$", "", text.strip(), flags=re.IGNORECASE)
    plain = re.sub(r"(/|每)(月|小时|时)$|(/h|per month|yuan|euro)$", "", plain).removesuffix("整").removesuffix("正")
    found = CENTS.fullmatch(plain)
    if found:
        return han_cents(found)
    return number(re.sub(r"[元圆圓]$", "", plain))


def han_cents(found: re.Match[str]) -> Decimal | None:
    yuan = han_number(found["yuan"])
    if yuan is None:
        return None
    jiao, fen = (Decimal(DIGITS.get(found[name] or "零", 0)) for name in ("jiao", "fen"))
    return yuan + jiao / 10 + fen / 100


def ratio(text: str) -> Decimal | None:
    """A share: 80%, 百分之八十, 八折, 0.8; a bare number above 2 counts as per cent."""
    plain = text.strip().replace(" ", "")
    if plain.endswith(("%", "％")):
        found = number(plain[:-1])
        return None if found is None else found / 100
    if plain.startswith("百分之"):
        found = number(plain.removeprefix("百分之"))
        return None if found is None else found / 100
    if plain.endswith("折"):
        found = number(plain[:-1])
        return None if found is None else found / (10 if found < 10 else 100)
    if plain.endswith("倍"):
        return number(plain[:-1])
    found = number(plain)
    return found / 100 if found is not None and found > 10 else found


def span(text: str, *, unit: str = "month") -> Span | None:
    """A length of time: 三年, 1年6个月, 半年, 一年半, 90天, 3 months; a bare number is in ``unit``."""
    plain = text.strip()
    if plain in ("无", "没有", "不约定", "none", "no", "零"):
        return Span()
    found, end = Span(), 0
    for part in SPAN_PART.finditer(plain):
        if plain[end : part.start()].strip(" 零又和、,"):
            return None
        one = span_part(part, unit)
        if one is None:
            return None
        found = Span(found.months + one.months, found.days + one.days)
        end = part.end()
    return found if end == len(plain) and end else None


def span_part(part: re.Match[str], default: str) -> Span | None:
    if part["half"] == "个半月":
        counted = number(part["number"])
        return None if counted is None else Span(int(counted), 15)
    unit = unit_of("年" if part["half"] == "年半" else part["unit"] or default)
    amount = Decimal("0.5") if part["number"] == "半" else number(part["number"])
    if amount is None:
        return None
    if part["half"] == "年半" or part["more"]:
        amount += Decimal("0.5")
    return span_of(amount, unit)


def unit_of(written: str) -> str:
    low = written.casefold()
    if low in ("年", "周年") or low.startswith("year"):
        return "year"
    if "月" in low or low.startswith("month"):
        return "month"
    return "week" if low in ("周", "星期") or low.startswith("week") else "day"


def span_of(amount: Decimal, unit: str) -> Span | None:
    """Exact months and days; half a month counts fifteen days."""
    months = amount * {"year": 12, "month": 1}.get(unit, 0)
    if unit in ("week", "day"):
        days = amount * (7 if unit == "week" else 1)
        return Span(0, int(days)) if days == int(days) else None
    whole = int(months)
    days = (months - whole) * 30
    return Span(whole, int(days)) if days == int(days) else None


def day(text: str) -> date | None:
    """A day: 2026-11-01, 2026年11月1日, 二〇二六年十一月一日."""
    plain = text.strip()
    found = DATE.fullmatch(plain)
    if found:
        return day_of(*(int(part) for part in found.groups()))
    found = HAN_DATE.fullmatch(plain)
    if found:
        parts = [han_number(part) for part in found.groups()]
        return day_of(*(int(part) for part in parts if part is not None))
    return None


def day_of(*parts: int) -> date | None:
    try:
        return date(*parts)
    except (ValueError, TypeError):
        return None
