"""An answer made ready for measuring: masked, cut into sentences, each said to count or not, and why not."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from hireloop.analysis.content.cues import cue
from hireloop.analysis.content.masking import Masked, mask
from hireloop.analysis.content.sentences import Span, sentences
from hireloop.analysis.content.tokens import content_words, normalised, tokens

Flaw = Literal["repeated", "instruction", "echo", "list", "dense"]

# Held against a reference, terse sentences, taken-up questions and repetitions do no harm.
TERSE: tuple[Flaw | None, ...] = (None, "dense", "echo", "repeated")

# Sentences share this much of their character runs when they are the same thing said again.
SAME = 0.75
RUN = 4
# A sentence made of this much of the question's words repeats the question.
ECHO = 0.8
LIST_ITEMS = 5
DENSE_WORDS = 9
DENSE = 0.92
# What makes a row of Chinese terms a statement after all.
PREDICATE = re.compile(r"[不无需要可能为有用于比较易难会被把是少多大小快慢高低先后再]|方便|简单|复杂|连续|错误|正确")


@dataclass(frozen=True)
class Sentence:
    """One sentence of the masked text. Only sentences without a flaw count."""

    span: Span
    flaw: Flaw | None
    is_claim: bool

    @property
    def text(self) -> str:
        return self.span.text


@dataclass(frozen=True)
class Reading:
    """The prepared answer. Spans are places in ``masked.text``; ``place`` leads back to the transcript."""

    transcript: str
    masked: Masked
    sentences: tuple[Sentence, ...]

    @cached_property
    def counted(self) -> tuple[Sentence, ...]:
        """The sentences that count."""
        return tuple(sentence for sentence in self.sentences if sentence.flaw is None)

    @cached_property
    def shown(self) -> tuple[Sentence, ...]:
        """Sentences that tell something instead of claiming a quality."""
        return tuple(sentence for sentence in self.counted if not sentence.is_claim)

    @cached_property
    def factual(self) -> tuple[Span, ...]:
        """What may be held against a reference."""
        return tuple(sentence.span for sentence in self.sentences if sentence.flaw in TERSE)

    @cached_property
    def text(self) -> str:
        """All that tells something, one sentence a line."""
        return "\n".join(sentence.text for sentence in self.shown)

    @cached_property
    def text_with_claims(self) -> str:
        """All that counts, one sentence a line."""
        return "\n".join(sentence.text for sentence in self.counted)

    @cached_property
    def words(self) -> int:
        """How much was told: different meaning-bearing words of each sentence that tells something."""
        return sum(len(set(content_words(sentence.text))) for sentence in self.shown)

    def flawed(self, flaw: Flaw) -> tuple[Sentence, ...]:
        return tuple(sentence for sentence in self.sentences if sentence.flaw == flaw)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The place in the transcript, without blanks at its ends."""
        first, last = self.masked.original(start, end)
        while first < last and self.transcript[first].isspace():
            first += 1
        while last > first and self.transcript[last - 1].isspace():
            last -= 1
        return first, last


def read(transcript: str, *, question: str = "") -> Reading:
    """The answer, ready for measuring."""
    masked = mask(transcript)
    seen: set[str] = set()
    judged = []
    for span in sentences(masked.text):
        flaw = _flaw(span.text, question=question, seen=seen)
        judged.append(Sentence(span, flaw, is_claim=flaw is None and bool(cue("claims").search(span.text))))
        seen.update(_runs(span.text))
    return Reading(transcript, masked, tuple(judged))


def _flaw(sentence: str, *, question: str, seen: set[str]) -> Flaw | None:
    if cue("instructions").search(sentence):
        return "instruction"
    runs = _runs(sentence)
    if len(runs) >= 3 and len(runs & seen) >= SAME * len(runs):
        return "repeated"
    if _echoes(sentence, question=question):
        return "echo"
    if is_list(sentence):
        return "list"
    return "dense" if is_dense(sentence) else None


def _runs(sentence: str) -> set[str]:
    plain = re.sub(r"\W", "", normalised(sentence))
    return {plain[start : start + RUN] for start in range(max(1, len(plain) - RUN + 1))} if plain else set()


def _echoes(sentence: str, *, question: str) -> bool:
    """Nearly all runs of the sentence stand in the question; short ones may just use its words."""
    runs = _runs(sentence)
    return len(runs) >= 6 and len(runs & _runs(question)) >= ECHO * len(runs)


def is_list(sentence: str) -> bool:
    """A row of five or more bare terms: no sentence at all."""
    if len(content_words(sentence)) < LIST_ITEMS:
        return False
    parts = [part.strip() for part in re.split(r"[，,、;；/|]+", sentence.strip(" 。.!！?？")) if part.strip()]
    if len(parts) < LIST_ITEMS and not sentence.isascii():
        parts = [piece for part in parts for piece in part.split()]
    if len(parts) >= LIST_ITEMS and sum(map(_is_bare, parts)) >= 0.8 * len(parts):
        return True
    return is_dense(sentence) and (sentence.isascii() or not PREDICATE.search(sentence))


def is_dense(sentence: str) -> bool:
    """Hardly a function word among many: terms strung together, or a very terse answer.

    Terseness is fine in reply to a question of fact, but no account of what someone did.
    """
    words = tokens(sentence)
    if re.search(r"[=<>≤≥^]|[oO]\s*[(（]|\d\s*[+\-*/]", sentence):
        return False
    return len(words) >= DENSE_WORDS and len(content_words(sentence)) >= DENSE * len(words)


def _is_bare(item: str) -> bool:
    words = tokens(item)
    if any(word[0].isdigit() for word in words):
        return False
    most = 3 if item.isascii() else 2
    return len(words) <= most and len(content_words(item)) == len(words) and (item.isascii() or len(item) <= 6)
