"""Work, place, insurance, protection; part-time work and dispatch."""

import re

from hireloop.law.cn.reading.flow import Findings

JOB = re.compile(
    r"(?:工作岗位|岗位名称|岗位|工作内容|职位|职务|工种)(?:[（(][^）)\n]{0,10}[）)])?(?:为|是|：|:|系)+(?P<job>[^，。；;\n]{2,40}?)(?:工作|岗位|一职|职务)?(?=[，。；;\n（(]|$)"
    r"|(?:担任|聘用乙方为|聘请乙方为|录用乙方为)(?P<job3>[^，。；;\n]{2,20}?)(?:一职|职务|岗位|工作)?(?=[，。；;\n])|在(?P<job4>[^，。；;\n]{2,16}?)岗位"
    r"|(?:从事|担任|聘用乙方为|聘请乙方为|录用乙方为|安排乙方在)(?P<job2>[^，。；;\n]{2,30}?)(?:工作|岗位|一职|职务|职位)"
)
PLACE = re.compile(
    r"(?:工作地点|工作场所|工作地|工作区域|履行地|工作地址)(?:[（(][^）)\n]{0,10}[）)])?(?:为|是|在|：|:|位于|设在|系|定为)*(?P<place>(?![的和及、由与不等应可以变调发或）)])[^，。；;\n]{2,50})"
)
PRESENT = (
    ("social_insurance", r"[^。；\n]*(?:社会保险|社保|五险|养老保险|工伤保险)[^。；\n]*"),
    (
        "labour_protection",
        r"[^。；\n]*(?:劳动保护|劳动条件|职业危害|职业病防护|劳动防护|安全生产|安全卫生|防护用品)[^。；\n]*",
    ),
)
# A heading names the matter; what is agreed about it has one of these.
SAYS = re.compile(r"依法|按|缴|提供|办理|参加|执行|享|国家|配备|告知|给予|保障|安排|遵守|放弃|自行|不|承担|\t")
PART_TIME = re.compile(r"非全日制")
DISPATCHED = re.compile(r"劳务派遣|被派遣|派遣(?:乙方)?(?:至|到|往|去)")
DISPATCHED_TO = re.compile(
    r"派遣(?:乙方)?(?:至|到|往|去)"
    r"(?P<to>[^，。；\n（(]{2,30}?(?:公司|单位|厂|中心|院|店)|[^，。；\n（(从]{2,20})"
)
NOT_FILLED = re.compile(r"^(?:甲方|乙方|双方|根据|由|按|[：:、/年月日]+$)")


def read_workplace(found: Findings) -> None:
    for match in JOB.finditer(found.text):
        group = next(name for name in ("job", "job2", "job3", "job4") if match[name])
        if not NOT_FILLED.match(match[group]):
            found.add("job_content", match[group], match, group)
    for match in PLACE.finditer(found.text):
        if not re.match(r"[：:、/]+$", match["place"]):
            found.add("work_place", match["place"], match, "place")
    for name, words in PRESENT:
        for present in re.finditer(words, found.text):
            if SAYS.search(present[0]):
                found.add(name, present[0].strip()[:60], present)
    read_kinds(found)


def read_kinds(found: Findings) -> None:
    part_time = PART_TIME.search(found.text)
    found.add("is_part_time", part_time is not None, part_time)
    dispatched = DISPATCHED.search(found.text)
    found.add("is_dispatched", dispatched is not None, dispatched)
    to = DISPATCHED_TO.search(found.text)
    if to:
        found.add("dispatched_to", to["to"], to, "to")
    user = re.search(r"用工单位[^\n：:]{0,6}[：:](?P<to>[^，。；\n]{2,40})", found.text)
    if user:
        found.add("dispatched_to", user["to"], user, "to")
