"""Term and probation, and what stands around them: dates, kinds, earlier contracts."""

import re
from decimal import Decimal

from hireloop.law.cn.reading.flow import Findings
from hireloop.law.cn.reading.values import DAY, SPAN, N
from hireloop.law.numerals import day, number, span
from hireloop.law.spans import Span

RANGE = re.compile(rf"(?P<first>{DAY})(?:起|开始|生效)?(?:，|,)?(?:至|到|—+|-+|~|–|－)(?P<last>{DAY})")
TICK = "√☑■✓✔☒"
KINDS = (
    ("open_ended", r"无固定期限"),
    ("fixed", r"(?<!无)(?:有)?固定期限"),
    ("task", r"以完成(?:一定)?[^。，；\n]{0,12}(?:工作|任务)[^。；\n]{0,10}为(?:合同)?期限|以完成一定工作任务"),
)
CHOSEN = re.compile(
    r"(?:按|选择|采用|执行|采取|适用|确定为?)(?:以下|下列|如下)?(?:的)?第?[（(]?(?P<choice>[一二三123])[）)]?(?:种|项|款|条)?"
)
TERM = re.compile(
    rf"(?:合同(?:的)?(?:有效)?期限?|聘用期限?|有效期限?|期限)(?:为期|为|是|共计|共|定为|：|:|[（(])*(?:固定期限)?[，,（(]?(?:共计?|为期|为)?(?P<span>{SPAN})"
)
TERM_OTHER = re.compile(rf"(?:签订|订立|为期)(?:为期|期限为)?(?P<span>{SPAN})(?:的|期)?(?:固定期限|劳动合同|合同)")
SINCE = re.compile(rf"(?:自|从|于)?(?P<day>{DAY})(?:起|开始|生效|起生效|正式)")
TASK = re.compile(
    r"(?:以完成|任务为|工作任务[：:]|为完成)(?P<task>[^。；\n]{4,40}?)(?:为(?:合同)?期限|任务|之日|[，。；\n])"
)

PROBATION = re.compile(
    rf"试用期(?:限|间)?(?:约定|定|为期|为|是|共计|共|：|:|[（(])*(?:自|从)?(?:用工|入职|到岗|上岗|合同生效|报到)?(?:之日起)?[，,]?(?:共计?|为期|为|计)?(?P<span>{SPAN})(?!(?:内|前|以)[^，。]{{0,4}}(?:通知|书面))"
)
PROBATION_AFTER = re.compile(
    rf"(?P<span>{SPAN})(?:的|为)?(?:是)?试用期|(?P<span2>{SPAN})(?:的)?(?:试用|见习)(?:期)?(?:[，。；]|考核)"
)
PROBATION_UNTIL = re.compile(
    rf"试用期(?:限)?(?:自|从)(?:用工|入职|到岗|合同(?:生效|起始|开始)?|本合同生效|报到)(?:之)?日起?(?:计算)?，?至(?P<last>{DAY})"
)
NO_PROBATION = re.compile(
    r"(?:不|未|没有|无|免)(?:再)?(?:约定|设置|设定|设立|设|规定|安排|实行|有|除)?(?:任何)?试用期|试用期(?:限)?(?:为|：|:)?(?:无|零|0|/|／|—)(?=[，。；\n）)个天日月]|$)"
)
ONLY_PROBATION = re.compile(r"^[^\n]{0,20}(?:试用期?(?:劳动)?(?:合同|协议))")

SIGNED = re.compile(rf"(?:签订|签署|签约|订立|签字|签章|盖章)(?:日期|时间|之?日|于)?[：:]?(?P<day>{DAY})")
SIGNED_LINE = re.compile(rf"(?:日期|时间)[：:](?P<day>{DAY})|^(?P<alone>{DAY})(?:{DAY})?$", re.MULTILINE)
WORK_START = re.compile(
    rf"(?:入职|到岗|报到|上岗|实际用工|用工)(?:日期|时间|之日|起始日期?)?(?:为|：|:|是)?(?P<day>{DAY})"
    rf"|(?:自|于|从)(?P<day2>{DAY})(?:起)?(?:正式)?(?:入职|到岗|上岗|报到|到甲方工作|开始用工|到甲方处工作|在甲方工作)"
)
COUNTED = re.compile(
    rf"第(?P<count>{N})次(?:签订|续订|订立|续签)|(?:已|已经)(?:连续)?(?:签订|订立)(?:过|了)?(?P<done>{N})次(?:固定期限)?"
)
FIRST = re.compile(r"(?:首次|初次|第一次)(?:签订|订立)")
SERVED = re.compile(rf"(?:已|已经)(?:在(?:甲方|本单位|公司))?(?:处)?连续工作(?:满|已满)?(?P<years>{N})年")
BY_REQUEST = re.compile(
    r"(?:应|根据|经)?乙方(?:本人)?(?:主动|书面)?(?:提出|要求|申请)[^。；\n]{0,10}(?:订立|签订)(?:有)?固定期限"
)


def read_term(found: Findings) -> None:
    read_ranges(found)
    read_kind(found)
    read_length(found)
    read_probation(found)
    read_days(found)
    read_history(found)


def read_ranges(found: Findings) -> None:
    """Dates from … to …: of the probation, of something else, or of the contract."""
    for match in RANGE.finditer(found.text):
        first, last = day(match["first"]), day(match["last"])
        if first is None or last is None:
            continue
        *_, earlier, before = ["", *re.split(r"[，,；;。\n]", found.flow.before(match.start()))]
        if "试用" in before or ("试用" in earlier and not before and found.has("end")):
            if last >= first:
                found.add("probation", Span.between(first, last), match)
        elif not re.search(r"服务期|培训|竞业|派遣|休假|每[日天]", before):
            found.add("start", first, match, "first")
            found.add("end", last, match, "last")


def read_kind(found: Findings) -> None:
    for match in ticked(found) or chosen(found) or ():
        for kind, words in KINDS:
            if re.search(words, match[0]):
                found.add("term_kind", kind, match)
                return
    if found.has("end"):
        found.add("term_kind", "fixed")
        found.places["term_kind"] = found.places["end"]
        return
    for kind, words in KINDS:
        for match in re.finditer(words, found.text):
            if is_agreed(found, match):
                found.add("term_kind", kind, match)
                if kind == "task":
                    read_task(found, match)
                return


def is_agreed(found: Findings, match: "re.Match[str]") -> bool:
    """Whether the kind is what this contract is, not what may come of it later."""
    sentence = found.flow.sentence_text(match.start())
    return not re.search(
        r"应当?(?:与乙方)?(?:订立|签订)|可以(?:要求|订立)|有下列|情形之一|□|☐|续订|视为|期满", sentence
    )


def ticked(found: Findings) -> "list[re.Match[str]] | None":
    pattern = "|".join(words for _, words in KINDS)
    box = rf"[{TICK}][（(]?\d?[）)]?[、.]?(?:{pattern})|(?:{pattern})[^\n，。；□☐]{{0,4}}[{TICK}]"
    ticks = list(re.finditer(box, found.text))
    return ticks or None


def chosen(found: Findings) -> "list[re.Match[str]] | None":
    """第 2 种: the option of that number that follows."""
    for match in CHOSEN.finditer(found.text):
        around = found.text[max(0, match.start() - 40) : match.end() + 30]
        if "期限" not in around:
            continue
        choice = match["choice"]
        digit = {"一": "1", "二": "2", "三": "3"}.get(choice, choice)
        han = "一二三"[int(digit) - 1]
        kinds = "|".join(words for _, words in KINDS)
        option = re.compile(rf"(?:^|[\n。；：:])[（(]?(?:{digit}|{han})[）)]?[、.．]?[^\n。；]{{0,12}}?(?:{kinds})")
        picked = option.search(found.text, match.end())
        if picked:
            return [picked]
    return None


def read_task(found: Findings, match: "re.Match[str]") -> None:
    for task in TASK.finditer(found.text):
        if not task["task"].startswith("一定"):
            found.add("task", task["task"], task, "task")


def read_length(found: Findings) -> None:
    for pattern in (TERM, TERM_OTHER):
        for match in pattern.finditer(found.text):
            before = found.text[max(0, match.start() - 8) : match.start()]
            if re.search(r"试用|服务|竞业|保密|派遣|限制|通知|仲裁|保存|医疗", before + match[0][:4]):
                continue
            found.add("term", span(match["span"]), match, "span")
    if found.has("term"):
        found.add("term_kind", "fixed")


def read_probation(found: Findings) -> None:
    for match in PROBATION.finditer(found.text):
        if re.search(r"延长|不得超过|满|累计", found.text[match.start() : match.start("span")]):
            continue
        found.add("probation", span(match["span"]), match, "span")
    for match in PROBATION_UNTIL.finditer(found.text):
        first, last = found.values.get("start"), day(match["last"])
        if first and last and last >= first:
            found.add("probation", Span.between(first, last), match)
    for match in PROBATION_AFTER.finditer(found.text):
        group = "span" if match["span"] else "span2"
        found.add("probation", span(match[group]), match, group)
    for match in NO_PROBATION.finditer(found.text):
        found.add("probation", Span(), match)
    if "试用" not in found.text:
        found.add("probation", Span())
    title = ONLY_PROBATION.search(found.text)
    if title and not found.has("end") and not found.has("term"):
        found.add("probation_only", True, title)


def read_days(found: Findings) -> None:
    for match in WORK_START.finditer(found.text):
        group = "day" if match["day"] else "day2"
        found.add("work_started_on", day(match[group]), match, group)
    for match in SIGNED.finditer(found.text):
        found.add("signed_on", day(match["day"]), match, "day")
    tail = len(found.text) - 300
    lines = [match for match in SIGNED_LINE.finditer(found.text) if match.start() >= tail]
    for match in lines[-1:]:
        group = "day" if match["day"] else "alone"
        found.add("signed_on", day(match[group]), match, group)
    if not found.has("start"):
        for match in SINCE.finditer(found.text):
            found.add("start", day(match["day"]), match, "day")


def read_history(found: Findings) -> None:
    for match in COUNTED.finditer(found.text):
        counted = number(match["count"] or match["done"])
        if counted is not None:
            found.add("previous_fixed_terms", int(counted) - (1 if match["count"] else 0), match)
    for match in FIRST.finditer(found.text):
        found.add("previous_fixed_terms", 0, match)
    for match in SERVED.finditer(found.text):
        years = number(match["years"])
        found.add("years_of_service", None if years is None else Decimal(years), match)
    for match in BY_REQUEST.finditer(found.text):
        found.add("employee_asked_for_fixed_term", True, match)
