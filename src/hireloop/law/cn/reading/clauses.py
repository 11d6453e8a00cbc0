"""The clauses of a contract: by its articles where it has them, else by its paragraphs."""

import re

from hireloop.law.cn.reading.flow import Flow
from hireloop.law.model import Clause

HEADING = re.compile(
    r"(?P<number>第[一二三四五六七八九十百零\d]+条|[一二三四五六七八九十]+[、.．]|\d{1,2}[、.．](?!\d))(?P<title>[^，。；\n]{0,16})"
)
KINDS = (
    ("probation", "试用"),
    ("term", "期限"),
    ("non_compete", "竞业"),
    ("confidentiality", "保密|商业秘密"),
    ("training", "服务期|培训"),
    ("working_time", "工作时间|工时|休息"),
    ("pay", "报酬|工资|薪"),
    ("insurance", "保险|福利"),
    ("protection", "劳动保护|劳动条件|安全"),
    ("ending", "解除|终止|离职"),
    ("liability", "违约|责任|赔偿"),
    ("work", "工作内容|岗位|地点"),
)


def clauses_of(flow: Flow) -> tuple[Clause, ...]:
    starts: list[tuple[int, str]] = []
    for start, paragraph in flow.paragraphs():
        heading = HEADING.match(paragraph)
        if heading or not starts:
            starts.append((start, heading_text(heading)))
    if not starts:
        return ()
    ends = [start for start, _ in starts[1:]] + [len(flow.text)]
    return tuple(
        clause_of(flow, start, end, heading)
        for (start, heading), end in zip(starts, ends, strict=True)
        if flow.text[start:end].strip()
    )


def heading_text(heading: "re.Match[str] | None") -> str:
    """The number, with the title where one stands apart from the text."""
    if heading is None:
        return ""
    number, title = heading["number"].rstrip("、.．"), heading["title"]
    follows = heading.string[heading.end() : heading.end() + 1]
    titled = re.match(r"[【（\[]?(?P<words>[^】\]：:]{2,14})[】\]：:]", title)
    if titled or follows in ("", "\n"):
        return f"{number} {titled['words'] if titled else title.strip('。')}".strip()
    return number


def clause_of(flow: Flow, start: int, end: int, heading: str) -> Clause:
    text = flow.text[start:end].rstrip("\n")
    return Clause(kind_of(heading, text), text, heading, flow.place(start, start + len(text)))


def kind_of(heading: str, text: str) -> str:
    for looked_at in (heading, text[:60]):
        for kind, words in KINDS:
            if re.search(words, looked_at):
                return kind
    return "other"
