"""Every ground on which a labour contract ends, and what the law attaches to it."""

from dataclasses import dataclass
from typing import Literal

from hireloop.law.cn.statutes import lcl, regulations, spc_2020
from hireloop.law.model import Cite, Words

Side = Literal["both", "employee", "employer", "law"]


@dataclass(frozen=True)
class Ground:
    """``severance``: the item of article 46 that grants it; None: none is due.

    ``needs``: facts of the case without which the ground does not carry, with the words that ask for them.
    """

    key: str
    title: Words
    cites: tuple[Cite, ...]
    side: Side
    severance: Cite | None = None
    needs_notice: bool = False
    bars_protected: bool = False
    needs_union: bool = False
    needs: tuple[tuple[str, Words], ...] = ()


PROOF = ("has_proof", Words("有证据证明该情形", "there is proof of it"))
TRAINED = (
    "was_trained_or_moved",
    Words(
        "先经过培训或者调整岗位，仍不能胜任", "the employee was trained or moved first, and still cannot do the work"
    ),
)
NEGOTIATED = (
    "change_was_negotiated",
    Words("就变更合同协商过而未达成协议", "a change of the contract was negotiated without result"),
)
MOVED = (
    "was_trained_or_moved",
    Words(
        "医疗期满，原工作和另行安排的工作都不能从事",
        "the sick period is over, and neither the old nor other work can be done",
    ),
)
REPORTED = (
    "authority_was_told",
    Words("裁减方案已向劳动行政部门报告", "the plan was reported to the labour authority"),
)


def _fault(key: str, item: int, zh: str, en: str) -> Ground:
    return Ground(key, Words(zh, en), (lcl(39, None, item),), "employer", needs_union=True, needs=(PROOF,))


def _notice(key: str, item: int, words: Words, need: tuple[str, Words]) -> Ground:
    return Ground(
        key,
        words,
        (lcl(40, None, item),),
        "employer",
        severance=lcl(46, None, 3),
        needs_notice=True,
        bars_protected=True,
        needs_union=True,
        needs=(PROOF, need),
    )


_ALL = (
    Ground(
        "mutual_by_employer",
        Words("单位提出，协商一致解除", "by agreement, at the employer's wish"),
        (lcl(36),),
        "both",
        severance=lcl(46, None, 2),
    ),
    Ground(
        "mutual_by_employee",
        Words("劳动者提出，协商一致解除", "by agreement, at the employee's wish"),
        (lcl(36),),
        "both",
    ),
    Ground(
        "resignation", Words("劳动者提前通知解除", "resignation with notice"), (lcl(37),), "employee", needs_notice=True
    ),
    Ground(
        "forced_resignation",
        Words("单位违法，劳动者解除", "resignation because the employer broke the law"),
        (lcl(38, 1), spc_2020(45)),
        "employee",
        severance=lcl(46, None, 1),
        needs=(PROOF,),
    ),
    _fault("probation_unfit", 1, "试用期不符合录用条件", "unfit in probation"),
    _fault("serious_breach", 2, "严重违反规章制度", "serious breach of the rules"),
    _fault(
        "serious_negligence", 3, "严重失职、营私舞弊造成重大损害", "grave negligence or corruption with great damage"
    ),
    _fault("second_job", 4, "与其他单位建立劳动关系，影响工作或拒不改正", "a second employment that harms the work"),
    _fault("fraud", 5, "以欺诈、胁迫等使合同无效", "a contract void through fraud or duress"),
    _fault("criminal_liability", 6, "被依法追究刑事责任", "criminal liability"),
    _notice("sickness", 1, Words("医疗期满不能工作", "unable to work after the sick period"), MOVED),
    _notice("incompetence", 2, Words("不能胜任工作", "unable to do the work"), TRAINED),
    _notice("changed_circumstances", 3, Words("客观情况发生重大变化", "circumstances changed greatly"), NEGOTIATED),
    Ground(
        "redundancy",
        Words("经济性裁员", "redundancy"),
        (lcl(41, 1),),
        "employer",
        severance=lcl(46, None, 4),
        bars_protected=True,
        needs_union=True,
        needs=(REPORTED,),
    ),
    Ground(
        "expiry",
        Words("合同期满终止", "end of the term"),
        (lcl(44, None, 1),),
        "law",
        severance=lcl(46, None, 5),
        bars_protected=True,
    ),
    Ground(
        "task_done",
        Words("工作任务完成终止", "completion of the task"),
        (regulations(22),),
        "law",
        severance=lcl(46, None, 7),
        bars_protected=True,
    ),
    Ground("pension", Words("开始依法享受基本养老保险待遇", "the pension begins"), (lcl(44, None, 2),), "law"),
    Ground("retirement_age", Words("达到法定退休年龄", "statutory retirement age"), (regulations(21),), "law"),
    Ground(
        "death", Words("劳动者死亡或被宣告死亡、失踪", "death, or declared dead or missing"), (lcl(44, None, 3),), "law"
    ),
    Ground(
        "bankruptcy",
        Words("单位被依法宣告破产", "bankruptcy of the employer"),
        (lcl(44, None, 4),),
        "law",
        severance=lcl(46, None, 6),
    ),
    Ground(
        "closure",
        Words("单位被吊销、关闭、撤销或提前解散", "the employer is closed or dissolved"),
        (lcl(44, None, 5),),
        "law",
        severance=lcl(46, None, 6),
    ),
)
GROUNDS: dict[str, Ground] = {ground.key: ground for ground in _ALL}
