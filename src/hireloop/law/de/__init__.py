"""The labour law of Germany, in a first dozen rules: enough to show that another country fits the same shape."""

from pathlib import Path

from hireloop.law.de.rules import RULEBOOK
from hireloop.law.model import Words
from hireloop.law.parameters import Parameters, load
from hireloop.law.ruling import Law

__all__ = ["RULEBOOK", "notes", "parameters"]


def parameters() -> Parameters:
    return load(Path(__file__).parent / "parameters")


def notes(law: Law) -> tuple[Words, ...]:
    return (
        Words(
            "德国法仅收录部分规则，集体协议（Tarifvertrag）可能另有规定。",
            "Only some rules of German law are kept here; a collective agreement may say otherwise.",
        ),
    )
