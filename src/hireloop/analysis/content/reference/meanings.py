"""Words by meaning: near-synonyms made one, likeness of words, pairs that exclude one another."""

from functools import cache, lru_cache

from hireloop.analysis.content.tokens import content_words, stem, weight
from hireloop.analysis.content.word_lists import table

ALIKE = 0.55


@lru_cache(maxsize=8192)
def meanings(text: str) -> tuple[str, ...]:
    """The meaning-bearing words of a text, near-synonyms made one, each once, in order."""
    return tuple(dict.fromkeys(meaning(word) for word in content_words(text)))


def meaning(word: str) -> str:
    """The word that stands for this one and its near-synonyms."""
    return _stands_for().get(word, word)


@cache
def _stands_for() -> dict[str, str]:
    first_of: dict[str, str] = {}
    for group in table("synonyms")["groups"]:
        words = [_stemmed(word) for word in group.split()]
        for word in words:
            first_of.setdefault(word, words[0])
    return first_of


@cache
def opposites() -> frozenset[tuple[str, str]]:
    """Pairs of meanings of which an answer should have one and not the other; both orders."""
    pairs = [tuple(meaning(_stemmed(word)) for word in pair) for pair in table("synonyms")["opposites"]]
    return frozenset((one, other) for one, other in pairs) | frozenset((other, one) for one, other in pairs)


def opposed(one: str, other: str) -> bool:
    """Whether the two exclude one another."""
    return (one, other) in opposites()


def _stemmed(word: str) -> str:
    return stem(word) if word.isascii() else word


@lru_cache(maxsize=65536)
def likeness(one: str, other: str) -> float:
    """How near two words are, 0-1: the same, or built of the same characters or stem."""
    if one == other:
        return 1.0
    if opposed(one, other):
        return 0.0
    if one.isascii() != other.isascii() or one[0].isdigit() or other[0].isdigit():
        return 0.0
    if one.isascii():
        shared = _common_start(one, other)
        return ALIKE if shared >= 5 and shared >= 0.7 * max(len(one), len(other)) else 0.0
    shared = len(set(one) & set(other))
    return ALIKE if 2 * shared >= len(one) + len(other) - shared and min(len(one), len(other)) > 1 else 0.0


def _common_start(one: str, other: str) -> int:
    for position, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return position
    return min(len(one), len(other))


def told(word: str, *, by: frozenset[str]) -> float:
    """How well a word is told by the nearest of others."""
    if word in by:
        return 1.0
    return max((likeness(word, other) for other in by), default=0.0)


def weights(words: tuple[str, ...], *, discounted: frozenset[str], discount: float) -> dict[str, float]:
    """What each word says; words that the question already gave say less."""
    return {word: weight(word) * (discount if word in discounted else 1.0) for word in words}
