"""Sentences in a document that talk to a machine instead of to a reader."""

import re
from collections.abc import Iterable, Iterator

from .model import Line

ENGLISH = (
    r"\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instruction|prompt|rule|criteria|guideline|context)s?\b",
    r"\b(?:system|hidden|developer)\s+(?:prompt|message|instruction)s?\b\s*[:：]",
    r"\byou are (?:now |an? )*(?:ai|llm|language model|assistant|resume (?:screener|parser|reviewer))\b",
    r"\b(?:give|assign|award|rate|score|rank)\b.{0,40}\b(?:100|full marks|top score|highest|maximum|perfect score)\b",
    r"\b(?:as|note to|dear|attention)\s*[:,]?\s*(?:an? )?(?:ai|llm|chatgpt|language model|automated)\b",
    r"\b(?:must|should|always) (?:recommend|hire|select|advance|approve) (?:this|the) (?:candidate|applicant|person)\b",
    r"\b(?:recommend|select|hire) this (?:candidate|applicant)\b.{0,40}\b(?:immediately|regardless|without)\b",
)
CHINESE = (
    r"(?:忽略|无视|忘记|忘掉|不要理会|跳过|覆盖).{0,16}(?:指令|指示|提示词?|要求|规则|设定|内容|标准)",
    r"(?:系统|隐藏)(?:提示词?|指令)\s*[:：]",
    r"你(?:现在)?是(?:一个|一名|一位)?.{0,8}(?:AI|人工智能|大?语言模型|智能助手|筛选系统|招聘助手)",
    r"(?:打|给|评|评为|得|判)(?:出|予|他|她|我|该候选人|此人|这份简历)?.{0,6}(?:100\s*分|满分|最高分|最高评)",
    r"(?:请|务必|必须|直接).{0,6}(?:录用|推荐|通过)(?:此|该|这位|本)(?:候选人|人|应聘者|简历)",
)
INJECTION = re.compile("|".join((*ENGLISH, *CHINESE)), re.IGNORECASE)
LONGEST_LOOK = 4000


def speaks_to_machine(text: str) -> bool:
    return bool(INJECTION.search(text[:LONGEST_LOOK]))


def injections(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines that try to steer whoever reads by machine; also where the sentence wraps into the next line."""
    before: Line | None = None
    before_told = False
    for line in lines:
        told = speaks_to_machine(line.text)
        if told or (before and not before_told and speaks_to_machine(f"{before.text} {line.text}")):
            yield line
        before, before_told = line, told
