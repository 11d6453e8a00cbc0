"""Words by which a text is found, in Chinese and English: what is indexed, and what a search asks for."""

from .words import asked_words, weighted_words

__all__ = ["asked_words", "weighted_words"]
