"""A person's initials and the colour that goes with the name."""

from zlib import crc32

TONES = 6


def initials(name: str) -> str:
    """敏 for 张敏 (the given name's end), AL for Ada Lovelace."""
    words = name.split()
    if not words:
        return "?"
    if not words[-1].isascii():
        return words[-1][-2:] if len(words[-1]) > 2 else words[-1]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


def tone(name: str) -> int:
    """1 to ``TONES``, the same for the same name everywhere."""
    return crc32(name.encode()) % TONES + 1
