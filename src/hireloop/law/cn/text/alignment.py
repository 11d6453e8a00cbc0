"""Text as printed against text as read: which signs reading drops, and where the others stand."""

IGNORED = " \t\u3000\u00a0_＿\u200b\u2003\u2002\r"
FULL_WIDTH = {chr(0xFF01 + n): chr(0x21 + n) for n in range(94) if chr(0x21 + n).isalnum() or chr(0x21 + n) in "%./-~"}
# After a Chinese sign these are read as the Chinese ones.
PUNCTUATION = {",": "，", ".": "。", ":": "：", ";": "；"}


def plain_sign(sign: str) -> str:
    """A sign as it is read: nothing for blanks and underscores, half width for digits and letters."""
    return "" if sign in IGNORED else FULL_WIDTH.get(sign, sign)


def is_read_as(printed: str, read: str) -> bool:
    """Whether a sign is read so; a blank between cells may be read as a colon, a page's end as that of a paragraph."""
    return (
        plain_sign(printed) == read
        or PUNCTUATION.get(printed) == read
        or (read == "：" and printed in IGNORED)
        or (printed, read) == ("\f", "\n")
    )


def offset_in(printed: str, read: str, offset: int) -> int:
    """Where the sign at ``offset`` of the text as read stands in the text as printed."""
    if printed == read:
        return offset
    place = -1
    for sign in read[: offset + 1]:
        place += 1
        while place < len(printed) and not is_read_as(printed[place], sign):
            place += 1
    return min(place, len(printed))
