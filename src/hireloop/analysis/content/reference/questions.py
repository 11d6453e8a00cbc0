"""What kind of answer a question wants."""

import re

from hireloop.analysis.content.tokens import normalised

VALUE = re.compile(
    r"多少|几个|几次|几种|求\w{0,2}[a-z(]|计算|各为|how many|how much|calculate|compute|"
    r"what is the (?:value|number|probability|result|complexity)",
)
YES_OR_NO = re.compile(
    r"有没有|能否|可否|是否(?!正确|成立)|会不会|能不能|是不是|可不可以|需不需要|要不要|吗|"
    r"(?:^|[.?!,;]\s*)(?:is|are|does|do|did|can|could|will|would|should|has|have)\b"
)
SAYS_YES_OR_NO = re.compile(
    r"能|可以|有|存在|会|是|需|行|\b(?:is|are|does|do|can|could|will|would|yes|no|has|have|cannot|not)\b"
)
EXAMPLE = re.compile(r"举例|举.{0,3}例子|例子说明|for example|give an example|with an example|an instance")
# An example is announced, or is a row of numbers or letters.
GIVES_EXAMPLE = re.compile(
    r"例如|比如|譬如|举例|举个例|假设|设有|如[:：]|for example|for instance|such as|e\.g"
    r"|\d+(?:\s*[,，、;.\s>→]\s*\d+){2,}"
)


def asks_value(question: str) -> bool:
    """Whether a number or formula is the answer."""
    return bool(VALUE.search(normalised(question)))


def asks_yes_or_no(question: str) -> bool:
    """Whether the question, or a part of it, can be answered by yes or no."""
    return bool(YES_OR_NO.search(normalised(question)))


def says_yes_or_no(clause: str) -> bool:
    """Whether a clause affirms or denies that something is so."""
    return bool(SAYS_YES_OR_NO.search(normalised(clause)))


def asks_example(question: str) -> bool:
    """Whether the question wants an example, of which any good one will do."""
    return bool(EXAMPLE.search(normalised(question)))


def gives_example(answer: str) -> bool:
    """Whether the answer holds something like an example."""
    return bool(GIVES_EXAMPLE.search(normalised(answer)))
