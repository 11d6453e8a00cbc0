"""Professional titles that are held for life: 高级工程师, 注册会计师, 一级教师."""

import re
from collections.abc import Sequence

from .gazetteers import any_of, words
from .model import Value
from .places import Part

GRADES = (
    r"(?:正|副|助理|特级|教授级|研究员级|一级|二级|三级|国家一级|国家二级|注册|中国注册|国际注册|初级|中级|高级|正高级"
    r"|副高级|资深|首席|主任|副主任|主治|主管|住院|执业|中学|小学|幼儿园|中小学|香港)*"
)
RANK = re.compile(
    GRADES
    + r"(?:高工|工程师|经济师|会计师|审计师|统计师|政工师|律师|医师|中医师|药师|护师|技师|评估师|资产评估师|税务师"
    r"|研究员|研究馆员|馆员|副研究馆员|教授|副教授|讲师|建筑师|规划师|造价师|建造师|编辑|记者|农艺师|畜牧师|兽医师|设计师|精算师"
    r"|译审|翻译|工艺美术师|船长|实验师|人力资源管理师|保荐代表人|理财规划师|心理咨询师|营养师|高级教师|一级教师|二级教师"
    r"|三级教师|特级教师|正高级教师|演员|导演|教练|播音员|博士生导师|硕士生导师|中国科学院院士|中国工程院院士|会计师公会(?:资深)?会员)"
)
LEFT = r"(?:^|[，,、。；;：:\s\t（(]|职称|取得|具有|评为|晋升为?)"
RIGHT = r"(?=$|[，,、。；;\s\t）).]|职称|资格|证书)"


def ranks(parts: Sequence[Part]) -> tuple[Value[str], ...]:
    found: dict[str, Value[str]] = {}
    known = any_of(words("certificates")["zh"][:8])
    pattern = re.compile(rf"{LEFT}(?P<rank>[\u4e00-\u9fff]{{0,6}}?(?:{RANK.pattern})|{known}){RIGHT}")
    for part in parts:
        at = 0
        while match := pattern.search(part.text, at):
            at = match.end("rank")
            whole = re.search(rf"(?:{RANK.pattern}|{known})$", match["rank"])
            if whole is None or _told_as_post(part.text, match.start("rank")):
                continue
            start = match.start("rank") + whole.start()
            # A craft before the grade is part of the name: 焊工高级技师; anything else is not.
            if whole.start() and not match["rank"][: whole.start()].endswith(("工", "师")):
                continue
            start = match.start("rank") if whole.start() else start
            text = part.text[start : match.end("rank")]
            found.setdefault(text, part.value(text, 0.85, start, match.end("rank")))
    return tuple(found.values())


def _told_as_post(text: str, at: int) -> bool:
    """In "历任技术员、工程师" the rank is a post of then."""
    clause = re.split(r"[，,。；;]", text[:at])[-1]
    return bool(re.search(r"(?<!主)任|当|做|现为|加入|公司|担任", clause))
