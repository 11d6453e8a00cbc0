"""Penalties 违约金 that a clause puts on the employee: on what ground, and how much."""

import re
from decimal import Decimal

from hireloop.law.cn.text.sentences import EMPLOYEE, EMPLOYER, Sentence, is_denied, sentences
from hireloop.law.model import Clause, Penalty, PenaltyGround
from hireloop.law.numerals import NUMBER, money

PENALTY = re.compile(r"违约金|违约赔偿金|违约赔偿款|违约责任金")
TO_EMPLOYER = re.compile(rf"(?:向|给|付给|支付){EMPLOYER}|(?:赔偿|支付){EMPLOYER}")
TO_EMPLOYEE = re.compile(rf"(?:向|给|付给|支付){EMPLOYEE}|(?:赔偿|支付){EMPLOYEE}")
BY_EMPLOYER = re.compile(rf"(?:^|[，,]){EMPLOYER}(?:(?!{EMPLOYEE})[^。；])*$")
SUM = re.compile(
    rf"(?:人民币|￥|¥|RMB)?\s*(?:\(?（?大写[:：]?\)?）?)?\s*(?P<sum>{NUMBER})\s*(?P<unit>[万千]?[元圆])(?:整|正)?"
)
GROUNDS: tuple[tuple[PenaltyGround, str], ...] = (
    ("non_compete", r"竞业|竞争对手|同业竞争|竞争性|竞争关系|相竞争|同类业务"),
    ("service_period", r"服务期|专项培训|培训协议|专业技术培训|培训费"),
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
        for match in PENALTY.finditer(sentence.text):
            if not is_on_employee(sentence.text, match):
                continue
            found.append(penalty_of(sentence, match, context))
            break
        context = f"{context}{sentence.text}"
    return found


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
    """What the sentence itself names first; else what the clause is about."""
    for text in (sentence, context):
        for ground, words in GROUNDS:
            if re.search(words, text):
                return ground
    return "other"


def amount_near(sentence: str, match: re.Match[str]) -> Decimal | None:
    after = SUM.search(sentence, match.end())
    before = list(SUM.finditer(sentence, 0, match.start()))
    chosen = after or (before[-1] if before else None)
    return money(f"{chosen['sum']}{chosen['unit']}") if chosen else None
