# ruff: noqa: E501 (a pattern is read best on one line)
"""Right or wrong, yes or no: what an answer claims, and whether a clause affirms or denies."""

import re

from hireloop.analysis.content.tokens import normalised

# Questions that want a verdict on a statement.
ASKS_VERDICT = re.compile(
    r"是否(?:正确|成立|准确|合理)|判断.{0,12}(?:对错|正误|正确|真假)|对不对|对还是错|正确还是错误|true or false|"
    r"(?:is|are) (?:it|this|that|the following).{0,40}(?:true|correct|right)|agree or disagree|correct or (?:incorrect|not)",
    re.IGNORECASE,
)
STATEMENT = r"(?:这|该|此|上述|以上|题目|原)?(?:个|种|句|一|条|话|道题)?(?:叙述|说法|命题|结论|判断|观点|陈述|表述|描述|题)?(?:的)?(?:说)?(?:应该|显然|当然|我认为|我觉得)?是?"
NO = r"(?:不(?:完全|一定|太|全)?(?:正确|对|成立|准确|是|行|可以|能)|错误?|有误|非也|否|假的?|×|✗|false|incorrect|wrong|no\b|not (?:true|correct|right)|untrue|disagree)"
YES = r"(?:完全)?(?:正确|对|是的?|成立|没错|没有错|真的?|√|✓|true|correct|right\b|yes|agree)"
OPENING = re.compile(
    rf"^\W*(?:答案?|解|第一点|我的回答|回答|answer|it is|it's|this is|that is|the statement is|statement is)?[\W\d]*{STATEMENT}\W*(?:(?P<no>{NO})|(?P<yes>{YES}))",
    re.IGNORECASE,
)
ANYWHERE = re.compile(
    rf"(?:叙述|说法|命题|结论|判断|statement)(?:\w{{0,4}})(?:是|is|为)?(?:(?P<no>{NO})|(?P<yes>{YES}))", re.IGNORECASE
)

# Words with a negator in them that deny nothing, and questions' own yes-or-no forms.
NOT_DENYING = re.compile(
    r"不同|不断|不仅|不但|不过|不管|不论|不少|不错|不足|不得不|非常|非空|无论|无序|差不多|是否|能否|可否|与否|有没有|能不能|会不会|是不是|可不可以|要不要|未来|"
    r"不连续|not only|no matter|no longer than|whether or not|non-?empty|nothing but",
    re.IGNORECASE,
)
DENYING = re.compile(
    r"不|没|无|未|否|勿|别(?=去|再|让)|\bnot\b|n't\b|\bno\b|\bnever\b|\bcannot\b|\bwithout\b|\bunable\b|\bneither\b|\bnor\b|\bimpossible\b",
    re.IGNORECASE,
)


def asks_verdict(question: str) -> bool:
    """Whether the question wants to know if a statement is right."""
    return bool(ASKS_VERDICT.search(question))


def verdict(text: str) -> bool | None:
    """What the text says of a statement: right (True), wrong (False), or nothing clear (None)."""
    plain = normalised(text)
    found = OPENING.match(plain) or ANYWHERE.search(plain)
    if not found:
        return None
    return found["no"] is None


def denies(clause: str) -> bool:
    """Whether the clause denies; two negators affirm."""
    return len(DENYING.findall(NOT_DENYING.sub("·", normalised(clause)))) % 2 == 1
