"""Money in whole fen, and how it is written: with separators, and in Chinese capitals (大写) for documents."""

DIGITS = "零壹贰叁肆伍陆柒捌玖"
WITHIN = ("", "拾", "佰", "仟")
GROUPS = ("", "万", "亿")
FEN_PER_YUAN = 100
MOST_FEN = 10**12 * FEN_PER_YUAN - 1


def yuan_text(fen: int) -> str:
    """ "12,345.60": two places only where there are fen."""
    sign, fen = ("-" if fen < 0 else ""), abs(fen)
    yuan, rest = divmod(fen, FEN_PER_YUAN)
    return f"{sign}{yuan:,}.{rest:02d}" if rest else f"{sign}{yuan:,}"


def in_capitals(fen: int) -> str:
    """ "壹万贰仟叁佰肆拾伍元陆角整" as the People's Bank of China has amounts written (支付结算办法, annex 1).

    Between 元 and 分 a missing 角 is read 零; whole 元 and whole 角 end with 整.
    """
    if abs(fen) > MOST_FEN:
        raise ValueError(f"amounts are written out up to {MOST_FEN} fen")
    sign, fen = ("负" if fen < 0 else ""), abs(fen)
    yuan, rest = divmod(fen, FEN_PER_YUAN)
    jiao, cents = divmod(rest, 10)
    words = f"{_integer(yuan)}元" if yuan else ""
    if not rest:
        return sign + (words or "零元") + "整"
    if jiao:
        words += DIGITS[jiao] + "角"
    elif yuan:
        words += "零"
    return sign + words + (DIGITS[cents] + "分" if cents else "整")


def _integer(number: int) -> str:
    """Groups of four digits; a gap of zeros, within a group or between two, is read once as 零."""
    groups: list[int] = []
    while number:
        number, group = divmod(number, 10_000)
        groups.append(group)
    words, has_gap = "", False
    for index in reversed(range(len(groups))):
        group = groups[index]
        if not group:
            has_gap = True
            continue
        if words and (has_gap or group < 1000):
            words += "零"
        words += _group(group) + GROUPS[index]
        has_gap = False
    return words


def _group(group: int) -> str:
    words, has_gap = "", False
    for place in reversed(range(4)):
        digit = group // 10**place % 10
        if not digit:
            has_gap = bool(words)
            continue
        words += ("零" if has_gap else "") + DIGITS[digit] + WITHIN[place]
        has_gap = False
    return words
