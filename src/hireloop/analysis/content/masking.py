# ruff: noqa: E501 (a pattern is read best on one line)
"""What must not count is taken out before anything is measured: name, gender, age, home town, school, pauses.

Each such stretch becomes one placeholder character, so that "26岁" and "fifty-one years old" leave
the same text behind; the places of the masked text lead back to the transcript.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

NAME, AGE, GENDER, PLACE, SCHOOL = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
PLACEHOLDERS = frozenset((NAME, AGE, GENDER, PLACE, SCHOOL))

_HAN = r"[\u4e00-\u9fff]"
_CAPITAL = r"(?!I\b|I[’'])[A-Z][\w'’&-]*"
_CAPITALS = rf"{_CAPITAL}(?:\s+(?:(?:of|the|de|at|for|&)\s+)*{_CAPITAL})*"
_PROVINCES = (
    "北京|上海|天津|重庆|河北|山西|内蒙古?|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|"
    "陕西|甘肃|青海|宁夏|新疆|香港|澳门|台湾|深圳|广州|杭州|成都|武汉|西安|东北"
)
_STOP = r"(?=[，,。.；;、！!？?\s（(]|$)"
_NUMBER_WORD = r"(?:eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)"

# Group 1 is what is masked; the same words are then masked wherever else they stand.
TOLD_ONCE = (
    (NAME, rf"(?:我叫|我的名字(?:叫|是)|姓名(?:是|为|：|:)|本人(?:叫|姓名)?(?={_HAN}{{2,4}}[，,。]))\s*({_HAN}{{2,4}}?|{_CAPITALS}){_STOP}"),
    (NAME, rf"(?:大家好|您好|你好|面试官好|各位好)[，,！!。]?\s*我是({_HAN}{{2,4}}){_STOP}"),
    (NAME, rf"(?:[Mm]y name is|[Mm]y name's|[Cc]all me|[Tt]his is)\s+({_CAPITAL}(?:\s+{_CAPITAL}){{0,2}})"),
    (NAME, rf"(?:^|(?<=[.!?,]\s)|(?<=[Hh]i )|(?<=[Hh]ello ))I(?:'m|’m| am)\s+({_CAPITAL}(?:\s+{_CAPITAL}){{0,2}})(?=[,.]| and\b| from\b)"),
    (NAME, r"(?:my name is|my name's|call me)\s+([a-z]+(?:\s+(?!and|from|i|i'm|but|so)[a-z]+)?)"),
    (SCHOOL, rf"(?:毕业于|毕业院校(?:是|为|：|:)?|就读于|就读|考入|考上|保送到?|母校(?:是|为)?|校友|来自|我在|曾在|在|从)((?:{_HAN}|[A-Za-z]){{1,16}}?(?:大学|学院|中学|高中|学校|职高|技校|一中|二中|分校|校区))"),
    (SCHOOL, r"(?:毕业于|就读于|考入|考上|毕业院校(?:是|为|：|:)?)(?!\S{0,16}(?:大学|学院|中学|学校))((?:[\u4e00-\u9fffA-Za-z]){2,10}?)(?=[，,。；;、\s的]|$)"),
    (SCHOOL, rf"(?:[Ss]tud(?:y|ied|ying)|[Gg]raduat(?:e|ed|ing)|[Dd]egree|[Aa]lum\w+|[Aa]ttend(?:ed|ing)?|[Ee]nrolled|[Ww]ent|[Ee]ducated|[Mm]ajored)\b[^.;,]{{0,40}}?\s(?:at|from|to|of|in)\s+((?:the )?{_CAPITALS})"),
    (SCHOOL, rf"[Aa]ttended\s+((?:the )?{_CAPITALS})"),
    (PLACE, rf"(?:来自|老家(?:在|是)?|家乡(?:在|是)?|籍贯(?:是|为|：|:)?|出生(?:在|于)|生于|祖籍)({_HAN}{{2,10}}?)(?=[，,。；;的人、\s]|$)"),
    (PLACE, rf"我是(?:土生土长的|地道的)?((?![一个名位那这很有负当第]|\S{{0,8}}(?:负责|合伙|当事|联系|主持|带头|发起|主理)人)(?:(?!的人){_HAN}){{2,8}}?)人(?=[，,。；;、\s]|$)"),
    (PLACE, rf"(?<=[，,、\s])((?:{_PROVINCES}){_HAN}{{0,6}}?)人(?=[，,。；;、\s]|$)"),
    (PLACE, rf"(?:^|[.,]\s*)(?:originally |all the way )?from\s+({_CAPITALS})"),
    (PLACE, rf"(?:I(?:'m|’m| am| come| came)(?: originally)? from|(?:grew up|born|raised|hometown is|native of|originally from)(?: and (?:raised|grew up))?(?: in| of| from)?)\s+((?:a |the )?(?:(?:small|rural|big|little|northern|southern|eastern|western)\s+)*(?:(?:town|village|city|part|suburb)\s+(?:in|of|near)\s+)?{_CAPITALS}(?:,\s*{_CAPITAL})?)"),
    (PLACE, rf"(?:man|woman|girl|boy|guy|lady|person|student|graduate|\ue002)\s+from\s+((?:(?:small|rural)\s+)*{_CAPITALS})"),
)  # fmt: skip
EVERYWHERE = (
    (SCHOOL, r"清华|北大|复旦|上海?交大|浙大|中科大|人大(?!代表|会)|南大|武大|哈工大|西交大?|同济|中山大学|(?:985|211|双一流|双非|二本|三本|一本)(?:院校|高校|大学|学校)?|(?:\b(?:MIT|UCLA|NYU|ETH|Caltech|Stanford|Harvard|Oxford|Cambridge|Yale|Princeton|Berkeley|Tsinghua|Peking University)\b)"),
    (SCHOOL, rf"(?:{_CAPITAL}\s+){{1,5}}(?:University|College|Polytechnic|Institute of Technology|High School|Academy)(?:\s+of\s+{_CAPITALS})?|\b(?:University|College|Institute) of {_CAPITALS}"),
    (AGE, r"(?:今年|现年|年龄(?:是|为|：|:)?)?\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*周?岁|(?<!\d)(?:[5-9]0|00|[五六七八九零]零)后|\d{4}\s*年(?:\d+\s*月)?(?:\d+\s*日)?(?:出生|生人)|(?:出生于|生于)\s*\d{4}\s*年?|年龄\s*[：:]\s*\d{1,2}"),
    (AGE, rf"\b(?:\d{{2}}|{_NUMBER_WORD})[- ]?years?[- ]?olds?\b|\baged?\s+(?:of\s+)?\d{{2}}\b|(?<=I am )\d{{2}}(?=[,.;]| and| now)|(?<=I[’']m )\d{{2}}(?=[,.;]| and| now)|\bborn in (?:19|20)\d\d\b|\bin my (?:early |mid[- ]?|late )?(?:twenties|thirties|forties|fifties|sixties)\b"),
    (GENDER, r"女生|男生|女孩子?|男孩子?|女士|先生|小姐|女性|男性|女人|男人|女的|男的|妈妈|母亲|爸爸|父亲|丈夫|妻子|老公|老婆|(?<=性别)[：:]?(?:是|为)?\s*[男女]|(?<=[，,、\s])[男女](?=[，,、。\s]|$)|宝妈|宝爸|姑娘|小伙子?"),
    (GENDER, r"\b(?:[Mm]others?|[Ff]athers?|[Mm]oms?|[Dd]ads?|[Ww]ife|[Hh]usband|[Ww]om[ae]n|[Mm][ae]n|[Gg]irls?|[Bb]oys?|[Ff]emale|[Mm]ale|[Ll]ady|[Gg]uy|[Ss]he|[Hh]e|[Hh]er|[Hh]im|[Hh]is|[Hh]ers|[Hh]erself|[Hh]imself|Mrs?|Ms|Miss)\b\.?(?=\W|$)"),
    (GENDER, r"她|他(?!们|人)"),
)  # fmt: skip
PAUSE = re.compile(r"\s*(?:…+|\.{3,}|。{3,}|—{2,}|\(pause\)|（停顿）|\[pause\])\s*")

_TOLD_ONCE = tuple((placeholder, re.compile(pattern)) for placeholder, pattern in TOLD_ONCE)
_EVERYWHERE = tuple((placeholder, re.compile(pattern)) for placeholder, pattern in EVERYWHERE)


@dataclass(frozen=True)
class Masked:
    """``text`` is what is measured; ``starts[i]`` is where its character i begins in the transcript."""

    text: str
    starts: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The place in the transcript of ``text[start:end]``."""
        return self.starts[start], self.starts[end]


def mask(transcript: str) -> Masked:
    """The transcript without what must not count."""
    covers = _covers(transcript)
    pieces: list[str] = []
    starts: list[int] = []
    at = 0
    for start, end, instead in [*covers, (len(transcript), len(transcript), "")]:
        pieces.append(transcript[at:start])
        starts.extend(range(at, start))
        pieces.append(instead)
        starts.extend([start] * len(instead))
        at = end
    return Masked("".join(pieces), (*starts, len(transcript)))


def _covers(transcript: str) -> list[tuple[int, int, str]]:
    """Stretches to cover, in order, none overlapping; the earlier and longer wins."""
    found = [(match.start(1), match.end(1), mark) for mark, cue in _TOLD_ONCE for match in cue.finditer(transcript)]
    told = {(transcript[start:end], mark) for start, end, mark in found if end - start >= 2}
    for words, mark in told:
        found += [(match.start(), match.end(), mark) for match in re.finditer(re.escape(words), transcript)]
    found += [(match.start(), match.end(), mark) for mark, cue in _EVERYWHERE for match in cue.finditer(transcript)]
    found += [(match.start(), match.end(), _joint(transcript, match)) for match in PAUSE.finditer(transcript)]
    found.sort(key=lambda cover: (cover[0], -cover[1]))
    kept: list[tuple[int, int, str]] = []
    for cover in found:
        if cover[1] > cover[0] and (not kept or cover[0] >= kept[-1][1]):
            kept.append(cover)
    return kept


def _joint(transcript: str, pause: re.Match[str]) -> str:
    """A pause leaves a blank between English words, nothing in Chinese, the full stop at the end."""
    before, after = transcript[: pause.start()][-1:], transcript[pause.end() :][:1]
    return " " if before.isascii() and after.isascii() and before and after else ""


def share_masked(masked: Masked) -> float:
    """Share of the transcript's characters that were taken out."""
    if not masked.starts[-1]:
        return 0.0
    hidden = sum(
        after - before
        for (before, after), sign in zip(pairwise(masked.starts), masked.text, strict=True)
        if sign in PLACEHOLDERS
    )
    return hidden / masked.starts[-1]
