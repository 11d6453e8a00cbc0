"""Money in contracts: integer fen, written in digits and in the Chinese characters that cannot be altered."""

import re
from decimal import Decimal, InvalidOperation

from hireloop.kernel.errors import N_, BadInput

DIGITS = "零壹贰叁肆伍陆柒捌玖"
PLACES = ("", "拾", "佰", "仟")
GROUPS = ("", "万", "亿", "万亿")
LARGEST_FEN = 10**15


def fen_of(text: str) -> int | None:
    """ "25,000.50" → 2500050; None for nothing. More than two decimals are refused, never rounded."""
    written = re.sub(r"[,，\s¥￥元]", "", text)
    if not written:
        return None
    try:
        amount = Decimal(written)
    except InvalidOperation:
        raise BadInput(
            N_("“%(text)s” is no amount: write it in digits, such as 25000 or 25000.50."), text=text
        ) from None
    fen = amount * 100
    if not fen.is_finite() or fen != fen.to_integral_value() or not 0 <= fen < LARGEST_FEN:
        raise BadInput(N_("“%(text)s” is no amount in yuan with at most two decimals."), text=text)
    return int(fen)


def yuan(fen: int) -> str:
    """2500050 → "25,000.50"; whole yuan without decimals."""
    whole, rest = divmod(fen, 100)
    return f"{whole:,}.{rest:02}" if rest else f"{whole:,}"


def plain_yuan(fen: int | None) -> str:
    """For an input field: "25000.50"."""
    return yuan(fen).replace(",", "") if fen is not None else ""


def in_characters(fen: int) -> str:
    """2500050 → "贰万伍仟元伍角整": 整 closes what has no fen, and 零 stands for jiao that are missing before fen."""
    whole, rest = divmod(fen, 100)
    jiao, cents = divmod(rest, 10)
    head = f"{_whole_in_characters(whole)}元" if whole else ""
    if not rest:
        return f"{head or '零元'}整"
    tail = f"{DIGITS[jiao]}角" if jiao else ("零" if whole else "")
    return f"{head}{tail}{DIGITS[cents]}分" if cents else f"{head}{tail}整"


def _whole_in_characters(number: int) -> str:
    words, group = "", 0
    lacks_zero = False
    while number:
        number, part = divmod(number, 10_000)
        if part:
            said = _four_digits(part)
            words = f"{said}{GROUPS[group]}{'零' if lacks_zero and words else ''}{words}"
            lacks_zero = part < 1000
        else:
            lacks_zero = bool(words)
        group += 1
    return words


def _four_digits(number: int) -> str:
    """1 to 9999, with one 零 for each gap inside."""
    words, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            words += ("零" if gap and words else "") + DIGITS[digit] + PLACES[place]
            gap = False
        else:
            gap = True
    return words
