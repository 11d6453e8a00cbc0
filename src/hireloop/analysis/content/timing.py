"""When a stretch of the transcript was said, from the recogniser's words."""

from bisect import bisect_right

from hireloop.analysis.model import Transcript


class WordTimes:
    """Times of places in a transcript; nothing where the words carry no times (typed answers)."""

    def __init__(self, transcript: Transcript) -> None:
        self.starts: list[int] = []
        self.times_ms: list[tuple[int, int]] = []
        at = 0
        for word in transcript.words:
            place = transcript.text.find(word.text, at)
            if place >= 0:
                self.starts.append(place)
                self.times_ms.append((word.start_ms, word.end_ms))
                at = place + len(word.text)

    def span_ms(self, start: int, end: int) -> tuple[int | None, int | None]:
        """First and last millisecond of ``text[start:end]``."""
        if not self.starts:
            return None, None
        first = max(0, bisect_right(self.starts, start) - 1)
        last = max(first, bisect_right(self.starts, end - 1) - 1)
        return self.times_ms[first][0], self.times_ms[last][1]
