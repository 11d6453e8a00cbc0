"""The speaker's own part: what "I" did, against what "we" did."""

from dataclasses import dataclass

from hireloop.analysis.content.cues import cue
from hireloop.analysis.content.reading import Reading

# Three things done by oneself make the own part clear.
CLEAR = 3


@dataclass(frozen=True)
class OwnPart:
    """Sentences with something that the speaker did alone, and with something done together."""

    own_sentences: int
    team_sentences: int

    @property
    def clarity(self) -> float | None:
        """0-1; None where neither I nor we did anything, as in an answer about facts.

        Team work is no fault: "we" only counts down where "I" hardly appears.
        """
        if not self.own_sentences and not self.team_sentences:
            return None
        share = self.own_sentences / (self.own_sentences + self.team_sentences)
        return min(1.0, self.own_sentences / CLEAR) * min(1.0, 0.4 + share)


def own_part(reading: Reading) -> OwnPart:
    """Counts over the sentences that tell something; a sentence with both is the speaker's own."""
    own = [bool(cue("first_person_action").search(sentence.text)) for sentence in reading.shown]
    team = [bool(cue("team_action").search(sentence.text)) for sentence in reading.shown]
    return OwnPart(sum(own), sum(we and not i for i, we in zip(own, team, strict=True)))
