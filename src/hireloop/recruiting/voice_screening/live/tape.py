"""Sound on its way into the vault: put in order, gathered to pieces of two seconds."""

from uuid import UUID

BYTES_PER_SAMPLE = 2
PIECE_SAMPLES = 2 * 16_000


class Gap(Exception):
    """Sound before this has not arrived; ``expected`` is the sample to go on from."""

    def __init__(self, expected: int) -> None:
        super().__init__(str(expected))
        self.expected = expected


class Tape:
    """One segment. ``kept`` samples are safe; what came after waits here."""

    def __init__(self, segment: UUID, *, kept: int = 0) -> None:
        self.segment, self.kept = segment, kept
        self._waiting = bytearray()

    @property
    def end(self) -> int:
        """The sample after the last one that is here."""
        return self.kept + len(self._waiting) // BYTES_PER_SAMPLE

    @property
    def is_due(self) -> bool:
        return len(self._waiting) >= PIECE_SAMPLES * BYTES_PER_SAMPLE

    def add(self, start: int, sound: bytes) -> bytes:
        """Take samples from ``start`` on; answers those that are new. Raises Gap."""
        if start > self.end:
            raise Gap(self.end)
        fresh = sound[(self.end - start) * BYTES_PER_SAMPLE :]
        fresh = fresh[: len(fresh) - len(fresh) % BYTES_PER_SAMPLE]
        self._waiting += fresh
        return fresh

    def waiting(self) -> tuple[int, bytes]:
        """Where what waits begins, and itself."""
        return self.kept, bytes(self._waiting)

    def keep(self, until: int) -> None:
        """Samples up to ``until`` are safe."""
        del self._waiting[: max(0, until - self.kept) * BYTES_PER_SAMPLE]
        self.kept = max(self.kept, until)
