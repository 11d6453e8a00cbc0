"""Penalties 违约金 that a clause puts on the employee: on what ground, and how much.

A fixed sum by another name (离职补偿金, 招聘成本 …) that is owed for leaving or for any breach is a penalty too;
damage as it arises is not.
"""

import re
from decimal import Decimal

from hireloop.law.cn.text.sentences import EMPLOYEE, EMPLOYER, Sentence, is_denied, sentences
from hireloop.law.model import Clause, Penalty, PenaltyGround
from hireloop.law.numerals import NUMBER, money

PENALTY = re.compile(r"违约金|违约赔偿金|违约赔偿款|违约责任金")
FIXED = rf"(?:人民币|￥|¥)?\s*(?:{NUMBER}\s*[万千]?[元圆]|[一二两三四五六1-6]个?月(?:的)?(?:工资|薪))"
CAUSE = (
    rf"(?:{EMPLOYEE})?[^。；]{{0,16}}?"
    r"(?:离职|辞职|离岗|解约|跳槽|解除(?:劳动|本)?合同|未满[^，。；]{0,8}(?:年|月)|满[^，。；]{1,4}年前|违反(?:本)?(?:合同|协议))"
)
OWED = r"(?:赔偿|赔付|支付|补偿|返还|退还|承担|缴纳|交纳)"
NAMED = (
    r"(?:重新)?(?:招聘|培训|岗前培训|入职培训|猎头|体检|管理|违约|离职|辞职)(?:的)?"
    r"(?:成本|费用?|补偿金?|赔偿金?|损失费?)?(?:赔偿|补偿)?"
)
DISGUISED = re.compile(
    rf"{CAUSE}[^。；]{{0,16}}?(?P<owed>{OWED})(?:给)?(?:{EMPLOYER})?(?:的)?(?:{NAMED})?"
    rf"[^。；，]{{0,6}}?(?P<fixed>{FIXED})"
    rf"|{CAUSE}[^。；]{{0,6}}?(?:按|以)(?:每[日天])?(?P<daily>{FIXED})[^，。；]{{0,6}}(?P<liable>承担)(?:违约|赔偿)责任"
)
SERVICE = re.compile(r"服务期|专项培训|培训协议|专业技术培训")
AS_IT_ARISES = re.compile(
    r"实际损失|直接损失|经济损失|未履行|分摊|服务期|专项|竞业|已(?:发放|支付)的|预支|借款|经济补偿"
)
TO_EMPLOYER = re.compile(rf"(?:向|给|付给|支付){EMPLOYER}|(?:赔偿|支付){EMPLOYER}")
TO_EMPLOYEE = re.compile(rf"(?:向|给|付给|支付){EMPLOYEE}|(?:赔偿|支付){EMPLOYEE}")
EMPLOYER_OWES = re.compile(
    rf"{EMPLOYER}[^，。；]{{0,16}}(?:向|给|支付)(?:给)?{EMPLOYEE}|{EMPLOYER}(?:应当?|须|需|依法)[^，。；]{{0,8}}(?:支付|赔偿)"
)
BY_EMPLOYER = re.compile(rf"(?:^|[，,]){EMPLOYER}(?:(?!{EMPLOYEE})[^。；])*$")
SUM = re.compile(
    rf"(?:人民币|￥|¥|RMB)?\s*(?:\(?（?大写[:：]?\)?）?)?\s*(?P<sum>{NUMBER})\s*(?P<unit>[万千]?[元圆])(?:整|正)?"
)
GROUNDS: tuple[tuple[PenaltyGround, str], ...] = (
    ("non_compete", r"竞业|竞争对手|同业竞争|竞争性|竞争关系|相竞争|同类业务"),
    ("service_period", r"服务期|专项培训|培训协议|专业技术培训"),
    ("confidentiality", r"保密|商业秘密|泄露|泄密|技术秘密"),
    (
        "resignation",
        r"离职|辞职|提前解除|提前终止|解除劳动合同|解除本合同|解除合同|合同未满|合同期未满|擅自离|不辞而别|自动离|跳槽|未满.{0,6}年",
    ),
    ("discipline", r"规章|制度|纪律|违纪|旷工|迟到|严重失职"),
)


def penalties_in(clause: Clause) -> list[Penalty]:
    """Each penalty on the employee that the clause agrees on; none where it only says that there are none."""
    found = []
    context = ""
    for sentence in sentences(clause):
        match = penalty_match(sentence.text, f"{clause.heading} {context}")
        if match:
            found.append(penalty_of(sentence, match, context))
        context = f"{context}{sentence.text}"
    return found


def penalty_match(sentence: str, context: str) -> "re.Match[str] | None":
    """Where the sentence agrees on a penalty, by its name or by what it does."""
    for match in PENALTY.finditer(sentence):
        if is_on_employee(sentence, match):
            return match
    if PENALTY.search(sentence) or AS_IT_ARISES.search(sentence) or re.search(r"服务期|专项培训|竞业", context):
        return None
    disguised = DISGUISED.search(sentence)
    if disguised is None or is_denied(sentence, disguised) or is_paid_by_employer(sentence, disguised):
        return None
    return None if is_of_employer(sentence, disguised) else disguised


def is_of_employer(sentence: str, disguised: "re.Match[str]") -> bool:
    """Whether it is the employer who ends the contract, or who owes."""
    before = sentence[: max(disguised.start("owed"), disguised.start("liable"))]
    ends_it = re.search(EMPLOYER, before) is not None and re.search(EMPLOYEE, before) is None
    return ends_it or EMPLOYER_OWES.search(sentence) is not None


def is_on_employee(sentence: str, match: re.Match[str]) -> bool:
    if re.match(r"[^。；，]{0,6}(?:的)?(?:数额|金额|总额)?(?:不得|不|最高不)(?:超过|高于)", sentence[match.end() :]):
        return False
    if is_denied(sentence, match) or is_paid_by_employer(sentence, match):
        return False
    return bool(re.search(r"支付|承担|赔偿|缴纳|交纳|扣|为|按|付", sentence))


def is_paid_by_employer(sentence: str, match: re.Match[str]) -> bool:
    before = sentence[: match.start()]
    if TO_EMPLOYER.search(before):
        return False
    return bool(TO_EMPLOYEE.search(before) or BY_EMPLOYER.search(before))


def penalty_of(sentence: Sentence, match: re.Match[str], context: str) -> Penalty:
    return Penalty(
        ground=ground_of(sentence.text, f"{sentence.clause.heading} {context}"),
        amount=amount_near(sentence.text, match),
        text=sentence.text.strip(),
        place=sentence.place_of(match),
    )


def ground_of(sentence: str, context: str) -> PenaltyGround:
    """What the sentence itself names first; else what the clause is about.

    The cost of training may be owed for a service period only; for leaving as such it is a penalty like others.
    """
    if "培训费" in sentence and SERVICE.search(context):
        return "service_period"
    for text in (sentence, context):
        for ground, words in GROUNDS:
            if re.search(words, text):
                return ground
    return "other"


def amount_near(sentence: str, match: re.Match[str]) -> Decimal | None:
    fixed = match.groupdict().get("fixed") or match.groupdict().get("daily")
    if fixed:
        within = SUM.search(fixed)
        return money(f"{within['sum']}{within['unit']}") if within else None
    after = SUM.search(sentence, match.end())
    before = list(SUM.finditer(sentence, 0, match.start()))
    chosen = after or (before[-1] if before else None)
    return money(f"{chosen['sum']}{chosen['unit']}") if chosen else None
