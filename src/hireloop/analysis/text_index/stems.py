"""A light stemmer for English: inflections and the commonest derivations fall together, short words are left alone."""

ENDINGS = (
    ("ies", "y"),
    ("sses", "ss"),
    ("ements", ""),
    ("ement", ""),
    ("ments", ""),
    ("ment", ""),
    ("ings", ""),
    ("ing", ""),
    ("edly", ""),
    ("ers", ""),
    ("ed", ""),
    ("er", ""),
    ("es", ""),
    ("s", ""),
    ("e", ""),
)
SHORTEST_STEM = 4
DOUBLED = frozenset("bdgmnprt")


def stem(word: str) -> str:
    """ "developers" and "developing" → "develop"; "aws", "java", "c++" stay."""
    if not word.isalpha() or not word.isascii():
        return word
    for ending, instead in ENDINGS:
        if (
            word.endswith(ending)
            and not word.endswith("ss")
            and len(word) - len(ending) + len(instead) >= SHORTEST_STEM
        ):
            return _single(word[: -len(ending)] + instead)
    return word


def _single(word: str) -> str:
    """ "programm" → "program"."""
    is_doubled = len(word) > SHORTEST_STEM and word[-1] == word[-2] and word[-1] in DOUBLED
    return word[:-1] if is_doubled else word
