"""The labour law of mainland China: Labour Contract Law, Labour Law, regulations and judicial interpretations."""

from pathlib import Path

from hireloop.law.cn.rules import RULEBOOK
from hireloop.law.model import Words
from hireloop.law.parameters import Parameters, load
from hireloop.law.ruling import Law

__all__ = ["RULEBOOK", "notes", "parameters"]


def parameters() -> Parameters:
    return load(Path(__file__).parent / "parameters")


def notes(law: Law) -> tuple[Words, ...]:
    """What the reader should know of the values used: how old they are, and how sure."""
    found = []
    wage = law.parameters.by_name["minimum_wage_monthly"]
    step = law.step("minimum_wage_monthly")
    if wage.known_until and law.day > wage.known_until:
        found.append(
            Words(
                f"最低工资数据整理至 {wage.known_until}，之后的调整请以当地人社部门公布为准。",
                f"Minimum wages are kept up to {wage.known_until}; check the local authority for later changes.",
            )
        )
    if step and step.lowest is None and any(word in step.source for word in ("一类", "第一档")):
        found.append(
            Words(
                f"{law.region}按所在省的最高一档核对；个别区县适用较低的档次，请以用工所在地为准。",
                f"{law.region} is checked by the highest class of its province; some counties have a lower one.",
            )
        )
    if step and step.certainty != "certain":
        found.append(
            Words(
                f"{law.region}的最低工资标准（{step.value:f} 元，{step.since} 起，{step.source}）：{step.certainty}。",
                f"The minimum wage of {law.region} ({step.value:f} yuan from {step.since}, {step.source}) still wants"
                f" checking: {step.certainty}.",
            )
        )
    return tuple(found)
