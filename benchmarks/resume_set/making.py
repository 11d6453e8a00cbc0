"""The whole set: each layout with Chinese, English and mixed résumés."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from .layouts import LAYOUTS
from .people import Person, people
from .wording import Wording

# Of each layout: how many in which language.
SHARES = {"zh": 5, "en": 4, "mixed": 2}


@dataclass(frozen=True)
class Sample:
    name: str
    layout: str
    kind: str
    content: bytes
    truth: Person


def samples(*, seed: int = 1, layouts: tuple[str, ...] = tuple(LAYOUTS)) -> Iterator[Sample]:
    """The same set for the same seed."""
    for number, layout in enumerate(LAYOUTS):
        if layout not in layouts:
            continue
        for language, count in SHARES.items():
            for place, person in enumerate(
                people(count, language=language, seed=seed * 1000 + number * 10 + len(language))
            ):
                chance = random.Random(f"{seed}{layout}{language}{place}")
                kind, content = LAYOUTS[layout](person, Wording.drawn(chance, language), chance)
                yield Sample(f"{layout} {language} {place + 1}", layout, kind, content, person)
