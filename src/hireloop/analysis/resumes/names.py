"""The person's name: by its label, by its place and size at the top, or as the subject of a sentence."""

import re
from collections.abc import Iterator, Sequence

from .contacts import EMAIL, LINK, PHONE
from .gazetteers import latin_city, latin_employer_ending, latin_title, surnames, title_ending, words
from .model import Value
from .places import Part
from .sections import SectionPart, heading_of

LABELLED = re.compile(
    r"(?:^|[\s,，|｜;；•·])(?:姓\s*名|名字"
    r"|(?:full )?name)\s*[:：\t]\s*(?P<name>[\u4e00-\u9fff·]{2,12}(?=$|[\s,，|｜/;；（(])"
    r"|[\u4e00-\u9fff](?: ?[\u4e00-\u9fff]){1,3}(?=$|\s{2}|[,，|｜/;；（(\t])"
    r"|[A-ZÀ-Þ][A-Za-zÀ-ÿ.'’\-]+(?: [A-ZÀ-Þ][A-Za-zÀ-ÿ.'’\-]*){1,3})",
    re.IGNORECASE,
)
_NUMBERED = r"^(?:\d{1,2}[、.．)）]\s*|[（(]\d{1,2}[）)]\s*)?"
_STYLED = r"(?:先生|女士|小姐|同志)?\s*(?:[（(][^）)]{1,40}[）)])?\s*"
# What is said only of a person: whoever stands before it is one, by whatever surname.
SUBJECT_FOR_SURE = re.compile(
    rf"{_NUMBERED}(?P<name>[\u4e00-\u9fff·]{{2,16}}?){_STYLED}[,，:：、\s]\s*"
    r"(?:先生|女士|男|女|性别|生于|现年|\d{2}岁|[\u4e00-\u9fff]{1,4}族[，,。；;\s]"
    r"|(?:19[3-9]|20[01])\d年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出?生|于)"
    r"|[\u4e00-\u9fff]{2,10}(?:国籍|居留权)|中国(?:香港|台湾|澳门)?籍?[，,])"
)
SUBJECT = re.compile(
    rf"{_NUMBERED}(?P<name>[\u4e00-\u9fff·]{{2,12}}?){_STYLED}[,，:：、\s]\s*"
    r"(?:[\u4e00-\u9fff]{0,8}(?:本科|大专|硕士|博士|研究生|学历|中专|高中|初中|毕业)|中共|现任|曾任|历任|现为|出生"
    r"|[\u4e00-\u9fff]{0,16}(?:董事|监事|总经理|副教授|教授|讲师|工程师|医师|教师|会计师|导师)|本?公司|高级"
    r"|退伍军人|[\u4e00-\u9fff]{2,6}人|[\u4e00-\u9fff]{4,14}(?:大学|学院))"
)
# "我叫郑小燕，…", "本人覃丽芳，…"
OF_ONESELF = re.compile(
    r"(?:我叫|我的名字(?:是|叫)|本人(?:姓名|名叫|是|叫)?|姓名|名字叫?|^我是)[:： ]?"
    r"(?P<name>[\u4e00-\u9fff·]{2,12}?)(?=[，,。；;、（(\s])"
)
LATIN_SUBJECT = re.compile(
    r"(?:^|[.!]\s+)(?:(?i:my name is|i am|i['’]m|hi,? i['’]m|hello,? i['’]m)\s+)?(?:(?:Mr|Mrs|Ms|Dr|Prof)\.?\s)?"
    r"(?P<name>[A-ZÀ-Þ][A-Za-zÀ-ÿ'’\-]+(?:\s[A-ZÀ-Þ](?:[A-Za-zÀ-ÿ'’\-]*\.?))*"
    r"(?:\s(?:van|von|de|der|den|da|dos|del|la|bin|al))*\s[A-ZÀ-Þ][A-Za-zÀ-ÿ'’\-]+)"
    r"(?:,? (?:Ph\.?D\.?|MBA|CPA|CFA|MD))?"
    r"(?=,? (?:is|was|has|have|had|joined|received|worked|works|serves|served|holds|earned|obtained|graduated|began"
    r"|started|aged|born|who|currently|and I|founded|leads|led|brings|studied|teaches|taught)\b"
    r"|, (?:aged|\d{2},|a |an |the |[A-Z][a-z]+ (?:at|of) )|\. (?:I|He|She)\b)"
)
ADDRESSED = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,4})(?:先生|女士|小姐|同志)")
OF_RESUME = re.compile(
    r"^(?:个人简历|求职简历|简历|resume|cv|curriculum vitae)\s*[\-—–_:：|·\s]*\s*(?P<a>[\u4e00-\u9fff]{2,4})$"
    r"|^(?P<b>[\u4e00-\u9fff]{2,4}?)\s*(?:的)?\s*[\-—–_|·]?\s*(?:个人|求职)?简历$|^(?:resume|cv"
    r"|curriculum vitae)\s*(?:of|[:：\-—–])\s*(?P<c>[A-Z].+)$",
    re.IGNORECASE,
)
LATIN_NAME = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Dr"
    r"|Prof)\.?\s)?(?P<name>[A-ZÀ-Þ][A-Za-zÀ-ÿ'’\-]+(?:\s[A-ZÀ-Þ](?:[A-Za-zÀ-ÿ'’\-]*\.?))*(?:\s(?:van"
    r"|von|de|der|den|da|dos|del|la|bin|al))*(?:\s[A-ZÀ-Þ][A-Za-zÀ-ÿ'’\-]+))"
    r"(?=$|,|\s*[|｜•·\-–—(（/]|\s+(?:[A-Z]{2,4}\b|[\u4e00-\u9fff]))"
)
NO_NAME = re.compile(
    r"\b(?:resume|résumé|curriculum|vitae|cv|profile|street|st|road|avenue|ave|university|college"
    r"|school|institute|page|email|phone|address|mobile|tel|fax|home|office|work|number|cell|e-mail|wechat"
    r"|summary|experience|education|skills|objective|contact|linkedin|github|microsoft|references|the"
    r"|and|of|in|for|with|confidential)\b",
    re.IGNORECASE,
)
NO_SUBJECT = re.compile(
    r"公司|集团|大学|学院|学历|专业|现任|曾任|经历|简介|[先后]任|性别|出生|国籍|年龄|民族|籍贯|电话|个人|毕业|我|是"
)
TOP_LINES = 14
TOP_SECTIONS = {"", "personal", "objective", "summary"}


def find_name(sections: Sequence[SectionPart]) -> Value[str] | None:
    """The person's own name, not that of a referee or a relative."""
    own = [part.part for part in sections if part.section not in {"references", "family"}]
    top = [part.part for part in sections if part.section in TOP_SECTIONS and not part.is_bullet]
    for finder, parts in ((_labelled, own), (_of_resume, own), (_at_the_top, top), (_subject, own)):
        if found := finder(parts):
            return found
    return None


def _labelled(parts: Sequence[Part]) -> Value[str] | None:
    for part in parts[:60]:
        if match := LABELLED.search(part.text):
            name = match["name"]
            value = "".join(name.split()) if name[0] >= "\u4e00" else name.strip()
            if value not in _not_names():
                return part.value(value, 0.98, *match.span("name"))
    return None


def _of_resume(parts: Sequence[Part]) -> Value[str] | None:
    for part in parts[:TOP_LINES]:
        if match := OF_RESUME.match(part.text.strip()):
            group = next(name for name in "abc" if match[name])
            piece = part.found(match, group) if part.text == part.text.strip() else part
            if group == "c" or is_chinese_name(match[group]):
                return piece.as_text(0.95)
    return None


def _at_the_top(parts: Sequence[Part]) -> Value[str] | None:
    """The best candidate of the first page's lines: large and early."""
    first = [part for part in parts if part.line.page == 1]
    sizes = [part.line.size or 0.0 for part in first]
    largest = max(sizes, default=0.0)
    found = []
    for number, part in enumerate(first):
        is_large = bool(largest) and (part.line.size or 0.0) >= 0.9 * largest and largest > 1.15 * min(sizes)
        if number >= TOP_LINES and not is_large:
            continue
        if value := next(_candidates(part), None):
            found.append((1.5 * is_large - 0.15 * number + (number == 0), value, is_large))
    if not found:
        return None
    _, best, is_large = max(found, key=lambda entry: entry[0])
    return Value(best.value, min(best.confidence, 0.95 if is_large else 0.8), best.source)


def _candidates(part: Part) -> Iterator[Value[str]]:
    for piece in part.cells():
        if contact := EMAIL.search(piece.text) or PHONE.search(piece.text):
            piece = piece.cut(0, contact.start())
        text = piece.text
        if not text or heading_of(text):
            continue
        if match := re.match(
            r"(?P<name>[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff](?:\s[\u4e00-\u9fff]){1,3})(?=$|\s|[（(,，\-—–/|])", text
        ):
            value = "".join(match["name"].split())
            if is_chinese_name(value):
                yield piece.value(value, 0.9, *match.span("name"))
        elif (match := LATIN_NAME.match(text)) and is_latin_name(match["name"]) and not LINK.search(text):
            yield piece.value(" ".join(match["name"].split()), 0.9, *match.span("name"))


def _subject(parts: Sequence[Part]) -> Value[str] | None:
    """Whoever the first sentence tells of."""
    for pattern, confidence in ((OF_ONESELF, 0.9), (SUBJECT_FOR_SURE, 0.9), (SUBJECT, 0.9), (ADDRESSED, 0.8)):
        for part in parts:
            match = pattern.search(part.text)
            if match and may_be_subject(match["name"], is_sure=pattern is SUBJECT_FOR_SURE):
                return part.value(match["name"], confidence, *match.span("name"))
    for part in parts[:TOP_LINES]:
        if (match := LATIN_SUBJECT.search(part.text)) and is_latin_name(match["name"]):
            return part.value(match["name"], 0.85, *match.span("name"))
    return None


def may_be_subject(name: str, *, is_sure: bool) -> bool:
    if name in _not_names() or NO_SUBJECT.search(name):
        return False
    if is_chinese_name(name) or "·" in name.strip("·"):
        return True
    return is_sure and 2 <= len(name) <= 6 and not heading_of(name) and not _has_title(name)


def _has_title(name: str) -> bool:
    match = title_ending().search(name)
    return bool(match and len(match[0]) >= 2 and match.end() == len(name))


def is_chinese_name(text: str) -> bool:
    """Two to four characters that begin with a surname and are no word of a résumé."""
    if not 2 <= len(text) <= 4 or text in _not_names() or heading_of(text):
        return False
    known = surnames()
    compound = text[:2] in known
    if not compound and (text[0] not in known or len(text) > 3):
        # Both parents' surnames: 欧阳 apart, four characters are rare.
        return len(text) == 4 and text[0] in known and text[1] in known and not title_ending().search(text)
    return not title_ending().search(text) and text[-1] not in "省市区县路号年日岁业部司"


def is_latin_name(text: str) -> bool:
    pieces = text.split()
    if not 2 <= len(pieces) <= 5 or NO_NAME.search(text) or latin_title().search(text) or latin_city().fullmatch(text):
        return False
    return not latin_employer_ending().search(text)


def _not_names() -> frozenset[str]:
    return frozenset(words("people")["not_names"])
