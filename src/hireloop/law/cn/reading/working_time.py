"""Working time, rest and overtime as contracts state them."""

import re
from decimal import Decimal

from hireloop.law.cn.reading.flow import Findings
from hireloop.law.cn.reading.term import CHOSEN, TICK
from hireloop.law.cn.reading.values import RATIO, N
from hireloop.law.numerals import number, ratio

SYSTEMS = (
    ("comprehensive", r"综合(?:计算)?工时(?:工作)?制?|综合计算工作时间"),
    ("flexible", r"不定时(?:工时|工作)?制?"),
    ("standard", r"标准工时(?:工作)?制?|每[日天]工作8小时|8小时工作制|八小时工作制"),
)
APPLIES = r"(?:实行|执行|采用|适用|按照?|为|安排乙方执行|属于|选择)"
APPROVED = re.compile(r"(?:已|经|取得|获得)[^。；\n]{0,24}(?:劳动|人力资源|人社)[^。；\n]{0,16}(?:批准|审批|许可|备案)")
NOT_APPROVED = re.compile(r"(?:未|尚未|没有|暂未|正在)[^。；\n]{0,20}(?:批准|审批|申请|许可)")
OVERTIME = re.compile(r"加班|延长工作时间|延长工时|加点")
PER_DAY = re.compile(
    rf"每(?:日|天|个?工作日)(?:的)?(?:正常|标准)?(?:工作|上班|劳动)?(?:时间|时长)?(?:不超过|不多于|不得超过|为|是|：|:|约)*(?P<n>{N})(?:个)?小时|日工作(?:时间)?(?:为|不超过)?(?P<n2>{N})小时"
)
PER_WEEK = re.compile(
    rf"(?:每周|平均每周|周)(?:平均)?(?:的)?(?:正常|标准)?(?:工作|上班)?(?:时间|时长)?(?:不超过|不多于|不得超过|为|是|：|:|共|约)*(?P<n>{N})(?:个)?小时"
)
DAYS_A_WEEK = re.compile(
    rf"(?:(?:每周|一周|周)(?:工作|上班|出勤)(?:时间为)?|每周)(?P<n>{N})(?:个)?(?:工作)?[天日](?!小时|休|的休|公休)|(?:周一|星期一)(?:至|到)(?P<last>周[五六日]|星期[五六日])|做(?P<six>六)休一"
)
REST_DAYS = re.compile(
    rf"每周(?:至少|固定|轮流)?(?:安排|保证|享有)?(?:乙方)?(?:至少)?(?:休息?|公休)(?P<n>{N})(?:个?工?作?)?[天日]|周休(?P<n2>{N})[天日]"
)
REST_WORDS = (
    (r"双休|周末[^。；，\n]{0,8}休息|周六[、和及至]?周日[^。；，\n]{0,4}休息", Decimal(2)),
    (r"单休", Decimal(1)),
    (r"大小周|单双休", Decimal("1.5")),
    (r"无休息日|全年无休|没有休息日|不休息", Decimal(0)),
)
REST_A_MONTH = re.compile(rf"每月(?:安排)?(?:至少)?(?:休息?|公休)(?P<n>{N})[天日]")
CLOCK = re.compile(
    r"(?:上午|早上?|早晨)?(?P<from>\d{1,2}|[一二三四五六七八九十]{1,3})(?:[:：](?P<from_m>\d{2})|[点时](?P<from_half>半|\d{2}分?)?)"
    r"(?:至|到|—+|-+|~|－|–)(?P<late>下午|晚上?|傍晚|夜间)?(?P<to>\d{1,2}|[一二三四五六七八九十]{1,3})(?:[:：](?P<to_m>\d{2})|[点时](?P<to_half>半|\d{2}分?)?)"
)
BREAK = re.compile(rf"(?:午休|中午休息|午间休息|午餐|用餐|休息)(?:时间)?(?:为|：)?(?P<n>{N})(?:个)?(?P<unit>小时|分钟)")
OVERTIME_DAY = re.compile(rf"每(?:日|天)[^。；，\n]{{0,10}}?(?P<n>{N})(?:个)?小时")
OVERTIME_MONTH = re.compile(rf"每月[^。；，\n]{{0,12}}?(?P<n>{N})(?:个)?小时")
MONTHLY_OVERTIME = re.compile(rf"每月(?:的)?(?:加班|延长工作时间)[^。；，\n]{{0,10}}?(?P<n>{N})(?:个)?小时")
THREE_RATES = re.compile(rf"(?P<a>{RATIO})[、，,和及](?P<b>{RATIO})[、，,和及](?P<c>{RATIO})")
RATES = (
    ("overtime_rate_holiday", rf"(?:法定(?:休假日|节假日|节日|假日)|节假日)[^。；\n]{{0,36}}?(?P<ratio>{RATIO})"),
    (
        "overtime_rate_rest_day",
        rf"(?:休息日|周末|双休日|公休日)(?:(?!法定|节假日)[^。；\n]){{0,36}}?(?P<ratio>{RATIO})",
    ),
    (
        "overtime_rate_workday",
        rf"(?:工作日|延长工作时间|延时|平时|平日|日常)(?:(?!法定|节假日|休息日|周末)[^。；\n]){{0,30}}?(?P<ratio>{RATIO})",
    ),
)
PAID_FOR = re.compile(r"工资|加班|报酬|薪")
REST = re.compile(r"[^。；\n]*(?:休息|年休假|年假|节假日|休假|公休|双休|单休|婚假|产假)[^。；\n]*")
SAYS_REST = re.compile(r"依法|按|享|国家|安排|每周|每月|双休|单休|周末|给予|规定|执行|\d天")
LEAVE_DAYS = re.compile(rf"(?:年休假|年假)(?:天数)?(?:为|共|：|:|每年)*(?P<n>{N})(?:个工作日|天|日)")


def read_working_time(found: Findings) -> None:
    read_system(found)
    read_hours(found)
    read_rest(found)
    read_clock(found)
    fill_week(found)
    read_overtime(found)


def read_system(found: Findings) -> None:
    text = found.text
    for name, words in SYSTEMS:
        match = re.search(rf"[{TICK}][（(]?\d?[）)]?[、.]?(?:{words})|(?:{words})[^\n，。；□☐]{{0,4}}[{TICK}]", text)
        if match:
            found.add("working_time_system", name, match)
    chosen_system(found)
    for name, words in SYSTEMS:
        match = re.search(rf"{APPLIES}[^。；\n□☐]{{0,6}}?(?:{words})", text)
        if match and not re.search(r"下列|以下", found.flow.before(match.start())):
            found.add("working_time_system", name, match)
    special = found.values.get("working_time_system") in ("comprehensive", "flexible")
    refused, approved = NOT_APPROVED.search(text), APPROVED.search(text)
    if special and refused:
        found.add("working_time_approved", False, refused)
    if special and approved:
        found.add("working_time_approved", True, approved)


def chosen_system(found: Findings) -> None:
    for match in CHOSEN.finditer(found.text):
        if not re.search(r"工时|工作时间|工作制", found.text[max(0, match.start() - 30) : match.end() + 16]):
            continue
        choice = match["choice"]
        digit = {"一": "1", "二": "2", "三": "3"}.get(choice, choice)
        han = "一二三"[int(digit) - 1]
        for name, words in SYSTEMS:
            option = re.compile(rf"[（(]?(?:{digit}|{han})[）)]?[、.．][^\n。；]{{0,16}}?(?:{words})")
            picked = option.search(found.text, match.end())
            if picked:
                found.add("working_time_system", name, picked)


def value_of(match: "re.Match[str]", *groups: str) -> Decimal | None:
    text = next((match[group] for group in groups if match.groupdict().get(group)), None)
    return number(text) if text else None


def is_overtime(found: Findings, match: "re.Match[str]") -> bool:
    return bool(OVERTIME.search(found.flow.before(match.start())))


def read_hours(found: Findings) -> None:
    for name, pattern in (("hours_per_day", PER_DAY), ("hours_per_week", PER_WEEK)):
        for match in pattern.finditer(found.text):
            if not is_overtime(found, match):
                found.add(name, value_of(match, "n", "n2"), match)
                found.add("working_time", found.flow.sentence_text(match.start())[:60], match)


def read_rest(found: Findings) -> None:
    for match in REST_DAYS.finditer(found.text):
        found.add("rest_days_per_week", value_of(match, "n", "n2"), match)
    for match in DAYS_A_WEEK.finditer(found.text):
        days = days_worked(match)
        if days is not None and days <= 7:
            found.add("rest_days_per_week", 7 - days, match)
            found.add("working_time", found.flow.sentence_text(match.start())[:60], match)
    for words, days in REST_WORDS:
        word = re.search(words, found.text)
        if word:
            found.add("rest_days_per_week", days, word)
    monthly = REST_A_MONTH.search(found.text)
    if monthly and (count := value_of(monthly, "n")) is not None and count < 4:
        found.add("rest_days_per_week", count / 4, monthly)
    for rest in REST.finditer(found.text):
        if SAYS_REST.search(rest[0]) and not OVERTIME.search(rest[0]):
            found.add("rest_and_leave", rest[0][:60], rest)
    for match in LEAVE_DAYS.finditer(found.text):
        found.add("annual_leave_days", value_of(match, "n"), match)


def days_worked(match: "re.Match[str]") -> Decimal | None:
    if match["six"]:
        return Decimal(6)
    if match["last"]:
        return Decimal({"五": 5, "六": 6, "日": 7}[match["last"][-1]])
    return value_of(match, "n")


def read_clock(found: Findings) -> None:
    """Hours from the clock: 9:00-18:00 less the break that is stated, else an hour at noon."""
    for match in CLOCK.finditer(found.text):
        hours = clock_hours(match)
        if hours is None or not 1 <= hours <= 16 or is_overtime(found, match):
            continue
        pause = BREAK.search(found.flow.sentence_text(match.start()))
        less = Decimal(1) if hours > 5 else Decimal(0)
        if pause:
            stated = value_of(pause, "n") or Decimal(0)
            less = stated / 60 if pause["unit"] == "分钟" else stated
        found.add("hours_per_day", hours - less, match)
        found.add("working_time", match[0], match)


def clock_hours(match: "re.Match[str]") -> Decimal | None:
    first, last = number(match["from"]), number(match["to"])
    if first is None or last is None:
        return None
    if match["late"] and last < 12:
        last += 12
    first += minutes(match["from_m"], match["from_half"])
    last += minutes(match["to_m"], match["to_half"])
    return last - first if last > first else None


def minutes(colon: str | None, half: str | None) -> Decimal:
    if half == "半":
        return Decimal("0.5")
    written = colon or (half or "0").rstrip("分")
    return Decimal(int(written or 0)) / 60


def fill_week(found: Findings) -> None:
    """Hours a week from hours and days, and days of rest from hours a week and a day."""
    hours, rest = found.values.get("hours_per_day"), found.values.get("rest_days_per_week")
    if hours is not None and rest is not None and not found.has("hours_per_week"):
        found.add("hours_per_week", hours * (7 - rest))
        if "hours_per_day" in found.places:
            found.places["hours_per_week"] = found.places["hours_per_day"]
    week = found.values.get("hours_per_week")
    if hours and week and rest is None and week % hours == 0 and week / hours <= 7:
        found.add("rest_days_per_week", 7 - week / hours)
        found.places["rest_days_per_week"] = found.places["hours_per_week"]


def line_end(found: Findings, at: int) -> int:
    end = found.text.find("\n", at)
    return end if end >= 0 else len(found.text)


def read_overtime(found: Findings) -> None:
    for word in OVERTIME.finditer(found.text):
        start, end = word.end(), found.flow.sentence(word.end())[1]
        for name, pattern in (("overtime_hours_per_day", OVERTIME_DAY), ("overtime_hours_per_month", OVERTIME_MONTH)):
            match = pattern.search(found.text, start, end if name.endswith("day") else line_end(found, end))
            if match:
                found.add(name, value_of(match, "n"), match)
        rates = THREE_RATES.search(found.text, start, end)
        if rates:
            for name, group in zip(("workday", "rest_day", "holiday"), "abc", strict=True):
                found.add(f"overtime_rate_{name}", ratio(rates[group]), rates, group)
    for match in MONTHLY_OVERTIME.finditer(found.text):
        found.add("overtime_hours_per_month", value_of(match, "n"), match)
    if OVERTIME.search(found.text):
        for name, words in RATES:
            for match in re.finditer(words, found.text):
                if PAID_FOR.search(found.flow.sentence_text(match.start())):
                    found.add(name, ratio(match["ratio"]), match, "ratio")
