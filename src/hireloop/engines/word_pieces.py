"""BERT's lower-casing WordPiece: text to the numbers of its pieces.

Source: google-research/bert, tokenization.py.
"""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

UNKNOWN, START, END = "[UNK]", "[CLS]", "[SEP]"
LONGEST_WORD = 100

# Each Chinese character and each sign of punctuation is a word of its own; ASCII signs count as punctuation.
WORD = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]|[^\W_]+|[^\w\s]|_")


class WordPieces:
    """The vocabulary of one model, from its ``vocab.txt`` (a piece a line; pieces inside words begin with ##)."""

    def __init__(self, vocabulary: Path) -> None:
        lines = vocabulary.read_text(encoding="utf-8").splitlines()
        self._numbers = {piece: number for number, piece in enumerate(lines)}

    def numbers(self, text: str, *, most: int) -> list[int]:
        """Piece numbers with start and end marks, cut to ``most``."""
        pieces = [piece for word in words(text) for piece in self._pieces(word)]
        return [self._numbers[piece] for piece in (START, *pieces[: most - 2], END)]

    def _pieces(self, word: str) -> list[str]:
        """The longest known piece at each place; a word that cannot be put together is unknown as a whole."""
        if len(word) > LONGEST_WORD:
            return [UNKNOWN]
        pieces, start = [], 0
        while start < len(word):
            prefix = "##" if start else ""
            ends = (end for end in range(len(word), start, -1) if prefix + word[start:end] in self._numbers)
            end = next(ends, None)
            if end is None:
                return [UNKNOWN]
            pieces.append(prefix + word[start:end])
            start = end
        return pieces


def words(text: str) -> Iterator[str]:
    decomposed = unicodedata.normalize("NFD", text.lower())
    plain = "".join(character for character in decomposed if unicodedata.category(character) != "Mn")
    return (match.group() for match in WORD.finditer(plain))
