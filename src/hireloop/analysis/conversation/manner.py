"""How the machine behaves in a conversation: all of it settings, none of it haste."""

from dataclasses import dataclass

from hireloop.kernel.languages import Language

PATIENCE_CHOICES = (1500, 2500, 4000)
"""Quick, usual, unhurried: how long a silence after speech must last before an answer is taken to be over, in ms."""


@dataclass(frozen=True)
class Manner:
    """``silence_ms`` until the question is said once more; ``barge_in_ms`` of speech stop the machine's own.

    ``may_interrupt`` is False where the microphone hears the loudspeaker: then only the button interrupts.
    """

    language: Language = "zh"
    patience_ms: int = 2500
    silence_ms: int = 8000
    barge_in_ms: int = 350
    answer_limit_ms: int = 300_000
    may_interrupt: bool = True

    @property
    def most_patience_ms(self) -> int:
        """However much a speaker hesitates, no silence is waited out longer than this."""
        return max(8000, 2 * self.patience_ms)
