"""Formulas in running text: found, and compared by their values, so that n/2 equals 0.5n."""

import re
from functools import lru_cache

from hireloop.analysis.content.tokens import normalised

# Numbers, single letters and signs written together; blanks only around signs.
ATOM = r"(?:\d+(?:\.\d+)?|(?<![a-z])[a-z](?![a-z])|(?<=\d)[a-z](?![a-z])|L|[()\[\]{}])"
RUN = re.compile(rf"{ATOM}(?:{ATOM}|\s*[+\-*/^]\s*(?={ATOM}))*")
LIST_NUMBER = re.compile(r"(?<![\w.^(+\-*/])\(?\d{1,2}(?:[、)]|\.(?!\d))")
COMPLEXITY = re.compile(r"[oθω]\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)")
SPOKEN = (
    (re.compile(r"(\w)\s*的\s*\(?([a-z0-9+\-]+)\)?\s*次[方幂]"), r"\1^(\2)"),
    (re.compile(r"([0-9a-z])分之([0-9a-z])"), r"\2/\1"),
    (re.compile(r"×|\\times|·"), "*"),
    (re.compile(r"÷"), "/"),
    (re.compile(r"log\s*_?2?\s*(?:\(n\)|n)|lg\s*n\b"), "L"),
    (re.compile(r"\b([a-z])\s*squared\b"), r"\1^2"),
)
# Values for the letters; no small integers, at which different formulas may agree by chance.
POINTS = ({"n": 7.3, "i": 2.7}, {"n": 11.9, "i": 4.1}, {"n": 5.7, "i": 3.3})
OTHER_LETTER = 3.1
Value = tuple[float, ...]


@lru_cache(maxsize=4096)
def values_in(text: str) -> frozenset[Value | str]:
    """What each number, formula and complexity class of the text is worth at a few points.

    Complexities come as ``("O", …values)``; a lone letter is no formula.
    """
    plain = normalised(text)
    for spoken, written in SPOKEN:
        plain = spoken.sub(written, plain)
    found: set = set()
    for match in COMPLEXITY.finditer(plain):
        if value := worth(match[1]):
            found.add(("O", *value))
    for match in RUN.finditer(LIST_NUMBER.sub("，", COMPLEXITY.sub("，", plain))):
        if re.search(r"[\dL+\-*/^]", match[0]) and (value := worth(match[0]) or worth(match[0].strip("()"))):
            found.add(value)
    return frozenset(found)


@lru_cache(maxsize=4096)
def worth(formula: str) -> Value | None:
    """The formula's values at the sample points; None where it is none."""
    source = re.sub(r"\s", "", formula).translate(str.maketrans("[]{}", "()()"))
    if not source or not re.search(r"[a-zL0-9]", source):
        return None
    try:
        return tuple(round(_Parser(source, point).whole(), 6) for point in POINTS)
    except (ValueError, ZeroDivisionError, OverflowError):
        return None


class _Parser:
    """Arithmetic with implied multiplication: 2n-1, (2n+1)/3, 2^(n-1)."""

    def __init__(self, source: str, letters: dict[str, float]) -> None:
        self.source, self.letters, self.at = source, letters, 0

    def whole(self) -> float:
        value = self._sum()
        if self.at < len(self.source):
            raise ValueError(self.source)
        return value

    def _next(self) -> str:
        return self.source[self.at] if self.at < len(self.source) else ""

    def _took(self, sign: str) -> bool:
        if self._next() and self._next() in sign:
            self.at += 1
            return True
        return False

    def _sum(self) -> float:
        value = self._product()
        while self._next() and self._next() in "+-":
            value = value + self._product() if self._took("+") or not self._took("-") else value - self._product()
        return value

    def _product(self) -> float:
        value = self._power()
        while following := self._next():
            if self._took("*"):
                value *= self._power()
            elif self._took("/"):
                value /= self._power()
            elif following.isalnum() or following == "(":
                value *= self._power()
            else:
                break
        return value

    def _power(self) -> float:
        base = self._atom()
        if not self._took("^"):
            return base
        exponent = self._power()
        if abs(exponent) > 50 or abs(base) > 1e6:
            raise OverflowError
        value = base**exponent
        if isinstance(value, complex):
            raise ValueError
        return value

    def _atom(self) -> float:
        if self._took("-"):
            return -self._atom()
        if self._took("("):
            value = self._sum()
            if not self._took(")"):
                raise ValueError
            return value
        number = re.compile(r"\d+(?:\.\d+)?").match(self.source, self.at)
        if number:
            self.at = number.end()
            return float(number[0])
        return self._letter()

    def _letter(self) -> float:
        letter = self._next()
        if not letter.isalpha():
            raise ValueError
        self.at += 1
        if letter == "L":
            return self.letters["n"] ** 0.5 + 0.1
        return self.letters.get(letter, OTHER_LETTER + (ord(letter) - 96) / 7)
