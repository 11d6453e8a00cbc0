"""The rulebook of China, and words that many of its rules share."""

from decimal import Decimal

from hireloop.law.model import ContractFacts, Words
from hireloop.law.ruling import Rulebook
from hireloop.law.spans import Span

RULEBOOK = Rulebook()
rule = RULEBOOK.rule

TERM_KINDS = {
    "fixed": Words("固定期限", "fixed term"),
    "open_ended": Words("无固定期限", "open-ended"),
    "task": Words("以完成一定工作任务为期限", "until a task is completed"),
}


def yuan(amount: Decimal) -> Words:
    text = plain(amount)
    return Words(f"{text} 元", f"{text} yuan")


def plain(number: Decimal) -> str:
    """A number without needless zeros: 8000, 2690.5."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(ratio: Decimal) -> str:
    return f"{plain(ratio * 100)}%"


def long(span: Span) -> Words:
    return Words(span.zh, span.en)


def term_words(facts: ContractFacts) -> Words:
    """The kind of term, and how long it is."""
    kind = TERM_KINDS[facts.term_kind] if facts.term_kind else Words("期限", "term")
    term = facts.agreed_term
    if facts.term_kind in ("open_ended", "task") or term is None:
        return kind
    return Words(f"{kind.zh} {term.zh}", f"{kind.en} of {term.en}")
