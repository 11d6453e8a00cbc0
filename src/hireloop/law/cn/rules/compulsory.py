"""What every labour contract must say (Labour Contract Law 17 paragraph 1, items 1 to 9; 58 for dispatch)."""

from collections.abc import Callable
from dataclasses import dataclass

from hireloop.law.cn.rules.book import rule, term_words
from hireloop.law.cn.statutes import LCL_SINCE, lcl
from hireloop.law.model import ContractFacts, Words
from hireloop.law.names import name_of
from hireloop.law.ruling import Law, Outcome, passes, unknown, violates
from hireloop.law.spans import Span

STATED = Words("合同已写明", "the contract says so")


@dataclass(frozen=True)
class Item:
    """One item of the list; of each group of facts one is enough."""

    number: int
    key: str
    title: Words
    groups: tuple[tuple[str, ...], ...]
    proposed_text: str


ITEMS = (
    Item(
        1,
        "item_employer",
        Words("必备条款：用人单位", "Must say: the employer"),
        (("employer_name",), ("employer_address",), ("employer_representative",)),
        "甲方（用人单位）：________；住所：________；法定代表人（主要负责人）：________。",
    ),
    Item(
        2,
        "item_employee",
        Words("必备条款：劳动者", "Must say: the employee"),
        (("employee_name",), ("employee_address",), ("employee_id_number",)),
        "乙方（劳动者）：________；住址：________；居民身份证号码：________。",
    ),
    Item(
        4,
        "item_work",
        Words("必备条款：工作内容和地点", "Must say: work and place"),
        (("job_content",), ("work_place",)),
        "乙方从事________岗位工作，工作地点为________。",
    ),
    Item(
        5,
        "item_time",
        Words("必备条款：工作时间和休息休假", "Must say: working time and leave"),
        (("working_time_system", "working_time", "hours_per_day", "hours_per_week"), ("rest_and_leave",)),
        "甲方实行标准工时制，每日工作八小时、每周工作四十小时；乙方依法享受休息日、法定节假日、年休假等假期。",
    ),
    Item(
        6,
        "item_pay",
        Words("必备条款：劳动报酬", "Must say: pay"),
        (("wage_monthly", "wage_hourly", "pay"),),
        "乙方月工资为人民币________元，甲方于每月____日以货币形式支付。",
    ),
    Item(
        7,
        "item_insurance",
        Words("必备条款：社会保险", "Must say: social insurance"),
        (("social_insurance", "social_insurance_paid"),),
        "甲乙双方依法参加社会保险；乙方个人缴纳部分由甲方代扣代缴。",
    ),
    Item(
        8,
        "item_protection",
        Words("必备条款：劳动保护和条件", "Must say: protection at work"),
        (("labour_protection",),),
        "甲方依法提供劳动保护、劳动条件和职业危害防护；岗位可能产生职业病危害的，如实告知乙方。",
    ),
)


def check_of(item: Item) -> Callable[[ContractFacts, Law], Outcome]:
    limit = Words(
        "应写明" + "、".join(name_of(group[0]).zh for group in item.groups),
        "must say: " + ", ".join(name_of(group[0]).en for group in item.groups),
    )

    def check(facts: ContractFacts, law: Law) -> Outcome:
        about = tuple(name for group in item.groups for name in group)
        open_groups = [group for group in item.groups if not any(facts.knows(name) for name in group)]
        if not open_groups:
            return passes(STATED, limit=limit, about=about)
        absent = [group[0] for group in open_groups if facts.absent.intersection(group)]
        if not absent:
            return unknown(*(group[0] for group in open_groups), limit=limit)
        return is_missing(absent, limit, item.proposed_text)

    return check


def is_missing(names: list[str], limit: Words, proposed_text: str) -> Outcome:
    called = [name_of(name) for name in names]
    zh, en = "、".join(each.zh for each in called), ", ".join(each.en for each in called)
    return violates(
        Words(f"没有写明{zh}", f"the contract does not say: {en}"),
        limit=limit,
        about=tuple(names),
        advice=Words(
            f"补上{zh}。缺少必备条款的，由劳动行政部门责令改正，造成损害的要赔偿（第81条）。",
            f"Add: {en}. The authority may order it, and damage is paid for (article 81).",
        ),
        proposed_text=proposed_text,
    )


for _item in ITEMS[:2]:
    rule(_item.key, _item.title, lcl(17, 1, _item.number), since=LCL_SINCE)(check_of(_item))


@rule("item_term", Words("必备条款：合同期限", "Must say: the term"), lcl(17, 1, 3), lcl(12), since=LCL_SINCE)
def item_term(facts: ContractFacts, law: Law) -> Outcome:
    limit = Words("应写明期限类型；固定期限还应有终止时间", "must say the kind of term; a fixed one also its end")
    about = ("term_kind", "end", "term", "task")
    text = "本合同为固定期限劳动合同，自____年__月__日起至____年__月__日止。"
    if facts.term_kind == "open_ended" or facts.agreed_term is not None or facts.end is not None:
        return passes(term_words(facts), limit=limit, about=about)
    needed = {"task": "task", "fixed": "end"}.get(facts.term_kind or "", "term_kind")
    if facts.term_kind == "task" and facts.task:
        return passes(term_words(facts), limit=limit, about=about)
    if needed in facts.absent:
        return is_missing([needed], limit, text)
    return unknown(needed, limit=limit)


for _item in ITEMS[2:]:
    rule(_item.key, _item.title, lcl(17, 1, _item.number), since=LCL_SINCE)(check_of(_item))


@rule(
    "item_dispatch",
    Words("必备条款：劳务派遣事项", "Must say: dispatch"),
    lcl(17, 1, 9),
    lcl(58, 1),
    since=LCL_SINCE,
)
def item_dispatch(facts: ContractFacts, law: Law) -> Outcome:
    limit = Words("派遣合同应写明用工单位", "a dispatch contract names the company that uses the employee")
    if facts.is_dispatched is None:
        return unknown("is_dispatched", limit=limit)
    if not facts.is_dispatched or facts.dispatched_to:
        return passes(STATED if facts.is_dispatched else Words("不是劳务派遣", "no dispatch"), limit=limit)
    if "dispatched_to" in facts.absent:
        return is_missing(
            ["dispatched_to"], limit, "乙方被派遣至________（用工单位），派遣期限为____，工作岗位为____。"
        )
    return unknown("dispatched_to", limit=limit)


@rule("dispatch_term", Words("劳务派遣合同的期限", "Term of a dispatch contract"), lcl(58, 2), since=LCL_SINCE)
def dispatch_term(facts: ContractFacts, law: Law) -> Outcome:
    limit = Words("应为二年以上的固定期限", "a fixed term of two years or more")
    if facts.is_dispatched is None:
        return unknown("is_dispatched", limit=limit)
    if not facts.is_dispatched:
        return passes(Words("不是劳务派遣", "no dispatch"), limit=limit)
    term = facts.agreed_term
    if facts.term_kind == "open_ended":
        return passes(term_words(facts), limit=limit, about=("term_kind",))
    if term is None and facts.term_kind != "task":
        return unknown("term", limit=limit)
    if term and not two_years(law).exceeds(term, from_day=facts.start):
        return passes(term_words(facts), limit=limit, about=("term", "end"))
    return violates(
        term_words(facts),
        limit=limit,
        about=("term", "end"),
        advice=Words("把期限延长到二年以上。", "Make the term two years or more."),
        proposed_text="本合同为固定期限劳动合同，期限为二年，自____年__月__日起至____年__月__日止。",
    )


def two_years(law: Law) -> Span:
    return Span(int(law.fixed("dispatch_term_months")))
